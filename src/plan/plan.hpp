// The plan of a run: what will be written, in which order, by which generators and why. It is complete
// before a row is written; what cannot be satisfied is an error here.
#pragma once

#include <memory>

#include "plan/request.hpp"
#include "postgres/schema.hpp"

namespace synthgen::plan {

// One line of synth_plan.
struct PlanLine {
  int step = 0;  // place of the table in loading order, from 1
  Oid table = InvalidOid;
  int64 rows = 0;
  std::string column;
  std::string generator;
  std::string reason;
};

class Plan;  // plan/plan_impl.hpp

// Plans `request`: locks the tables, checks the caller's rights, reads the catalog. Throws pg::Error.
// With `for_writing` false (synth_plan, synth_preview) only AccessShareLock is taken and no INSERT
// privilege is needed.
std::shared_ptr<Plan> make_plan(const Request& request, bool for_writing);

std::vector<PlanLine> explain(const Plan& plan);

}  // namespace synthgen::plan
