// A text as it stands in a URL: lower-case ASCII letters and digits, words joined by hyphens.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/transliteration.hpp"

namespace synthgen::core {

// Writes at most `most` bytes to `out`; returns how many. None if no letter of the text, which is UTF-8, is
// known.
std::size_t write_slug(std::string_view text, const Transliteration& letters, std::size_t most,
                       char* out) noexcept;

// Whether no other text of such letters has the same slug, but for the case of letters: words of ASCII
// letters and digits, one blank between two, the last sign a letter.
bool is_told_by_slug(std::string_view text) noexcept;

}  // namespace synthgen::core
