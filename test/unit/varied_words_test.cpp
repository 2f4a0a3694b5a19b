// Words are joined where one is not enough; the server is not needed for it.
#include "core/varied_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace synthgen::core {
namespace {

TEST(VariedWords, JoinTwoDifferentWords) {
  std::vector<std::string> words = {"Books", "Music", "Toys"};
  add_varied(words, "joined", "en_US", 100, 0);
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
  add_varied(words, "joined", "en_US", 40, 0);
  EXPECT_EQ(words.size(), 40U);
  add_varied(more, "joined", "en_US", 300, 0);
  EXPECT_EQ(more.size(), 300U);
  EXPECT_TRUE(std::equal(words.begin(), words.end(), more.begin()));
  EXPECT_EQ(std::set(more.begin(), more.end()).size(), more.size());
  std::vector<std::string> narrow = {"Groceries", "Toys", "Pets"};
  add_varied(narrow, "joined", "en_US", 100, 12);
  EXPECT_EQ(narrow.size(), 4U);  // but for those with groceries
}

TEST(VariedWords, AreTagsWhereWordsAreSmall) {
  std::vector<std::string> words = {"eco", "winter", "sale"};
  add_varied(words, "joined", "en_US", 4, 0);
  EXPECT_EQ(words.size(), 4U);
  EXPECT_EQ(words.back().find(' '), std::string::npos);
}

TEST(VariedWords, AreQualifiedInTheirLanguage) {
  std::vector<std::string> words = {"Massage", "Breakfast", "Parking (one night)"};
  add_varied(words, "offer", "en_US", 20, 0);
  EXPECT_EQ(words.size(), 20U);
  EXPECT_EQ(std::set(words.begin(), words.end()).size(), words.size());
  for (std::size_t i = 3; i < words.size(); ++i)
    EXPECT_TRUE(words[i].ends_with(')') && !words[i].starts_with("Parking")) << words[i];
  std::vector<std::string> foreign = {"マッサージ"};
  add_varied(foreign, "offer", "ja_JP", 20, 0);
  EXPECT_EQ(foreign.size(), 1U);
}

TEST(VariedWords, HaveFormsBeforeAndBehind) {
  std::vector<std::string> words = {"Individual retirement", "Savings", "Student checking"};
  add_varied(words, "account", "en_US", 200, 0);
  EXPECT_EQ(words.size(), 200U);
  EXPECT_EQ(std::set(words.begin(), words.end()).size(), words.size());
  EXPECT_NE(std::find(words.begin(), words.end(), "Premium individual retirement"), words.end());
  EXPECT_NE(std::find(words.begin(), words.end(), "Savings Plus"), words.end());
  for (const std::string& word : words) EXPECT_FALSE(word.starts_with("Student student")) << word;
}

TEST(VariedWords, GoRoundWithTheOtherFieldsOfTheirRows) {
  std::vector<std::string> const single = {"Annual leave", "Sick leave", "Leave (half day)"};
  std::vector<std::string> words = single;
  EXPECT_EQ(add_rounds(words, patterns_of_variation("leave", "en_US"), 20, 0), 7U);
  ASSERT_EQ(words.size(), 21U);
  EXPECT_EQ(std::set(words.begin(), words.end()).size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i) EXPECT_TRUE(words[i].starts_with(single[i % 3])) << words[i];
}

TEST(VariedWords, AreForWhatCannotBeCounted) {
  EXPECT_EQ(variation_of("text.category", {}), "joined");
  EXPECT_EQ(variation_of("kind.complaint_reason", {}), "joined");
  EXPECT_EQ(variation_of("kind.hotel_service", {}), "offer");
  EXPECT_EQ(variation_of("kind.account_type", {}), "account");
  EXPECT_EQ(variation_of("company.department", "department_clinic"), "medical");
  EXPECT_EQ(variation_of("kind.equipment_name", {}), "counted");
  EXPECT_EQ(variation_of("company.name", {}), "");
}

}  // namespace
}  // namespace synthgen::core
