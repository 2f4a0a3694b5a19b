// Words are joined where one is not enough; the server is not needed for it.
#include "core/varied_words.hpp"

#include <gtest/gtest.h>

#include <set>

namespace synthgen::core {
namespace {

TEST(VariedWords, JoinTwoDifferentWords) {
  std::vector<std::string> words = {"Books", "Music", "Toys"};
  add_varied(words, Variation::kJoined, "en_US", 100, 0);
  EXPECT_EQ(words.size(), 6U);
  std::set<std::set<std::string>> pairs;
  for (std::size_t i = 3; i < words.size(); ++i) {
    std::size_t const joint = words[i].find(" & ");
    ASSERT_NE(joint, std::string::npos) << words[i];
    pairs.insert({words[i].substr(0, joint), words[i].substr(joint + 3)});
  }
  EXPECT_EQ(pairs,
            (std::set<std::set<std::string>>{{"Books", "Music"}, {"Music", "Toys"}, {"Books", "Toys"}}));
}

TEST(VariedWords, AreAsManyAsWantedAndFit) {
  std::vector<std::string> words;
  for (char c = 'A'; c <= 'Z'; ++c) words.push_back(std::string(3, c));
  std::vector<std::string> more = words;
  add_varied(words, Variation::kJoined, "en_US", 40, 0);
  EXPECT_EQ(words.size(), 40U);
  add_varied(more, Variation::kJoined, "en_US", 300, 0);
  EXPECT_EQ(more.size(), 300U);
  EXPECT_TRUE(std::equal(words.begin(), words.end(), more.begin()));
  EXPECT_EQ(std::set(more.begin(), more.end()).size(), more.size());
  std::vector<std::string> narrow = {"Groceries", "Toys", "Pets"};
  add_varied(narrow, Variation::kJoined, "en_US", 100, 12);
  EXPECT_EQ(narrow.size(), 4U);  // but for those with groceries
}

TEST(VariedWords, AreTagsWhereWordsAreSmall) {
  std::vector<std::string> words = {"eco", "winter", "sale"};
  add_varied(words, Variation::kJoined, "en_US", 4, 0);
  EXPECT_EQ(words.size(), 4U);
  EXPECT_EQ(words.back().find(' '), std::string::npos);
}

TEST(VariedWords, AreQualifiedInTheirLanguage) {
  std::vector<std::string> words = {"Massage", "Breakfast", "Parking (one night)"};
  add_varied(words, Variation::kQualified, "en_US", 20, 0);
  EXPECT_EQ(words.size(), 20U);
  EXPECT_EQ(std::set(words.begin(), words.end()).size(), words.size());
  for (std::size_t i = 3; i < words.size(); ++i)
    EXPECT_TRUE(words[i].ends_with(')') && !words[i].starts_with("Parking")) << words[i];
  std::vector<std::string> foreign = {"マッサージ"};
  add_varied(foreign, Variation::kQualified, "ja_JP", 20, 0);
  EXPECT_EQ(foreign.size(), 1U);
}

TEST(VariedWords, AreForWhatCannotBeCounted) {
  EXPECT_EQ(variation_of("text.category"), Variation::kJoined);
  EXPECT_EQ(variation_of("kind.complaint_reason"), Variation::kJoined);
  EXPECT_EQ(variation_of("kind.hotel_service"), Variation::kQualified);
  EXPECT_EQ(variation_of("kind.equipment_name"), Variation::kNone);
  EXPECT_EQ(variation_of("company.name"), Variation::kNone);
}

}  // namespace
}  // namespace synthgen::core
