// Words, as core/name_words.hpp finds them in names.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

using Words = std::vector<std::string>;

// Whether one of the words, or its singular, is one of those wanted.
bool has_word(const Words& words, std::span<const std::string_view> wanted);
inline bool has_word(const Words& words, std::initializer_list<std::string_view> wanted) {
  return has_word(words, std::span(wanted.begin(), wanted.size()));
}

// Whether one of the words is just this one.
bool contains(const Words& words, const std::string& word);

// The singular of an English word; other words come back as they are.
std::string singular(std::string word);

}  // namespace synthgen::core
