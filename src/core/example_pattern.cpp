#include "core/example_pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/letter_case.hpp"

namespace synthgen::core {

namespace {

// In lower case; behind them stands an example.
constexpr std::string_view kMarks[] = {
    "such as ",  "e.g. ",         "e.g.: ",        "e.g., ",      "eg. ",     "e.g.",
    "example: ", "example ",      "for instance ", "examples: ",  "format: ", "format ",
    "z. b. ",    "z.b. ",         "beispiel: ",    "p. ej. ",     "p.ej. ",   "por ejemplo ",
    "par ex. ",  "p. ex. ",       "par exemple ",  "ad esempio ", "ad es. ",  "por exemplo ",
    "bijv. ",    "bijvoorbeeld ", "np. "};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_joint(char c) {
  return c == '-' || c == '_' || c == '/' || c == '.' || c == '#';
}

// Reads a word that may be a code and moves behind it; empty if it ends in something else than a code does.
std::string_view take_code(std::string_view& text) {
  while (!text.empty() && (text[0] == '\'' || text[0] == '"' || text[0] == ' ')) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() &&
         (is_digit(text[end]) || is_upper(text[end]) || is_lower(text[end]) || is_joint(text[end])))
    ++end;
  std::string_view code = text.substr(0, end);
  text.remove_prefix(end);
  while (!code.empty() && (code.back() == '.' || code.back() == '/')) code.remove_suffix(1);
  constexpr std::string_view kBehind = " ,;:)'\"\n";
  bool const ends = text.empty() || kBehind.find(text[0]) != std::string_view::npos;
  if (!text.empty() && (text[0] == '\'' || text[0] == '"')) text.remove_prefix(1);
  return ends ? code : std::string_view();
}

// A code has letters and at least two digits; without a joint its letters are capitals.
bool is_code(std::string_view text) {
  constexpr std::size_t kShortest = 4, kLongest = 40;
  auto const count = [&](bool (*is)(char)) { return std::count_if(text.begin(), text.end(), is); };
  auto const lower = count(is_lower), upper = count(is_upper), joints = count(is_joint);
  return text.size() >= kShortest && text.size() <= kLongest && count(is_digit) >= 2 && lower + upper > 0 &&
         (lower == 0 || (upper == 0 && joints > 0));
}

bool is_year(std::string_view digits) {
  constexpr std::size_t kDigits = 4;
  return digits.size() == kDigits && (digits.starts_with("19") || digits.starts_with("20"));
}

std::string pattern_of(std::string_view code, bool free_letters) {
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
  for (std::string_view const link : {" or ", ", ", " and ", " oder ", " und ", " o ", " ou ", "; "})
    if (text.starts_with(link)) {
      text.remove_prefix(link.size());
      return true;
    }
  return false;
}

}  // namespace

std::string pattern_of_examples(std::string_view comment, bool free_letters) {
  std::string const lower = lower_ascii(comment);
  for (std::string_view const mark : kMarks) {
    std::size_t const found = lower.find(mark);
    if (found == std::string::npos) continue;
    std::string_view rest = comment.substr(found + mark.size());
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
  return {};
}

}  // namespace synthgen::core
