// The condition is the negated predicate, null included: a row of which the predicate is unknown is
// outside as well, and CHECK semantics accept it.
#include "plan/partial_key.hpp"

#include <algorithm>

#include "postgres/error.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "nodes/makefuncs.h"
}

namespace synthgen::plan {

bool avoid_partial_key(TablePlan& table, const std::string& name) {
  std::vector<pg::Key>& keys = table.table.keys;
  auto const key = std::find_if(keys.begin(), keys.end(), [&](const pg::Key& candidate) {
    return candidate.name == name && candidate.predicate != NIL && candidate.kind == pg::Key::Kind::kUnique;
  });
  if (key == keys.end()) return false;

  List* const predicate = key->predicate;
  Node* const outside = pg::guard([&] {
    Expr* const inside = make_ands_explicit(static_cast<List*>(copyObjectImpl(predicate)));
    return reinterpret_cast<Node*>(makeBoolExpr(NOT_EXPR, list_make1(inside), -1));
  });
  table.table.checks.push_back({InvalidOid, name, outside, true});
  try {
    table.constraints = analyse_row_constraints(table.table);
  } catch (const pg::Error&) {
    table.table.checks.pop_back();
    return false;
  }
  keys.erase(key);
  return true;
}

}  // namespace synthgen::plan
