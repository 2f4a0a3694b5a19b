// The milestones of a thing's life, by the words that labels and columns have for them. Knows words alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/fields.hpp"

namespace synthgen::plan {

// How far a life has come, from what its labels and its dates are called. Events of rank 0 stand aside: they
// happen when a label says so, and nothing follows from others.
struct Milestone {
  std::string_view event;
  int rank;
  std::string_view words;  // of columns and labels, joined by |
};

using core::joined;

// Whether one of the words that | joins is this one.
bool is_one_of(std::string_view joined, std::string_view word);

// The milestone of a word; that of an event; that which a label names, if it does; that which two words at
// the front name together: "checked in". Null if there is none.
const Milestone* milestone(std::string_view word);
const Milestone* milestone_named(std::string_view event);
const Milestone* milestone_of(std::span<const std::string> words);
const Milestone* milestone_of_two(std::span<const std::string> words);

// How far a label that names no milestone says that things have come; -1 if it does not say.
int standing_of(std::span<const std::string> words);

}  // namespace synthgen::plan
