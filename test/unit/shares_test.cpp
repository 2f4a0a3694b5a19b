// Rows of a unique column that try several values must never try the same one.
#include "core/shares.hpp"

#include <gtest/gtest.h>

#include <map>

namespace synthgen::core {
namespace {

// Every value belongs to one row at most, whatever the attempt.
void expect_disjoint(std::uint64_t domain, std::uint64_t rows, std::uint64_t wanted) {
  Shares const shares(99, domain, rows, wanted);
  std::map<std::uint64_t, std::uint64_t> owner;
  for (std::uint64_t row = 0; row < std::min(rows, shares.rows()); ++row) {
    for (std::uint64_t attempt = 0; attempt < 2 * wanted; ++attempt) {
      std::uint64_t const value = shares.at(row, attempt);
      ASSERT_LT(value, domain);
      ASSERT_EQ(owner.try_emplace(value, row).first->second, row)
          << "domain " << domain << ", rows " << rows << ", attempt " << attempt;
    }
  }
}

TEST(Shares, AreDisjoint) {
  for (std::uint64_t const domain : {1, 2, 3, 7, 64, 100, 1000, 65537})
    for (std::uint64_t const rows : {1, 2, 5, 50, 99, 100, 700})
      for (std::uint64_t const wanted : {1, 2, 8, 64}) expect_disjoint(domain, rows, wanted);
  expect_disjoint(std::uint64_t{1} << 63, 500, 64);
}

TEST(Shares, ReachEveryOrderOfMagnitude) {
  Shares const shares(7, std::uint64_t{1} << 40, 100, 64);
  for (std::uint64_t row = 0; row < 100; ++row) {
    std::uint64_t smallest = ~std::uint64_t{0};
    std::uint64_t largest = 0;
    for (std::uint64_t attempt = 0; attempt < 64; ++attempt) {
      smallest = std::min(smallest, shares.at(row, attempt));
      largest = std::max(largest, shares.at(row, attempt));
    }
    EXPECT_LT(smallest, 100);
    EXPECT_GT(largest, std::uint64_t{1} << 38);
  }
}

TEST(Shares, FirstAttemptsSpreadOverTheWholeDomain) {
  Shares const shares(7, 1'000'000, 1000, 64);
  int upper_half = 0;
  for (std::uint64_t row = 0; row < 1000; ++row) upper_half += shares.at(row, 0) >= 500'000 ? 1 : 0;
  EXPECT_NEAR(upper_half, 500, 100);
}

TEST(Shares, OneValueEachIsAPermutation) {
  Shares const shares(7, 50, 50, 1);
  std::vector<std::uint64_t> numbers(50);
  for (std::uint64_t row = 0; row < 50; ++row) numbers[row] = row;
  shares.map(numbers);
  for (std::uint64_t row = 0; row < 50; ++row) EXPECT_EQ(numbers[row], Permutation(7, 50).at(row));
}

TEST(Shares, OfNothingAreZero) {
  Shares const shares(7, 0, 10, 64);
  EXPECT_EQ(shares.rows(), 0);
  EXPECT_EQ(shares.at(3, 1), 0);
}

}  // namespace
}  // namespace synthgen::core
