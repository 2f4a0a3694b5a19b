#include "core/act.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

TEST(Act, IsTheSameInAllItsForms) {
  EXPECT_TRUE(is_same_act("cancelled", "cancellation"));
  EXPECT_TRUE(is_same_act("verified", "verification"));
  EXPECT_TRUE(is_same_act("decided", "decision"));
  EXPECT_TRUE(is_same_act("recurring", "recurrence"));
  EXPECT_TRUE(is_same_act("waived", "waiver"));
  EXPECT_TRUE(is_same_act("paid", "payment"));
  EXPECT_TRUE(is_same_act("died", "death"));
  EXPECT_TRUE(is_same_act("bloqueado", "bloqueo"));
  EXPECT_TRUE(is_same_act("gesperrt", "sperrgrund"));
}

TEST(Act, IsNotAnotherOne) {
  EXPECT_FALSE(is_same_act("shipped", "paid"));
  EXPECT_FALSE(is_same_act("started", "stopped"));
  EXPECT_FALSE(is_same_act("ordered", "border"));
  EXPECT_FALSE(is_same_act("closed", "cloned"));
}

TEST(Act, MayBeUndone) {
  EXPECT_TRUE(is_undone_act("unsubscribe", "subscribed"));
  EXPECT_TRUE(is_undone_act("deactivation", "activated"));
  EXPECT_FALSE(is_undone_act("under", "der"));
  EXPECT_FALSE(is_undone_act("issued", "sued"));
}

}  // namespace
}  // namespace synthgen::core
