// What people call a thing when its word is taken: a category, a topic or a skill by two words joined, as
// "Sales & Marketing", or "eco-winter" for a tag; most others by what tells them from the others of their
// kind, as "Airport transfer (weekend)", "Premium savings", "Double Room with Balcony". The list "variation"
// says which things vary how, "variant" has what is said in a language. Things that one can count have a
// number instead ("Forklift 2").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// How texts of a meaning, or of the list that it draws from, vary: "joined", "counted" or an entry of the
// list "variant"; empty if they have no other form.
std::string_view variation_of(std::string_view semantic, std::string_view list);

// Adds varied words behind the words, at most so many that there are `wanted` texts and none is longer than
// `max_characters` (0: no limit). No two texts are alike, also when case is ignored, if no two words are. A
// greater `wanted` gives the same texts and more. There is nothing to add where the locale has no list
// "variant" of its own.
void add_varied(std::vector<std::string>& words, std::string_view variation, std::string_view locale,
                std::uint64_t wanted, std::size_t max_characters);

// The patterns of a variation, separated by |, with {} for the word; empty if there are none.
std::string_view patterns_of_variation(std::string_view variation, std::string_view locale);

// The same in rounds: the text at n * words.size() + i is the word i in its nth form, so that other fields
// of a list can go along. Where a word has none, its number stands behind it, n + 1. Returns the number of
// rounds, the words themselves being one.
std::size_t add_rounds(std::vector<std::string>& words, std::string_view patterns, std::uint64_t wanted,
                       std::size_t max_characters);

}  // namespace synthgen::core
