// Lists of words by which numbers are told apart: data/lexicon/all/number_word.tsv.
#pragma once

#include <span>
#include <string_view>

#include "core/words.hpp"

namespace synthgen::plan {

// Words in the singular, abbreviations written out. Empty for a name that no list has.
std::span<const std::string_view> number_words(std::string_view list);

// Whether one of the words is just one of a list; the words but for those of a list.
bool has_listed(const core::Words& words, std::string_view list);
core::Words without_listed(core::Words words, std::string_view list);

}  // namespace synthgen::plan
