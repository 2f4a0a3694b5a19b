// Which cells of a table may get the faults that the caller asked for.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Gives the table a maker of faults if any are asked for; its program is complete. Throws pg::Error for a
// column that cannot have a fault that was asked for it by name.
void plan_faults(Plan& plan, TablePlan& table);

}  // namespace synthgen::plan
