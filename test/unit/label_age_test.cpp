#include "core/label_age.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

TEST(AgesOfLabel, KnowsWhomALabelNames) {
  auto const student = ages_of_label("Student");
  ASSERT_TRUE(student);
  EXPECT_LE(student->from, 18);
  EXPECT_LT(student->to, 40);
  EXPECT_GE(ages_of_label("SENIOR_CITIZEN")->from, 60);
  EXPECT_GE(ages_of_label("Rentner")->from, 55);
  EXPECT_EQ(ages_of_label("children")->to, ages_of_label("child")->to);
}

TEST(AgesOfLabel, FindsTheLongestNameWithin) {
  EXPECT_EQ(ages_of_label("young adult")->to, 30);
  EXPECT_EQ(ages_of_label("Student discount")->from, ages_of_label("student")->from);
}

TEST(AgesOfLabel, HasNothingToSayOfOthers) {
  EXPECT_FALSE(ages_of_label("Regular"));
  EXPECT_FALSE(ages_of_label("premium"));
  EXPECT_FALSE(ages_of_label(""));
}

}  // namespace
}  // namespace synthgen::core
