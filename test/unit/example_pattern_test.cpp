// What comments show by way of example becomes an expression.
#include "core/example_pattern.hpp"

#include <gtest/gtest.h>

namespace synthgen::core {
namespace {

TEST(ExamplePattern, reads_codes) {
  EXPECT_EQ(pattern_of_examples("such as 2024WS or 2025SS", false), "^(?:20[0-2][0-9]WS|20[0-2][0-9]SS)$");
  EXPECT_EQ(pattern_of_examples("Ticket, e.g. IN-0042.", false), "^(?:IN-[0-9]{4})$");
  EXPECT_EQ(pattern_of_examples("z. B. 2024-Q3", false), "^(?:20[0-2][0-9]-Q[1-4])$");
  EXPECT_EQ(pattern_of_examples("format: 'AB-2024-07'", true),
            "^(?:[A-Z]{2}-(19[5-9][0-9]|20[0-2][0-9])-(0[1-9]|1[0-2]))$");
}

TEST(ExamplePattern, reads_years_in_a_row) {
  std::string const years = pattern_of_examples("e.g. 2024/25", false);
  EXPECT_NE(years.find("|2019/20|"), std::string::npos) << years;
  EXPECT_EQ(years.find("2024/26"), std::string::npos) << years;
  EXPECT_EQ(pattern_of_examples("e.g. 0711/4402", false), "^(?:[0-9]{4}/[0-9]{4})$");
}

TEST(ExamplePattern, reads_counts_of_letters_and_digits) {
  EXPECT_EQ(pattern_of_examples("3 letters and 4 digits", false), "^[A-Z]{3}[0-9]{4}$");
  EXPECT_EQ(pattern_of_examples("two capital letters, 6 digits.", false), "^[A-Z]{2}[0-9]{6}$");
  EXPECT_EQ(pattern_of_examples("3 letters and a stamp", false), "");
}

TEST(ExamplePattern, leaves_words_and_numbers_alone) {
  EXPECT_EQ(pattern_of_examples("e.g. B2B", false), "");
  EXPECT_EQ(pattern_of_examples("such as apples or pears", false), "");
  EXPECT_EQ(pattern_of_examples("e.g. someone1@example22.com", false), "");
  EXPECT_EQ(pattern_of_examples("for example 12 or 24", false), "");
  EXPECT_EQ(pattern_of_examples("the code 2024WS", false), "");
}

}  // namespace
}  // namespace synthgen::core
