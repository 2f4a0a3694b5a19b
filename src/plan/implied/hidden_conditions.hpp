// Conditions that nobody wrote as such: a generated column must be computed without an error, and one that is
// NOT NULL must not be null.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Adds to the table's CHECKs, and to its constraints, those that generated columns impose which are NOT NULL
// or of several columns: of each that fails for some of the values that its columns would be given. Throws
// pg::Error.
void add_hidden_conditions(TablePlan& table, const generate::Context& context);

}  // namespace synthgen::plan
