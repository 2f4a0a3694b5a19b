#include "postgres/raw_expression.hpp"

#include "postgres/compat.hpp"

extern "C" {
#include "nodes/nodeFuncs.h"
#include "nodes/parsenodes.h"
}

namespace synthgen::pg {

namespace {

bool finds_subquery(Node* node, void* context) {
  if (node == nullptr) return false;
  return IsA(node, SubLink) || compat::raw_expression_tree_walker(node, finds_subquery, context);
}

}  // namespace

Node* selected_value(Node* statement) {
  if (statement == nullptr || !IsA(statement, SelectStmt)) return nullptr;
  auto const* const select = reinterpret_cast<const SelectStmt*>(statement);
  bool const plain =
      list_length(select->targetList) == 1 && select->fromClause == NIL && select->whereClause == nullptr &&
      select->groupClause == NIL && select->havingClause == nullptr && select->windowClause == NIL &&
      select->distinctClause == NIL && select->sortClause == NIL && select->limitCount == nullptr &&
      select->limitOffset == nullptr && select->lockingClause == NIL && select->withClause == nullptr &&
      select->intoClause == nullptr && select->op == SETOP_NONE;
  if (!plain) return nullptr;
  auto const* const target = linitial_node(ResTarget, select->targetList);
  return target->name == nullptr ? target->val : nullptr;
}

bool has_subquery(Node* raw) {
  return finds_subquery(raw, nullptr);
}

}  // namespace synthgen::pg
