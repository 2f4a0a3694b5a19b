// What the random streams promise: every bit depends on every input, words are uniform, and the values
// never change by accident.
#include "core/hash.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <set>
#include <string>

namespace synthgen::core {
namespace {

// The share of output bits that change when input bit `bit` of `f` does, over many inputs.
template <typename F>
double changed_share(F f, int bit) {
  constexpr int kTrials = 4000;
  std::uint64_t changed = 0;
  for (int i = 0; i < kTrials; ++i) {
    std::uint64_t const x = static_cast<std::uint64_t>(i) * 977;
    changed += static_cast<std::uint64_t>(std::popcount(f(x) ^ f(x ^ (std::uint64_t{1} << bit))));
  }
  return static_cast<double>(changed) / (64.0 * kTrials);
}

TEST(Stream, EveryBitOfTheCounterChangesHalfOfTheWord) {
  Stream const stream(42);
  for (int bit = 0; bit < 64; ++bit)
    EXPECT_NEAR(changed_share([&](std::uint64_t x) { return stream.at(x); }, bit), 0.5, 0.02) << bit;
}

TEST(Stream, EveryBitOfTheKeyChangesHalfOfTheWord) {
  for (int bit = 0; bit < 64; ++bit)
    EXPECT_NEAR(changed_share([](std::uint64_t x) { return Stream(x).at(7); }, bit), 0.5, 0.02) << bit;
}

TEST(Stream, EveryBitOfASeedChangesHalfOfAMix) {
  for (int bit = 0; bit < 64; ++bit) {
    EXPECT_NEAR(changed_share([](std::uint64_t x) { return mix(x, 5); }, bit), 0.5, 0.02) << bit;
    EXPECT_NEAR(changed_share([](std::uint64_t x) { return mix(5, x); }, bit), 0.5, 0.02) << bit;
  }
}

// Chi-square over 256 cells; 255 degrees of freedom exceed 350 with probability below 1e-4.
TEST(Stream, EveryByteOfConsecutiveWordsIsUniform) {
  constexpr int kWords = 256 * 400;
  Stream const stream(1);
  for (int byte = 0; byte < 8; ++byte) {
    std::array<int, 256> counts{};
    for (int i = 0; i < kWords; ++i) ++counts[(stream.at(i) >> (8 * byte)) & 0xFF];
    double chi = 0;
    for (int const count : counts) chi += (count - 400.0) * (count - 400.0) / 400.0;
    EXPECT_LT(chi, 350) << "byte " << byte;
  }
}

TEST(Stream, NeighbouringStreamsAreUncorrelated) {
  constexpr int kWords = 100'000;
  Stream const one(1);
  Stream const other(2);
  double sum = 0;
  for (int i = 0; i < kWords; ++i) sum += (unit(one.at(i)) - 0.5) * (unit(other.at(i)) - 0.5);
  EXPECT_LT(std::abs(sum / kWords * 12), 0.015);
}

TEST(Stream, ForksDifferByPurposeAndFromTheirOrigin) {
  Stream const stream(9);
  std::set<std::uint64_t> keys{stream.key()};
  for (std::uint64_t i = 0; i < 1000; ++i) keys.insert(stream.fork(i).key());
  for (int i = 0; i < 1000; ++i) keys.insert(stream.fork("column " + std::to_string(i)).key());
  EXPECT_EQ(keys.size(), 2001u);
}

TEST(Stream, WordsAreThoseOfGeneratorVersionOne) {
  EXPECT_EQ(Stream(0).at(0), 0xe7157c6bd1493c30u);
  EXPECT_EQ(Stream(42).at(0), 0x7efdcde44104b8ccu);
  EXPECT_EQ(Stream(42).at(1), 0xd1caa56cdd9431f4u);
  EXPECT_EQ(Stream(42).fork(3).at(1), 0x5d6da17540990444u);
  EXPECT_EQ(Stream(42).fork("nulls").at(1), 0xe921448c7973c7fu);
  EXPECT_EQ(hash_bytes("library_mgm.books"), 0x338348b077c9caafu);
}

TEST(HashBytes, LengthAndTrailingZerosMatter) {
  EXPECT_NE(hash_bytes(std::string_view("a\0", 2)), hash_bytes("a"));
  EXPECT_NE(hash_bytes(""), hash_bytes(std::string_view("\0", 1)));
  EXPECT_NE(hash_bytes("12345678"), hash_bytes("123456789"));
}

TEST(Bounded, CoversTheRangeAndNothingElse) {
  EXPECT_EQ(bounded(0, 10), 0u);
  EXPECT_EQ(bounded(~std::uint64_t{0}, 10), 9u);
  EXPECT_EQ(bounded(~std::uint64_t{0}, 1), 0u);
  EXPECT_GE(unit(0), 0.0);
  EXPECT_LT(unit(~std::uint64_t{0}), 1.0);
}

}  // namespace
}  // namespace synthgen::core
