// The condition is the negated predicate, null included: a row of which the predicate is unknown is
// outside as well, and CHECK semantics accept it. Without a predicate, some expression of the index is null.
#include "plan/keys/partial_key.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "plan/conditions/condition_rewrite.hpp"
#include "postgres/error.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/transam.h"
#include "nodes/makefuncs.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

// Whether the expression has a value in every row: what operators of arithmetic and the like make of columns
// that are NOT NULL. Of functions it is not known, nor of members of documents.
bool always_has_value(Node* expression, const pg::Table& table) {
  static const std::set<std::string_view> kTotal = {"+", "-",  "*", "/",  "%", "||",
                                                    "=", "<>", "<", "<=", ">", ">="};
  Node* const node = strip_coercions(expression);
  if (IsA(node, Const)) return !castNode(Const, node)->constisnull;
  if (IsA(node, Var)) {
    pg::Column const& column = table.column(castNode(Var, node)->varattno);
    return column.not_null || column.type.domain_not_null;
  }
  List* arguments = NIL;
  if (IsA(node, OpExpr)) {
    auto* const operation = castNode(OpExpr, node);
    const char* const name = get_opname(operation->opno);
    if (operation->opno >= FirstNormalObjectId || name == nullptr || !kTotal.contains(name)) return false;
    arguments = operation->args;
  } else if (IsA(node, FuncExpr) && castNode(FuncExpr, node)->funcid < FirstNormalObjectId) {
    static const std::set<std::string_view> kNames = {"lower", "upper", "md5", "btrim", "abs", "date_trunc"};
    const char* const name = get_func_name(castNode(FuncExpr, node)->funcid);
    if (name == nullptr || !kNames.contains(name)) return false;
    arguments = castNode(FuncExpr, node)->args;
  }
  for (int i = 0; i < list_length(arguments); ++i)
    if (!always_has_value(static_cast<Node*>(list_nth(arguments, i)), table)) return false;
  return arguments != NIL;
}

bool has_outside(const pg::Key& key, const pg::Table& table) {
  if (key.predicate != NIL) return true;
  return !key.nulls_not_distinct && pg::guard([&] {
    return std::any_of(key.expressions.begin(), key.expressions.end(),
                       [&](Node* expression) { return !always_has_value(expression, table); });
  });
}

Node* not_within(List* predicate) {
  return pg::guard([&] {
    Expr* const inside = make_ands_explicit(static_cast<List*>(copyObjectImpl(predicate)));
    return reinterpret_cast<Node*>(makeBoolExpr(NOT_EXPR, list_make1(inside), -1));
  });
}

Node* any_null(const std::vector<Node*>& expressions) {
  return pg::guard([&] {
    List* tests = NIL;
    for (Node* const expression : expressions)
      tests = lappend(tests, make_null_test(static_cast<Node*>(copyObjectImpl(expression)), IS_NULL));
    return reinterpret_cast<Node*>(make_orclause(tests));
  });
}

}  // namespace

bool crowd_partial_key(TablePlan& table, const std::string& name) {
  std::vector<pg::Key> const& keys = table.table.keys;
  auto const key = std::find_if(keys.begin(), keys.end(), [&](const pg::Key& candidate) {
    return candidate.name == name && candidate.kind == pg::Key::Kind::kUnique &&
           has_outside(candidate, table.table);
  });
  auto const is_crowded = [&](const CrowdedIndex& index) { return index.name == name; };
  if (key == keys.end() || std::any_of(table.crowded.begin(), table.crowded.end(), is_crowded)) return false;

  Node* const outside = key->predicate != NIL ? not_within(key->predicate) : any_null(key->expressions);
  table.crowded.push_back({name, outside});
  try {
    table.constraints = analyse_row_constraints(table.table, table.crowded);
  } catch (const pg::Error&) {
    table.crowded.pop_back();
    return false;
  }
  return true;
}

void crowd_keys_of_parents(TablePlan& table) {
  for (pg::Key const& key : table.table.keys) {
    bool const of_parent = std::any_of(
        table.table.foreign_keys.begin(), table.table.foreign_keys.end(), [&](const pg::ForeignKey& foreign) {
          return foreign.columns == key.columns && foreign.parent != table.table.oid;
        });
    if (of_parent && key.predicate != NIL && key.expressions.empty())
      (void)crowd_partial_key(table, key.name);
  }
}

}  // namespace synthgen::plan
