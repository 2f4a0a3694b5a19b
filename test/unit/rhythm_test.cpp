#include "core/rhythm.hpp"

#include <gtest/gtest.h>

#include "core/hash.hpp"

namespace synthgen::core {
namespace {

constexpr std::int64_t kSecondsADay = 86400;
constexpr std::int64_t kFar = 100'000;
constexpr Rhythm kOffice({2, 1, 1, 1, 1, 0, 0},
                         {0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

// 0 is Monday; 2000-01-01 was a Saturday.
std::int64_t weekday(std::int64_t day) {
  return ((day + 5) % 7 + 7) % 7;
}

TEST(Rhythm, DaysAreAsFrequentAsTheyWeigh) {
  Stream const stream(7);
  int counts[7] = {};
  constexpr int kDays = 60'000;
  for (int i = 0; i < kDays; ++i)
    ++counts[weekday(kOffice.settle_day(i - kDays / 2, -kFar, kFar, stream.at(i)))];
  EXPECT_NEAR(counts[0], kDays / 3.0, kDays * 0.01);
  for (int day = 1; day < 5; ++day) EXPECT_NEAR(counts[day], kDays / 6.0, kDays * 0.01);
  EXPECT_EQ(counts[5] + counts[6], 0);
}

TEST(Rhythm, HoursAreAsFrequentAsTheyWeigh) {
  Stream const stream(8);
  int nine = 0;
  constexpr int kMoments = 40'000;
  for (int i = 0; i < kMoments; ++i) {
    std::int64_t const second = kOffice.settle(i * 7919, 0, kFar * kSecondsADay, stream.at(i));
    EXPECT_LT(weekday(second / kSecondsADay), 5);
    std::int64_t const hour = second % kSecondsADay / 3600;
    ASSERT_TRUE(hour == 9 || hour == 10);
    nine += hour == 9;
  }
  EXPECT_NEAR(nine, kMoments * 0.75, kMoments * 0.01);
}

TEST(Rhythm, MovesWithinTheWeekUnlessABoundAsksForAnother) {
  Stream const stream(9);
  for (int i = 0; i < 1000; ++i) {
    std::int64_t const day = kOffice.settle_day(i, -kFar, kFar, stream.at(i));
    ASSERT_EQ((day + 5 + 7 * 1000) / 7, (i + 5 + 7 * 1000) / 7);
    std::int64_t const recent = kOffice.settle_day(i, i - 10, i, stream.at(i));
    ASSERT_TRUE(recent >= i - 10 && recent <= i && weekday(recent) < 5);
  }
}

TEST(Rhythm, LeavesAloneWhatHasNoOtherPlace) {
  Stream const stream(10);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(kOffice.settle_day(i, i, i, stream.at(i)), i);
    EXPECT_EQ(kOffice.settle(i * 1000, i * 1000 - 1, i * 1000, stream.at(i)), i * 1000);
  }
}

TEST(Rhythm, SeasonPrefersTheEndOfTheYear) {
  Stream const stream(11);
  int january = 0;
  int december = 0;
  constexpr int kTries = 20'000;
  constexpr std::int64_t kDecember15 = 714;  // of 2001
  for (int i = 0; i < kTries; ++i) {
    january += Season::includes(14, stream.at(i));
    december += Season::includes(kDecember15, stream.at(i));
  }
  EXPECT_EQ(december, kTries);
  EXPECT_NEAR(january, kTries * 140 / 256, kTries * 0.01);
  EXPECT_EQ(Season::includes(-366 - 17, 1), true);
}

}  // namespace
}  // namespace synthgen::core
