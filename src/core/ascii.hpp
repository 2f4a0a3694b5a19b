// Characters and texts of ASCII, whatever the locale of the process.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace synthgen::core {

constexpr bool is_digit(std::uint32_t c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_lower(std::uint32_t c) noexcept {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(std::uint32_t c) noexcept {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_letter(std::uint32_t c) noexcept {
  return is_lower(c) || is_upper(c);
}
constexpr bool is_alnum(std::uint32_t c) noexcept {
  return is_letter(c) || is_digit(c);
}

constexpr char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char to_upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Whether a text is nothing but digits, and not empty.
constexpr bool is_all_digits(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
}

// The text without the blanks around it.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") noexcept {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace synthgen::core
