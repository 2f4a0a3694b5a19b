#include "core/pace.hpp"

#include <gtest/gtest.h>

using synthgen::core::Pace;

namespace {

int calls_at_once(const Pace& pace, double now) {
  int calls = 0;
  while (pace.admits(calls, now)) ++calls;
  return calls;
}

}  // namespace

TEST(Pace, GrowsWithSuccessUpToTheLimit) {
  Pace pace(4, 10);
  EXPECT_EQ(calls_at_once(pace, 0), 2);
  for (int i = 0; i < 50; ++i) pace.succeeded();
  EXPECT_EQ(calls_at_once(pace, 0), 4);
}

TEST(Pace, NeverExceedsOneIfOneIsTheLimit) {
  Pace pace(1, 10);
  for (int i = 0; i < 50; ++i) pace.succeeded();
  EXPECT_EQ(calls_at_once(pace, 0), 1);
}

TEST(Pace, HalvesWhenTheServiceComplainsAndGrowsAgain) {
  Pace pace(8, 10);
  for (int i = 0; i < 100; ++i) pace.succeeded();
  pace.strained(0);
  EXPECT_EQ(calls_at_once(pace, 0), 4);
  pace.strained(0);
  EXPECT_EQ(calls_at_once(pace, 0), 2);
  for (int i = 0; i < 100; ++i) pace.succeeded();
  EXPECT_EQ(calls_at_once(pace, 0), 8);
}

TEST(Pace, RestsAfterFailuresInARowThenTriesOneCall) {
  Pace pace(8, 10);
  for (int i = 0; i < 4; ++i) pace.failed(100);
  EXPECT_GT(calls_at_once(pace, 100), 0);
  pace.failed(100);
  EXPECT_EQ(calls_at_once(pace, 109.9), 0);
  EXPECT_EQ(pace.resting_until(), 110);
  EXPECT_EQ(calls_at_once(pace, 110), 1);
}

TEST(Pace, RestsLongerEachTimeAndRecoversAtOnce) {
  Pace pace(8, 10);
  for (int i = 0; i < 6; ++i) pace.failed(0);
  EXPECT_EQ(pace.resting_until(), 20);
  for (int i = 0; i < 20; ++i) pace.failed(0);
  EXPECT_EQ(pace.resting_until(), 80);
  pace.succeeded();
  EXPECT_EQ(pace.resting_until(), 0);
  EXPECT_GE(calls_at_once(pace, 0), 2);
}
