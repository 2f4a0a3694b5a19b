#include "core/opposites.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

TEST(Opposites, AreTheTwoEndsOfOneThingInEitherOrder) {
  EXPECT_TRUE(are_opposite("sender", "recipient"));
  EXPECT_TRUE(are_opposite("recipient", "sender"));
  EXPECT_FALSE(are_opposite("sender", "sender"));
  EXPECT_FALSE(are_opposite("sender", "origin"));
}

TEST(Opposites, AreNamesThatDifferInOneWordOnly) {
  EXPECT_TRUE(are_opposite(Words{"from", "city"}, Words{"to", "city"}));
  EXPECT_TRUE(are_opposite(Words{"origin"}, Words{"destination"}));
  EXPECT_FALSE(are_opposite(Words{"from", "city"}, Words{"to", "country"}));
  EXPECT_FALSE(are_opposite(Words{"city"}, Words{"city"}));
  EXPECT_FALSE(are_opposite(Words{"from"}, Words{"to", "city"}));
}

TEST(Opposites, HaveNoneForOrdinaryWords) {
  EXPECT_TRUE(opposites_of("city").empty());
  EXPECT_EQ(opposites_of("payer"), Words{"payee"});
}

}  // namespace
}  // namespace synthgen::core
