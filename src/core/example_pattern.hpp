// What a comment shows by way of example ("such as 2024WS", "e.g. ABC-0123"), or says in words ("3 letters
// and 4 digits"), as a regular expression.
#pragma once

#include <string>
#include <string_view>

namespace synthgen::core {

// The meaning of codes that follow the examples of their column's comment.
inline constexpr std::string_view kShownCode = "code.shown";

// The expression that codes like the comment's examples match: the same signs at the same places, other
// digits; a year stays a year, a quarter one of four, and
// 2024/25 are two years in a row. Empty if the comment shows no code. `free_letters`:
// letters vary, too.
std::string pattern_of_examples(std::string_view comment, bool free_letters);

}  // namespace synthgen::core
