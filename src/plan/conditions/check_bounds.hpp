// What conditions over several columns say of one of them, where they are no more than orders.
#pragma once

#include <optional>
#include <vector>

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// The columns that are at least as great as a column; nothing if a condition says anything else of it.
std::optional<std::vector<AttrNumber>> upper_bounds_of(const TablePlan& table, AttrNumber column);

}  // namespace synthgen::plan
