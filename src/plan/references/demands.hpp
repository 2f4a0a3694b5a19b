// What a row must have come to before others can belong to it, by the names of both: who refunds a payment
// has received it. Knows words alone; which rows demand what is data (data/lexicon/all/demand.tsv): a line
// has words for the rows, a . in front of those for a moment that all of them have, words for what they
// belong to, if not anything will do, and what they demand of it, the first demand first: an event that has
// happened, or one that labels name ("paid named"); with "up" also of what that belongs to.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/words.hpp"

namespace synthgen::plan {

// How far a status must say that a thing has come.
struct Demand {
  enum class Point {
    kAlive,    // no draft, and not called off
    kBegun,    // beyond what is only planned or asked for
    kOver,     // come to its end
    kReached,  // the event has happened
    kNamed,    // the same, of things whose labels name it
  };
  Point point = Point::kAlive;
  std::string_view event = {};
};

// What rows of a table, all of which have moments with these words, demand of those that they belong to, the
// first demand first: the first that some label meets and some does not counts. `follows_up` is set where
// that must hold of what these belong to, too.
std::span<const Demand> demands_of(const core::Words& table, const core::Words& moments,
                                   const core::Words& parent, bool& follows_up);

// Which of a status's labels meet a demand; none where it does not tell.
std::vector<bool> labels_meeting(const Demand& demand, std::span<const std::string> labels);

// Which labels stand for having got to what the rows of a table are, as "offer" does for offers: it, and what
// is listed after it. None where no label does.
std::vector<bool> labels_from_act(const core::Words& table, const core::Words& parent,
                                  std::span<const std::string> labels);

}  // namespace synthgen::plan
