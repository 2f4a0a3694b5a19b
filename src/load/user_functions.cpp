#include "load/user_functions.hpp"

#include "postgres/compat.hpp"

extern "C" {
#include "access/transam.h"
#include "utils/relcache.h"
}

namespace synthgen::load {

namespace {

bool is_user_function(Oid function, void*) {
  return function >= FirstNormalObjectId;
}

bool calls_user_function(Node* node, void* context) {
  if (node == nullptr) return false;
  if (check_functions_in_node(node, is_user_function, nullptr)) return true;
  return pg::compat::expression_tree_walker(node, calls_user_function, context);
}

}  // namespace

bool evaluates_user_function(const pg::Table& table) {
  for (const pg::Check& check : table.checks) {
    if (calls_user_function(check.expression, nullptr)) return true;
  }
  for (const pg::Column& column : table.columns) {
    if (calls_user_function(column.default_expression, nullptr)) return true;
    for (Node* check : column.type.domain_checks) {
      if (calls_user_function(check, nullptr)) return true;
    }
  }
  return false;
}

bool evaluates_user_function(Relation index) {
  return calls_user_function(reinterpret_cast<Node*>(RelationGetIndexExpressions(index)), nullptr) ||
         calls_user_function(reinterpret_cast<Node*>(RelationGetIndexPredicate(index)), nullptr);
}

}  // namespace synthgen::load
