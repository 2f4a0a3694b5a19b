#include "core/occasion.hpp"

#include <gtest/gtest.h>

namespace {

using synthgen::core::begins_what_lasts;
using synthgen::core::days_after_occasion;
using synthgen::core::is_date_of_occasion;

TEST(Occasion, WhoTakesPartHasRegisteredBefore) {
  auto const days = days_after_occasion({"registered"}, {"runner"});
  ASSERT_TRUE(days);
  EXPECT_LT(days->greatest, 0);
}

TEST(Occasion, ResultsComeWithinDays) {
  auto const days = days_after_occasion({"approved"}, {"score"});
  ASSERT_TRUE(days);
  EXPECT_GE(days->least, 0);
  EXPECT_LE(days->greatest, 31);
}

TEST(Occasion, TheTableTellsWhereTheDateDoesNot) {
  EXPECT_TRUE(days_after_occasion({"noted"}, {"payment"}));
  EXPECT_FALSE(days_after_occasion({"noted"}, {"sighting"}));
}

TEST(Occasion, ATicketIsIssuedBeforeUnlikeOtherPapers) {
  ASSERT_TRUE(days_after_occasion({"issued"}, {"ticket"}));
  EXPECT_FALSE(days_after_occasion({"issued"}, {"fine"}));
}

TEST(Occasion, ThingsAreCalledByWhatIsDoneOnTheirDay) {
  EXPECT_TRUE(is_date_of_occasion({"donated"}, {"blood", "donations"}));
  EXPECT_TRUE(is_date_of_occasion({"race", "day"}, {"races"}));
  EXPECT_FALSE(is_date_of_occasion({"counted", "day"}, {"races"}));
}

TEST(Occasion, WhatBeginsSomethingTakesNoDay) {
  EXPECT_FALSE(is_date_of_occasion({"adopted"}, {"adoptions"}));
  EXPECT_TRUE(begins_what_lasts({"insurance", "claims"}));
  EXPECT_FALSE(begins_what_lasts({"concerts"}));
}

}  // namespace
