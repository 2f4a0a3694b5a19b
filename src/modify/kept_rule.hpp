// What a patch says of rows that are there is meant of rows to come, too: the rule that an operation implies
// for its column is kept, so that the next generation follows it.
//
// A rule goes on top of the one that the column has: under the operation's condition, with what was before in
// its "otherwise". In an expression the column itself stands for what it would hold otherwise, so "price
// * 1.1" raises prices that are drawn as ever.
#pragma once

#include "modify/undo_rows.hpp"

namespace synthgen::modify {

// What became of an operation's rule.
struct KeptRule {
  std::string before, after;  // documents of the column's rule; empty: none. `after` is empty if none is kept
  std::string note;           // why none is kept; empty if there is nothing to say
};

// Puts the rule that the operation implies in force. It is not kept where the caller does not own the table,
// where a key wants what it cannot promise, or where no row could be generated with it. Runs in the caller's
// transaction; the table is locked against other writers. Throws pg::Error or ServerError.
KeptRule keep_rule(const Target& target, const Operation& operation, const Terms& terms);

// Puts back the rule that a step replaced, unless the rule was changed since, or is another's to change:
// then a notice says so.
void restore_rule(const RecordedStep& recorded);

}  // namespace synthgen::modify
