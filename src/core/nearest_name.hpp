// Finds the name that a mistyped one was probably meant to be, for hints.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace synthgen::core {

// The name with the smallest edit distance (Levenshtein 1966, by bytes, case ignored); nothing is near if
// more than half of the letters would have to change: then the result is empty.
std::string nearest_name(std::string_view name, std::span<const std::string> known);

}  // namespace synthgen::core
