// Brings a boolean expression into negation normal form: conjunctions and disjunctions over atoms.
//
// A CHECK passes unless it is false, so every atom carries what is asked of it: not to be false (null
// passes) or to be true. Both distribute over AND and OR. Constructs that hide alternatives are
// opened: CASE, COALESCE, NULLIF, IS DISTINCT FROM, comparisons of conditions, counts of non-null
// columns, GREATEST and LEAST, lists, row comparisons.
//
// Everything here is palloc'd and trivially destructible; callers hold a guard.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "datatype/timestamp.h"
}

namespace synthgen::plan {

enum class Truth { kNotFalse, kTrue };

struct Condition {
  enum class Kind { kTrue, kFalse, kAnd, kOr, kAtom };
  Kind kind;
  List* parts;  // of Condition *, for kAnd and kOr
  Node* atom;
  Truth truth;  // asked of the atom
};

// The normal form of `expression`, in which constants were folded (fold_constants). May ereport.
Condition* normalise(Node* expression, Truth truth);

// `expression` with constant and stable parts replaced by their present values and NOT pushed down.
// For analysis only: now() becomes a constant. May ereport, also for what the expression itself raises.
Node* fold_constants(Node* expression);

// Whether the expression asks for the time; the same expression with `now` for the answer.
bool asks_for_now(Node* expression);
Node* with_now(Node* expression, TimestampTz now);

// Whether the expression mentions a column.
bool mentions_column(Node* expression);

}  // namespace synthgen::plan
