#include "plan/implied/spatial_conditions.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "generate/types/type_spatial.hpp"
#include "plan/conditions/condition_rewrite.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "nodes/nodeFuncs.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

// Of the PostGIS functions, that a shape's property has a value.
struct Finding {
  AttrNumber column;
  const char* function;
  const char* value;
};

struct Findings {
  Finding all[16];
  std::size_t count = 0;
};

// Notes function(column) = constant. Within a guard.
void note_comparison(OpExpr* comparison, Findings& findings) {
  if (list_length(comparison->args) != 2 || findings.count == std::size(findings.all) ||
      std::string_view(get_opname(comparison->opno)) != "=")
    return;
  Node* const call = strip_coercions(static_cast<Node*>(linitial(comparison->args)));
  Node* const value = strip_coercions(static_cast<Node*>(lsecond(comparison->args)));
  if (!IsA(call, FuncExpr) || !IsA(value, Const) || castNode(Const, value)->constisnull ||
      list_length(castNode(FuncExpr, call)->args) != 1)
    return;
  Node* const column = strip_coercions(static_cast<Node*>(linitial(castNode(FuncExpr, call)->args)));
  if (!IsA(column, Var) || castNode(Var, column)->varattno <= 0) return;
  Oid output;
  bool varlena;
  getTypeOutputInfo(castNode(Const, value)->consttype, &output, &varlena);
  findings.all[findings.count++] = {castNode(Var, column)->varattno,
                                    get_func_name(castNode(FuncExpr, call)->funcid),
                                    OidOutputFunctionCall(output, castNode(Const, value)->constvalue)};
}

bool find_comparisons(Node* node, void* context) {
  if (node == nullptr) return false;
  if (IsA(node, OpExpr)) note_comparison(castNode(OpExpr, node), *static_cast<Findings*>(context));
  return pg::compat::expression_tree_walker(node, find_comparisons, context);
}

}  // namespace

void learn_spatial_types(pg::Table& table) {
  bool const any = std::any_of(table.columns.begin(), table.columns.end(), [](const pg::Column& column) {
    return !column.dropped && generate::is_open_geometry(column.type);
  });
  if (!any) return;
  for (pg::Check const& check : table.checks) {
    Findings const findings = pg::guard([&] {
      Findings found;
      (void)find_comparisons(check.expression, &found);
      return found;
    });
    for (std::size_t i = 0; i < findings.count; ++i) {
      Finding const& finding = findings.all[i];
      pg::TypeRef& type = table.columns[finding.column - 1].type;
      if (generate::is_geometry(type) && !type.is_domain)
        type.base_modifier = type.modifier =
            generate::narrowed_spatial(type.base_modifier, finding.function, finding.value);
    }
  }
}

}  // namespace synthgen::plan
