#include "plan/trigger_conditions.hpp"

#include "plan/stated_conditions.hpp"
#include "postgres/compat.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"
#include "postgres/row_expression.hpp"
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

// Functions that are longer than this do something else than judge rows, or judge what they look up.
constexpr std::size_t kLongestSource = 20'000;

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

// What is demanded only where the trigger fires. Null if it says nothing of the row.
Node* demand_on_row(const pg::Table& table, const pg::RowTrigger& trigger, const std::string& text) {
  Node* demand = nullptr;
  auto const read = [&] {
    demand = pg::parse_row_condition(table.oid, text);
    if (pg::guard([&] { return calls_forbidden(demand, nullptr); })) {
      demand = nullptr;
      return;
    }
    if (trigger.condition != nullptr)
      demand = pg::guard([&] {
        Node* const unfired =
            reinterpret_cast<Node*>(makeBoolExpr(NOT_EXPR, list_make1(trigger.condition), -1));
        return reinterpret_cast<Node*>(makeBoolExpr(OR_EXPR, list_make2(unfired, demand), -1));
      });
    demand = pg::guard([&] { return eval_const_expressions(nullptr, demand); });
  };
  if (pg::attempt(read) || demand == nullptr) return nullptr;
  bool const judges = pg::guard([&] { return !contain_volatile_functions(demand); });
  return judges && !pg::columns_of(demand).empty() ? demand : nullptr;
}

}  // namespace

void add_trigger_conditions(TablePlan& table, core::Doubt doubt) {
  for (pg::RowTrigger const& trigger : pg::row_triggers(table.table.oid)) {
    if (trigger.source.empty() || trigger.source.size() > kLongestSource) continue;
    core::TriggerCall const call{trigger.before, trigger.name, table.table.schema, table.table.name,
                                 trigger.arguments};
    for (std::string const& text : core::demands_of_trigger(trigger.source, call, doubt))
      if (Node* const demand = demand_on_row(table.table, trigger, text))
        add_stated_condition(table, std::string(kTriggerCondition) + trigger.name, demand,
                             [](const RowConstraints&) { return true; });
  }
}

}  // namespace synthgen::plan
