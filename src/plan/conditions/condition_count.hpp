// Counts of conditions compared with a constant: num_nonnulls(a, b, c) = 1, num_nulls(...),
// (a IS NOT NULL)::int + (b IS NOT NULL)::int = 1, sums of CASE WHEN ... THEN 1 ELSE 0 END.
#pragma once

#include "plan/conditions/condition_rewrite.hpp"

namespace synthgen::plan {

// The conditions that the comparison stands for, as a disjunction over which of them hold; null if the
// expression is no such comparison. May ereport; callers hold a guard.
Node* open_count(OpExpr* expression);

}  // namespace synthgen::plan
