// Lookup tables: the short lists that an application brings along (countries, roles, statuses). One that
// holds rows already serves as a parent and is not filled, or emptied, unless it is asked for by name.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Whether the table looks like such a list: others refer to it, it refers to nothing, and its few columns
// are names, codes and flags, not the life of anybody.
bool is_lookup_table(const TablePlan& table);

}  // namespace synthgen::plan
