// What comments say of their columns as constraints would: the labels that there are, the range of a number,
// the label beside which there is a value at all.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Adds what comments say to the table's CHECKs, and to its constraints. Constraints and rules come first:
// what they say something of is left alone, and what goes with neither them nor the column's default is
// dropped. Throws ServerError.
void add_comment_conditions(TablePlan& table);

}  // namespace synthgen::plan
