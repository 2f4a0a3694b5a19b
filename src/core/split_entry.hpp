// Fields of word lists that hold several words or names.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace synthgen::core {

// What a separator stands between.
inline std::vector<std::string_view> split_entry(std::string_view text, char separator = '|') {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace synthgen::core
