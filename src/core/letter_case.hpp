// ASCII letters in lower case, whatever the locale: what keeps texts apart also when case is ignored.
#pragma once

#include <string>
#include <string_view>

namespace synthgen::core {

inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace synthgen::core
