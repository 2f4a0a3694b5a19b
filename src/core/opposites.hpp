// Words for the two ends of one thing: from and to, sender and recipient, home and away. What names tell
// apart by them is not the same. The words are data (data/lexicon/all/opposite.tsv).
#pragma once

#include "core/words.hpp"

namespace synthgen::core {

// Whether the words are the two ends of one thing, whichever comes first.
bool are_opposite(const std::string& one, const std::string& other);

// Whether two names are the same but for one word, in which they are opposite.
bool are_opposite(const Words& one, const Words& other);

// Whether names of whatever else have opposite words: who buys as a "buyer" and "original_seller".
bool name_two_ends(const Words& one, const Words& other);

// The words for the other end; empty if the word is none for an end.
Words opposites_of(const std::string& word);

}  // namespace synthgen::core
