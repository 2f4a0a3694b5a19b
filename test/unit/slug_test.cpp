// Slugs are read by people and matched by patterns such as ^[a-z0-9]+(-[a-z0-9]+)*$.
#include "core/slug.hpp"

#include <gtest/gtest.h>

#include <string>

namespace synthgen::core {
namespace {

std::string slug(std::string_view text, std::size_t most = 40, std::string_view locale = "en_US") {
  char out[64];
  return {out, write_slug(text, Transliteration::of(locale), most, out)};
}

TEST(Slug, JoinsWordsByHyphens) {
  EXPECT_EQ(slug("Men's Watches & Jewelry"), "mens-watches-jewelry");
  EXPECT_EQ(slug("  10 Tips: how to...  win "), "10-tips-how-to-win");
}

TEST(Slug, WritesOtherLettersInAscii) {
  EXPECT_EQ(slug("Crème brûlée"), "creme-brulee");
  EXPECT_EQ(slug("Größe", 40, "de_DE"), "groesse");
}

TEST(Slug, TellsWordsOfLettersApart) {
  EXPECT_TRUE(is_told_by_slug("Home Decor"));
  EXPECT_TRUE(is_told_by_slug("3d Printing"));
  for (std::string_view const text :
       {"Home  Decor", " Home", "Home ", "Home & Decor", "Home-Decor", "Home 2", "Caf\xC3\xA9", "Men's", ""})
    EXPECT_FALSE(is_told_by_slug(text)) << text;
}

TEST(Slug, EndsWithALetter) {
  EXPECT_EQ(slug("Fleece Sleeping Bag", 6), "fleece");
  EXPECT_EQ(slug("Fleece Sleeping Bag", 7), "fleece");
  EXPECT_EQ(slug("Fleece Sleeping Bag", 8), "fleece-s");
}

TEST(Slug, IsNothingOfNothing) {
  EXPECT_EQ(slug(""), "");
  EXPECT_EQ(slug("---"), "");
}

}  // namespace
}  // namespace synthgen::core
