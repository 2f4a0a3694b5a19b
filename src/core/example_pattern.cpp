#include "core/example_pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/ascii.hpp"
#include "core/comment_marks.hpp"

namespace synthgen::core {

namespace {

bool is_joint(char c) {
  return c == '-' || c == '_' || c == '/' || c == '.' || c == '#';
}

// Reads a word that may be a code and moves behind it; empty if it ends in something else than a code does.
std::string_view take_code(std::string_view& text) {
  while (!text.empty() && (text[0] == '\'' || text[0] == '"' || text[0] == ' ')) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() && (is_alnum(text[end]) || is_joint(text[end]))) ++end;
  std::string_view code = text.substr(0, end);
  text.remove_prefix(end);
  while (!code.empty() && (code.back() == '.' || code.back() == '/')) code.remove_suffix(1);
  constexpr std::string_view kBehind = " ,;:)'\"\n";
  bool const ends = text.empty() || kBehind.find(text[0]) != std::string_view::npos;
  if (!text.empty() && (text[0] == '\'' || text[0] == '"')) text.remove_prefix(1);
  return ends ? code : std::string_view();
}

// A code has at least two digits, and letters or a joint that is no decimal point; without a joint its
// letters are capitals.
bool is_code(std::string_view text) {
  constexpr std::size_t kShortest = 4, kLongest = 40;
  auto const count = [&](auto is) { return std::count_if(text.begin(), text.end(), is); };
  auto const lower = count(is_lower), upper = count(is_upper), joints = count(is_joint);
  return text.size() >= kShortest && text.size() <= kLongest && count(is_digit) >= 2 &&
         (lower + upper > 0 || joints > std::count(text.begin(), text.end(), '.')) &&
         (lower == 0 || (upper == 0 && joints > 0));
}

bool is_year(std::string_view digits) {
  constexpr std::size_t kDigits = 4;
  return digits.size() == kDigits && (digits.starts_with("19") || digits.starts_with("20"));
}

// "2024/25" and "2024-2025": two years in a row; empty if the code is something else.
std::string pattern_of_two_years(std::string_view code) {
  constexpr std::size_t kDigits = 4;
  constexpr int kFirst = 2010, kLast = 2029;
  if (code.size() < kDigits + 3 || !is_year(code.substr(0, kDigits)) || !is_joint(code[kDigits])) return {};
  std::string_view const second = code.substr(kDigits + 1);
  auto const next = [&](int year) { return std::to_string(year + 1).substr(kDigits - second.size()); };
  if (second.size() > kDigits || second != next(std::stoi(std::string(code.substr(0, kDigits))))) return {};
  std::string pattern;
  for (int year = kFirst; year <= kLast; ++year)
    pattern += (pattern.empty() ? "" : "|") + std::to_string(year) + code[kDigits] + next(year);
  return pattern;
}

std::string pattern_of(std::string_view code, bool free_letters) {
  if (std::string years = pattern_of_two_years(code); !years.empty()) return years;
  std::string pattern;
  bool behind_year = false;
  for (std::size_t i = 0; i < code.size();) {
    std::size_t end = i;
    if (is_digit(code[i])) {
      while (end < code.size() && is_digit(code[end])) ++end;
      std::string_view const digits = code.substr(i, end - i);
      bool const quarter = digits.size() == 1 && i > 0 && (code[i - 1] == 'Q' || code[i - 1] == 'q');
      if (is_year(digits))
        pattern += free_letters ? "(19[5-9][0-9]|20[0-2][0-9])" : "20[0-2][0-9]";
      else if (quarter)
        pattern += "[1-4]";
      else if (behind_year && digits.size() == 2)
        pattern += "(0[1-9]|1[0-2])";
      else
        pattern += "[0-9]{" + std::to_string(digits.size()) + "}";
      behind_year = is_year(digits);
    } else if (is_joint(code[i])) {
      pattern += code[i] == '.' ? std::string("[.]") : std::string(1, code[i]);
      end = i + 1;
    } else {
      while (end < code.size() && (is_upper(code[end]) || is_lower(code[end]))) ++end;
      bool const before_quarter = end - i == 1 && (code[i] == 'Q' || code[i] == 'q');
      if (free_letters && !before_quarter)
        pattern += (is_upper(code[i]) ? "[A-Z]{" : "[a-z]{") + std::to_string(end - i) + "}";
      else
        pattern += code.substr(i, end - i);
      behind_year = false;
    }
    i = end;
  }
  return pattern;
}

// Takes off what stands between two examples.
bool take_link(std::string_view& text) {
  if (text.starts_with(", ") || text.starts_with("; ")) {
    text.remove_prefix(2);
    (void)take_mark(text, "and");
    return true;
  }
  return text.starts_with(" ") && take_mark(text, "and");
}

// How many signs of a sort a text begins with, in digits or as a word; 0 if it does not begin with a number.
int take_count(std::string_view& text) {
  static constexpr std::string_view kNumbers[] = {"one",  "two", "three", "four",
                                                  "five", "six", "seven", "eight"};
  while (!text.empty() && text[0] == ' ') text.remove_prefix(1);
  std::string_view const word = text.substr(0, text.find(' '));
  auto const* const spelt = std::find(std::begin(kNumbers), std::end(kNumbers), word);
  int const count = spelt != std::end(kNumbers)             ? static_cast<int>(spelt - kNumbers) + 1
                    : word.size() == 1 && is_digit(word[0]) ? word[0] - '0'
                                                            : 0;
  if (count > 0) text.remove_prefix(word.size());
  return count;
}

// "3 letters and 4 digits", where a comment says nothing else.
std::string pattern_in_words(std::string_view comment) {
  std::string pattern;
  int parts = 0;
  do {
    int const count = take_count(comment);
    bool const letters = count > 0 && take_mark(comment, "letters");
    if (!letters && (count == 0 || !take_mark(comment, "digits"))) return {};
    pattern += (letters ? "[A-Z]{" : "[0-9]{") + std::to_string(count) + "}";
    ++parts;
  } while (take_mark(comment, "and") || take_link(comment));
  return parts > 1 && comment.find_first_not_of(". ") == std::string_view::npos ? "^" + pattern + "$" : "";
}

}  // namespace

std::string pattern_of_examples(std::string_view comment, bool free_letters) {
  for (std::string_view rest : behind_marks(comment, "example")) {
    std::vector<std::string> patterns;
    do {
      std::string_view const code = take_code(rest);
      if (!is_code(code)) break;
      std::string pattern = pattern_of(code, free_letters);
      if (std::find(patterns.begin(), patterns.end(), pattern) == patterns.end())
        patterns.push_back(std::move(pattern));
    } while (take_link(rest));
    if (patterns.empty()) continue;
    std::string all;
    for (const std::string& pattern : patterns) all += (all.empty() ? "" : "|") + pattern;
    return "^(?:" + all + ")$";
  }
  return pattern_in_words(comment);
}

}  // namespace synthgen::core
