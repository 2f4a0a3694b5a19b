#include "plan/implied/stated_conditions.hpp"

#include "postgres/error.hpp"

namespace synthgen::plan {

bool add_stated_condition(TablePlan& table, const std::string& name, Node* condition,
                          const std::function<bool(const RowConstraints&)>& accept) {
  table.table.checks.push_back({InvalidOid, name, condition, true});
  try {
    RowConstraints constraints = analyse_row_constraints(table.table);
    if (accept(constraints)) {
      table.constraints = std::move(constraints);
      return true;
    }
  } catch (const pg::Error&) {
    // It contradicts what the constraints say.
  }
  table.table.checks.pop_back();
  return false;
}

}  // namespace synthgen::plan
