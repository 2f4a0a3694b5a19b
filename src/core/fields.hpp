// How the data files write what is in a field: several things (a|b), some of them oftener than others
// (a|3*b), and numbers.
#pragma once

#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// Calls use(part) for what stands between separators, a character or any of several; an empty text is one
// empty part.
template <typename Separators, typename Use>
void for_each_field(std::string_view text, Separators separators, Use use) {
  while (true) {
    std::size_t const end = text.find_first_of(separators);
    use(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> split_fields(std::string_view text, char separator);

// The parts with `separator` between them.
std::string joined(std::span<const std::string> parts, std::string_view separator = "_");

struct WeightedField {
  std::string_view text;
  int weight = 1;
};

// The parts of "a|3*b": b is three times as likely as a. Throws std::invalid_argument for a weight below 1.
std::vector<WeightedField> weighted_fields(std::string_view text);

// The number a text begins with, whatever the locale of the process; 0 where there is none.
template <typename Number = double>
Number number_in(std::string_view text) noexcept {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace synthgen::core
