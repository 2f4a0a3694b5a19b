// Words are joined where one is not enough; the server is not needed for it.
#include "core/paired_words.hpp"

#include <gtest/gtest.h>

#include <set>

namespace synthgen::core {
namespace {

TEST(PairedWords, JoinTwoDifferentWords) {
  std::vector<std::string> words = {"Books", "Music", "Toys"};
  add_pairs(words, 100, 0);
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

TEST(PairedWords, AreAsManyAsWantedAndFit) {
  std::vector<std::string> words;
  for (char c = 'A'; c <= 'Z'; ++c) words.push_back(std::string(3, c));
  std::vector<std::string> more = words;
  add_pairs(words, 40, 0);
  EXPECT_EQ(words.size(), 40U);
  add_pairs(more, 300, 0);
  EXPECT_EQ(more.size(), 300U);
  EXPECT_TRUE(std::equal(words.begin(), words.end(), more.begin()));
  EXPECT_EQ(std::set(more.begin(), more.end()).size(), more.size());
  std::vector<std::string> narrow = {"Groceries", "Toys", "Pets"};
  add_pairs(narrow, 100, 12);
  EXPECT_EQ(narrow.size(), 4U);  // but for those with groceries
}

TEST(PairedWords, AreTagsWhereWordsAreSmall) {
  std::vector<std::string> words = {"eco", "winter", "sale"};
  add_pairs(words, 4, 0);
  EXPECT_EQ(words.size(), 4U);
  EXPECT_EQ(words.back().find(' '), std::string::npos);
}

TEST(PairedWords, AreForWhatCannotBeCounted) {
  EXPECT_TRUE(may_be_paired("text.category"));
  EXPECT_TRUE(may_be_paired("kind.complaint_reason"));
  EXPECT_FALSE(may_be_paired("kind.equipment_name"));
  EXPECT_FALSE(may_be_paired("company.name"));
}

}  // namespace
}  // namespace synthgen::core
