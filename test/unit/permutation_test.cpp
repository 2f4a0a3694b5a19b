// Unique values rest on the permutation: it must be one for every size, and look random.
#include "core/permutation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/hash.hpp"

namespace synthgen::core {
namespace {

TEST(Permutation, IsABijectionWithItsInverseForEverySize) {
  std::vector<std::uint64_t> sizes;
  for (std::uint64_t n = 1; n <= 300; ++n) sizes.push_back(n);
  for (std::uint64_t const n : {1023, 1024, 1025, 4096, 10000, 65535, 65536, 65537, 262145})
    sizes.push_back(n);
  for (std::uint64_t const n : sizes) {
    Permutation const permutation(n * 31, n);
    std::vector<bool> seen(n);
    for (std::uint64_t x = 0; x < n; ++x) {
      std::uint64_t const y = permutation.at(x);
      ASSERT_LT(y, n);
      ASSERT_FALSE(seen[y]) << "size " << n;
      seen[y] = true;
      ASSERT_EQ(permutation.position(y), x) << "size " << n;
    }
  }
}

TEST(Permutation, IsInvertedOverHugeDomains) {
  Stream const stream(5);
  for (int bits = 17; bits <= 63; ++bits) {
    std::uint64_t const n = (std::uint64_t{1} << bits) - (bits < 63 ? 3 : 0);
    Permutation const permutation(7, n);
    for (std::uint64_t i = 0; i < 200; ++i) {
      std::uint64_t const x = bounded(stream.at(i), n);
      ASSERT_LT(permutation.at(x), n);
      ASSERT_EQ(permutation.position(permutation.at(x)), x);
    }
  }
}

TEST(Permutation, EveryArrangementOfFourOccurs) {
  std::vector<int> counts(256);
  for (std::uint64_t key = 0; key < 24'000; ++key) {
    Permutation const permutation(key, 4);
    ++counts[permutation.at(0) * 64 + permutation.at(1) * 16 + permutation.at(2) * 4 + permutation.at(3)];
  }
  int arrangements = 0;
  for (int const count : counts) {
    if (count == 0) continue;
    ++arrangements;
    EXPECT_NEAR(count, 1000, 400);
  }
  EXPECT_EQ(arrangements, 24);
}

TEST(Permutation, NeighboursLandApart) {
  constexpr std::uint64_t kSize = 100'000;
  Permutation const permutation(3, kSize);
  double distance = 0;
  for (std::uint64_t x = 0; x + 1 < kSize; ++x)
    distance += std::abs(static_cast<double>(permutation.at(x)) - static_cast<double>(permutation.at(x + 1)));
  EXPECT_NEAR(distance / kSize, kSize / 3.0, kSize / 100.0);
}

TEST(Permutation, ImagesAreThoseOfGeneratorVersionOne) {
  Permutation const permutation(42, 1000);
  EXPECT_EQ(permutation.at(0), 522u);
  EXPECT_EQ(permutation.at(1), 365u);
  EXPECT_EQ(permutation.at(999), 546u);
  EXPECT_EQ(Permutation(42, std::uint64_t{1} << 40).at(12345), 758181171187u);
}

}  // namespace
}  // namespace synthgen::core
