// The embedded lines of data/recognition.tsv, as its embedding script has checked and completed them.
#pragma once

#include <cstddef>
#include <string_view>

namespace synthgen::core::detail {

extern const std::string_view kRecognitionLines[];
extern const std::size_t kRecognitionLineCount;

}  // namespace synthgen::core::detail
