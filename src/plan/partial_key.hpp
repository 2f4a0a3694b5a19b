// Partial unique indexes as conditions: a row outside the predicate is not in the index, and one for which an
// expression of the index is null is like no other.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Keeps all rows of the table out of the unique index `name`, by a condition beside its CHECK constraints,
// and forgets the key. False, with nothing changed, if the index has neither predicate nor expression, or if
// the other constraints want every row in it.
bool avoid_partial_key(TablePlan& table, const std::string& name);

}  // namespace synthgen::plan
