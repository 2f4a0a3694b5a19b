// What part an amount of money plays in the reckoning of its row, by the words of its name: a bill begins
// with what things cost, goes on with what is added or let off, and ends with what all of it comes to.
#pragma once

#include "core/words.hpp"

namespace synthgen::plan {

enum class AmountRole {
  kAside,    // no part of a reckoning: a limit, a plan, the price of one
  kBase,     // what things cost
  kAdded,    // what comes on top
  kTax,      // a share of what it is paid on
  kTaken,    // what is let off, or borne by somebody else
  kKept,     // what who handles the money keeps of it
  kPaid,     // what is paid already
  kUnknown,  // no word tells
};

enum class ResultKind {
  kNone,
  kPart,   // what some of one sort come to: all that is deducted
  kWhole,  // what all comes to
  kLeft,   // what is left of it after something is kept back
  kRest,   // what is still to be paid
};

AmountRole role_of_amount(const core::Words& words);

// Whether the name of an amount says that it is a result; which one is for the place among the others to say.
ResultKind result_named(const core::Words& words);

// What one of two who share a bill bears of it.
bool is_borne(const core::Words& words);

// The words of a result's name that say what it is of: "shipping" of "shipping_total"; none of "grand_total".
core::Words noun_of_result(const core::Words& words);

// What comes on top of something and is never all there is: shipping, a tip.
bool is_extra(const core::Words& words);

// Of its whole, the most that an amount comes to, in per mille.
int most_per_mille(AmountRole role, const core::Words& words);

}  // namespace synthgen::plan
