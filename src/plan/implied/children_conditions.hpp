// What rows demand of the key that they refer to: where orders of a kind have a table of their own, whose
// CHECK names the kind in the foreign key, there must be orders of that kind.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Adds to the table's CHECKs, and to its constraints, that a column of its key holds what some table asks of
// it that refers to it by several columns. As the catalog has it, whatever is filled. Throws pg::Error.
void add_conditions_of_children(TablePlan& table, Plan& plan);

}  // namespace synthgen::plan
