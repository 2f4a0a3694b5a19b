// The lists of words of data/recognition.tsv ("@list").
#pragma once

#include <string>
#include <string_view>

namespace synthgen::core {

// Whether a name, put into English, has a word of a list.
bool has_word_of(std::string_view name, const std::string& list);

}  // namespace synthgen::core
