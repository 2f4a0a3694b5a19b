// ASCII letters in lower case, whatever the locale: what keeps texts apart also when case is ignored. And
// labels as heads: with a capital letter, and blanks for underscores.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/ascii.hpp"

namespace synthgen::core {

inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = to_lower(c);
  return lower;
}

inline void make_head(char* text, std::size_t length) noexcept {
  for (std::size_t i = 0; i < length; ++i)
    if (text[i] == '_') text[i] = ' ';
  if (length > 0) text[0] = to_upper(text[0]);
}

inline std::string as_head(std::string_view text) {
  std::string head(text);
  make_head(head.data(), head.size());
  return head;
}

}  // namespace synthgen::core
