// What people call a thing when its word is taken: a category, a topic or a skill by two words joined, as
// "Sales & Marketing", or "eco-winter" for a tag; a service, a fee or a training by what tells it from the
// others of its kind, as "Airport transfer (weekend)". Things that one can count have a number instead
// ("Forklift 2").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

enum class Variation { kNone, kJoined, kQualified };

// How texts of this meaning vary.
Variation variation_of(std::string_view semantic);

// Adds varied words behind the words, at most so many that there are `wanted` texts and none is longer than
// `max_characters` (0: no limit). No two texts are alike, also when case is ignored, if no two words are. A
// greater `wanted` gives the same texts and more. What qualifies is the list "variant" of the locale; there
// is nothing to add where the locale has none of its own.
void add_varied(std::vector<std::string>& words, Variation variation, std::string_view locale,
                std::uint64_t wanted, std::size_t max_characters);

}  // namespace synthgen::core
