#include "core/words.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

TEST(Words, AreFoundInEitherNumber) {
  EXPECT_TRUE(has_word({"order", "item"}, {"line", "item"}));
  EXPECT_TRUE(has_word({"customer", "replies"}, {"comment", "reply"}));
  EXPECT_TRUE(has_word({"goods"}, {"goods"}));
  EXPECT_FALSE(has_word({"order", "item"}, {"items"}));
  EXPECT_FALSE(has_word({"ordering"}, {"order"}));
  EXPECT_FALSE(has_word({}, {"item"}));
}

TEST(Words, HaveASingular) {
  EXPECT_EQ(singular("orders"), "order");
  EXPECT_EQ(singular("categories"), "category");
  EXPECT_EQ(singular("addresses"), "address");
  EXPECT_EQ(singular("boxes"), "box");
  EXPECT_EQ(singular("people"), "person");
}

TEST(Words, InTheSingularStayAsTheyAre) {
  for (const char* word : {"order", "address", "status", "basis", "gas", "series", "is"})
    EXPECT_EQ(singular(word), word);
}

}  // namespace
}  // namespace synthgen::core
