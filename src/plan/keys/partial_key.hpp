// Partial unique indexes as conditions: a row outside the predicate is not in the index, and one for which an
// expression of the index is null is like no other.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Lets rows that the unique index `name` has no room for stay outside of it. False, with nothing changed, if
// the index has neither predicate nor expression, or if the other constraints want every row in it.
bool crowd_partial_key(TablePlan& table, const std::string& name);

// The same for all indexes that allow one row for each parent of a foreign key, under a predicate: their rows
// are spread over the parents.
void crowd_keys_of_parents(TablePlan& table);

}  // namespace synthgen::plan
