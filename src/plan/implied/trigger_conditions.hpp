// What triggers demand of the rows that they judge, as far as their functions tell
// (plan/implied/trigger_demands.hpp).
#pragma once

#include "plan/implied/trigger_demands.hpp"
#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Adds what the table's row triggers demand to its CHECKs, and to its constraints: as if it had been
// declared, all that follows from a CHECK follows from it. What goes with no constraint is dropped, and so is
// what calls volatile functions, which might do more than judge. Throws ServerError.
void add_trigger_conditions(TablePlan& table, Doubt doubt);

}  // namespace synthgen::plan
