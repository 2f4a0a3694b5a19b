// Columns that must have values in common, since a third table has one column that refers to both: the
// tenant's number in a row that refers to two things of one tenant.
#pragma once

#include <memory>
#include <span>

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Adds to `tables` that get rows a foreign key without a constraint between the columns that several foreign
// keys with a column in common refer to, if otherwise these would have no values in common.
void add_shared_origins(std::span<const std::unique_ptr<TablePlan>> tables);

}  // namespace synthgen::plan
