// How often the labels of a status, a kind or a level occur: most things have come to their regular end,
// exceptions are rare, and what nobody knows is mostly listed by its importance.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

// Weights of labels beside each other, from 1 on; the words are those of data/lexicon/all/label_share.tsv.
std::vector<std::uint64_t> label_shares(std::span<const std::string> labels);

// The words of that list, in order, without those of several; and whether a word is one of it.
const std::vector<std::string>& words_of_shares();
bool has_share(std::string_view word);

}  // namespace synthgen::core
