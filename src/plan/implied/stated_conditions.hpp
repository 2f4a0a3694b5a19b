// Conditions that something else than a constraint states: a comment, a trigger, the rows that refer.
#pragma once

#include <functional>

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// How the names of conditions begin that a trigger's source states.
inline constexpr const char* kTriggerCondition = "trigger ";

// Adds a condition (Vars with varno 1) to the table's CHECKs, and to its constraints, if it goes with the
// others and `accept` likes what all together leave. Returns whether it did. Throws ServerError.
bool add_stated_condition(TablePlan& table, const std::string& name, Node* condition,
                          const std::function<bool(const RowConstraints&)>& accept);

}  // namespace synthgen::plan
