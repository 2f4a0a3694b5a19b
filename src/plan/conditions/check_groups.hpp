// Columns that conditions tie together become check groups, each with its alternatives.
#pragma once

#include "plan/conditions/condition_clause.hpp"

namespace synthgen::plan {

// All that conditions demand beyond what the columns' domains say.
struct Clauses {
  const std::vector<Clause>& divided;  // with several arms
  const std::vector<Clause>& single;   // with one arm
  const std::vector<Equation>& equations;
  const std::vector<Equation>& bounds;  // these and the equations hold unconditionally
};

// Adds the groups, and what their alternatives leave of the columns' domains. Throws pg::Error.
void group_columns(const pg::Table& table, const Clauses& clauses, RowConstraints& result);

}  // namespace synthgen::plan
