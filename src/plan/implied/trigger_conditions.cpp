#include "plan/implied/trigger_conditions.hpp"

#include "plan/implied/stated_conditions.hpp"
#include "postgres/compat.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"
#include "postgres/subtransaction.hpp"
#include "postgres/trigger.hpp"

extern "C" {
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
}

namespace synthgen::plan {

namespace {

bool is_forbidden(Oid function, void*) {
  return !DatumGetBool(DirectFunctionCall2(has_function_privilege_id, ObjectIdGetDatum(function),
                                           CStringGetTextDatum("EXECUTE")));
}

// Whether an expression calls what the caller may not: the trigger may, if it runs with its owner's rights.
bool calls_forbidden(Node* node, void* context) {
  if (node == nullptr) return false;
  if (check_functions_in_node(node, is_forbidden, nullptr)) return true;
  return pg::compat::expression_tree_walker(node, calls_forbidden, context);
}

// The demand, made only where the trigger fires. Null if it says nothing of the row.
Node* demand_on_row(const pg::RowTrigger& trigger, Node* demand) {
  if (pg::guard([&] { return calls_forbidden(demand, nullptr); })) return nullptr;
  auto const fold = [&] {
    demand = pg::guard([&] {
      if (trigger.condition == nullptr) return eval_const_expressions(nullptr, demand);
      Node* const unfired =
          reinterpret_cast<Node*>(makeBoolExpr(NOT_EXPR, list_make1(trigger.condition), -1));
      Node* const either = reinterpret_cast<Node*>(makeBoolExpr(OR_EXPR, list_make2(unfired, demand), -1));
      return eval_const_expressions(nullptr, either);
    });
  };
  if (pg::attempt(fold)) return nullptr;
  bool const judges = pg::guard([&] { return !contain_volatile_functions(demand); });
  return judges && !pg::columns_of(demand).empty() ? demand : nullptr;
}

}  // namespace

void add_trigger_conditions(TablePlan& table, Doubt doubt) {
  for (pg::RowTrigger const& trigger : pg::row_triggers(table.table.oid))
    for (Node* const stated : demands_of_trigger(table.table, trigger, doubt))
      if (Node* const demand = demand_on_row(trigger, stated))
        add_stated_condition(table, std::string(kTriggerCondition) + trigger.name, demand,
                             [](const RowConstraints&) { return true; });
}

}  // namespace synthgen::plan
