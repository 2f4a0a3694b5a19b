// How far things have come, by the labels of their status: a rank, as milestones.hpp has it. Knows words
// alone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::plan {

// From this rank on a life is over.
inline constexpr int kFirstDone = 60;

// How far a thing so labelled has come; 0 if it stands aside, -1 if the label says nothing.
int label_rank(std::string_view label);

// The same for all labels of a status. They are mostly listed in the order in which they come about: what is
// on its way in front of the label that says it is paid has not been paid for yet, and labels that say
// nothing stand where they are listed.
std::vector<int> label_ranks(std::span<const std::string> labels);

// Whether a label undoes what was done before it.
bool undoes(std::string_view label);

// "Delivering" goes on, whatever comes of it.
bool goes_on(std::string_view label);

}  // namespace synthgen::plan
