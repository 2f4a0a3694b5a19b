#include "core/popularity.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

TEST(PopularitySkew, TellsFavoritesFromWhatIsSharedOutEvenly) {
  EXPECT_GT(popularity_skew("products"), popularity_skew("class_sections"));
  EXPECT_GT(popularity_skew("class_sections"), popularity_skew("time_slots"));
  EXPECT_EQ(popularity_skew("Hashtag"), popularity_skew("hashtags"));
}

TEST(PopularitySkew, KnowsSomethingOfEverything) {
  for (auto const* const table : {"", "xyzzy", "shop_products"}) {
    EXPECT_GT(popularity_skew(table), 0) << table;
    EXPECT_LT(popularity_skew(table), 1) << table;
  }
}

}  // namespace
}  // namespace synthgen::core
