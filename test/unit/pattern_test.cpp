// Every text that a pattern writes must match it, and all of them must differ. std::regex serves as the
// second opinion where its syntax agrees with PostgreSQL's.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // g++ 12 warns inside <regex> under sanitizers
#endif

#include "core/pattern.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "core/hash.hpp"

namespace synthgen::core {
namespace {

std::string text_at(const Pattern& pattern, std::uint64_t index) {
  std::string text(pattern.max_bytes() + 4, '\0');
  text.resize(pattern.write(index, text.data(), text.size()));
  return text;
}

std::optional<Pattern> compile(std::string expression) {
  PatternRequest request;
  request.matches = {std::move(expression)};
  return Pattern::compile(request);
}

std::set<std::string> all_texts(const Pattern& pattern) {
  std::set<std::string> texts;
  for (std::uint64_t i = 0; i < pattern.capacity(); ++i) texts.insert(text_at(pattern, i));
  return texts;
}

class PatternMatches : public testing::TestWithParam<const char*> {};

TEST_P(PatternMatches, texts_match_and_differ) {
  auto const pattern = compile(GetParam());
  ASSERT_TRUE(pattern.has_value());
  std::regex const engine(GetParam());
  std::set<std::string> seen;
  std::uint64_t const count = std::min<std::uint64_t>(pattern->capacity(), 3000);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::uint64_t const index = i * (pattern->capacity() / count);
    std::string const text = text_at(*pattern, index);
    EXPECT_LE(text.size(), pattern->max_bytes());
    EXPECT_TRUE(std::regex_search(text, engine)) << text;
    seen.insert(text);
  }
  EXPECT_EQ(seen.size(), count);
  for (std::uint64_t i = 0; i < 200; ++i) {
    std::uint64_t const index = pattern->pick(mix(i, 7));
    ASSERT_LT(index, pattern->capacity());
    EXPECT_TRUE(std::regex_search(text_at(*pattern, index), engine));
  }
}

INSTANTIATE_TEST_SUITE_P(
    RealSchemas, PatternMatches,
    testing::Values("^[A-Z]{2}[0-9]{4}$", "^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}$", "^\\+?[0-9 ()-]{7,20}$",
                    "^(foo|bar|baz)+$", "^#[0-9a-fA-F]{6}$", "^(\\d{3})-(\\d{3})-(\\d{4})$", "[0-9]",
                    "^[^@]+@[^@]+$", "^.{3,10}$", "^https?://", "^[A-Za-z]+( [A-Za-z]+)*$",
                    "^(a|ab)(c|bcd)(d*)$", "^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", "^\\w+\\s\\S+$", "^$|^x+$",
                    "^(?=.*[A-Z])(?=.*\\d)(?!.*00).{8,12}$", "^[+-]?\\d+(\\.\\d+)?$",
                    "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
                    "^(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$", "^.{1,200}$",
                    "^\\{.*\\}$", "a.c", "^x{0,3}y??$"));

TEST(Pattern, counts_ambiguous_expressions_once) {
  auto const pattern = compile("^(a|a|aa)(a|b)$");
  ASSERT_TRUE(pattern.has_value());
  EXPECT_EQ(all_texts(*pattern), (std::set<std::string>{"aa", "ab", "aaa", "aab"}));
  EXPECT_EQ(pattern->capacity(), 4u);
}

TEST(Pattern, writes_one_case_of_a_letter) {
  EXPECT_EQ(compile("^[A-Za-z]$")->capacity(), 26u);
  EXPECT_EQ(text_at(*compile("^[A-Z]$"), 0), "A");
  EXPECT_EQ(text_at(*compile("(?i)^ABC$"), 0), "abc");
}

TEST(Pattern, knows_classes_escapes_and_options) {
  EXPECT_EQ(compile("^[[:digit:]]{3}$")->capacity(), 1000u);
  EXPECT_EQ(compile("^[\\d_]$")->capacity(), 10u);
  EXPECT_EQ(text_at(*compile("^\\u00e9\\x41$"), 0),
            "\xC3\xA9"
            "A");
  EXPECT_EQ(text_at(*compile("***=a.b*"), 0), "a.b*");
  EXPECT_EQ(text_at(*compile("(?x)^ a b # comment\n c $"), 0), "abc");
  EXPECT_EQ(text_at(*compile("^[]]$"), 0), "]");
  EXPECT_EQ(text_at(*compile("^a{$"), 0), "a{");
  EXPECT_EQ(text_at(*compile("\\Aab\\Z"), 0), "ab");
  EXPECT_EQ(text_at(*compile("^€$"), 0), "€");
}

TEST(Pattern, honours_length_and_case) {
  PatternRequest request;
  request.matches = {"^[A-Za-z]+$"};
  request.min_characters = 2;
  request.max_characters = 3;
  request.upper_case = true;
  auto const pattern = Pattern::compile(request);
  ASSERT_TRUE(pattern.has_value());
  EXPECT_EQ(pattern->capacity(), 26u * 26 + 26u * 26 * 26);
  EXPECT_EQ(text_at(*pattern, 0), "AA");
}

TEST(Pattern, satisfies_several_conditions_at_once) {
  PatternRequest request;
  request.matches = {"^[a-z0-9]{4}$", "[0-9]$", "^z"};
  request.matches_not = {"a", "00"};
  auto const pattern = Pattern::compile(request);
  ASSERT_TRUE(pattern.has_value());
  EXPECT_EQ(
      pattern->capacity(), 34u * 0 + [] {
        std::uint64_t count = 0;
        std::string const symbols = "0123456789bcdefghijklmnopqrstuvwxyz";
        for (char const a : symbols)
          for (char const b : symbols)
            for (char c = '0'; c <= '9'; ++c)
              if (!(a == '0' && b == '0') && !(b == '0' && c == '0')) ++count;
        return count;
      }());
}

TEST(Pattern, goes_on_around_a_match_where_more_is_wanted) {
  PatternRequest longer;
  longer.matches = {"^[A-Z]"};
  longer.min_characters = 3;
  longer.max_characters = 8;
  auto const words = Pattern::compile(longer);
  ASSERT_TRUE(words);
  char text[64];
  for (std::uint64_t i = 0; i < 100; ++i) {
    std::size_t const length = words->write(words->pick(mix(i, 1)), text, sizeof text);
    EXPECT_GE(length, 3);
    EXPECT_LE(length, 8);
    EXPECT_TRUE(text[0] >= 'A' && text[0] <= 'Z');
  }

  PatternRequest many;
  many.matches = {"^[A-Z]"};
  EXPECT_EQ(Pattern::compile(many)->capacity(), 26);
  many.enough = 1000;
  EXPECT_GE(Pattern::compile(many)->capacity(), 1000);
  many.matches = {"^[A-Z]$"};
  EXPECT_EQ(Pattern::compile(many)->capacity(), 26);
}

TEST(Pattern, refuses_what_cannot_be) {
  EXPECT_FALSE(compile("(").has_value());
  EXPECT_FALSE(compile("[z-a]").has_value());
  EXPECT_FALSE(compile("a$b").has_value());
  EXPECT_FALSE(compile("*").has_value());
  PatternRequest request;
  request.matches = {"^[a-z]{5}$"};
  request.max_characters = 4;
  EXPECT_FALSE(Pattern::compile(request).has_value());
}

TEST(Pattern, says_when_it_is_not_exact) {
  EXPECT_TRUE(compile("^(?=.*a).+$")->exact());
  EXPECT_FALSE(compile("^(a|b)\\1$")->exact());
  EXPECT_FALSE(compile("^x(?!y).$")->exact());
}

TEST(Pattern, keeps_several_numbers_short) {
  PatternRequest request;
  request.matches = {"^\\d+\\.\\d+\\.\\d+$"};
  auto const version = Pattern::compile(request);
  ASSERT_TRUE(version.has_value());
  EXPECT_EQ(version->max_bytes(), 8U);
  // A single one has room, and so have several where more texts are wanted.
  request.enough_short = std::uint64_t{1} << 40;
  EXPECT_GT(Pattern::compile(request)->max_bytes(), 8U);
  request = {};
  request.matches = {"^INV-\\d+$"};
  EXPECT_GT(Pattern::compile(request)->max_bytes(), 6U);
}

TEST(Pattern, survives_catastrophic_expressions) {
  EXPECT_TRUE(compile("^(a+)+$").has_value());
  EXPECT_TRUE(compile("^(([a-z])+.)+[A-Z]([a-z])+$").has_value());
  compile("^(a|b)*a(a|b){20}$");
  compile("^((((x{255}){255}){255}){255})$");
}

}  // namespace
}  // namespace synthgen::core
