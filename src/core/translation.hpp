// Names in other languages: which languages the words of a name are of, and what they are in English.
// The knowledge is data/vocabulary.tsv.
#pragma once

#include "core/naming_rules.hpp"

namespace synthgen::core::detail {

// The languages of words that can be no English ones.
Languages languages_of(const NamingRules& rules, const Words& words);

// Puts words of other languages into English, if one of them can be no English word; `context` are languages
// known from elsewhere. Of names that begin with a head the order is reversed, without the particles in
// between.
Words translate(const NamingRules& rules, const Words& words, Languages context);

}  // namespace synthgen::core::detail
