// What people call a category, a topic or a skill when its one word is taken: two words joined, as "Sales &
// Marketing", or "eco-winter" for a tag. Things that one can count have a number instead ("Forklift 2").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// Whether texts of this meaning may be joined.
bool may_be_paired(std::string_view semantic);

// Joins words two by two and adds the pairs behind them, at most so many that there are `wanted` texts and
// none is longer than `max_characters` (0: no limit). No two texts are alike, also when case is ignored, if
// no two words are. A greater `wanted` gives the same texts and more.
void add_pairs(std::vector<std::string>& words, std::uint64_t wanted, std::size_t max_characters);

}  // namespace synthgen::core
