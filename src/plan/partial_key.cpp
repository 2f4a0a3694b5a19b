// The condition is the negated predicate, null included: a row of which the predicate is unknown is
// outside as well, and CHECK semantics accept it. Without a predicate, some expression of the index is null.
#include "plan/partial_key.hpp"

#include <algorithm>

#include "plan/condition_rewrite.hpp"
#include "postgres/error.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "nodes/makefuncs.h"
}

namespace synthgen::plan {

namespace {

bool has_outside(const pg::Key& key) {
  return key.predicate != NIL || (!key.expressions.empty() && !key.nulls_not_distinct);
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
    return candidate.name == name && candidate.kind == pg::Key::Kind::kUnique && has_outside(candidate);
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
