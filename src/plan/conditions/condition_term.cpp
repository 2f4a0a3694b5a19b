#include "plan/conditions/condition_term.hpp"

#include "plan/conditions/value_domain.hpp"

extern "C" {
#include "access/stratnum.h"
#include "access/transam.h"
#include "nodes/nodeFuncs.h"
#include "nodes/primnodes.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"
}

namespace synthgen::plan {

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (auto const candidate : names)
    if (name == candidate) return true;
  return false;
}

std::string_view builtin_name(Node* node) {
  if (!IsA(node, FuncExpr) || castNode(FuncExpr, node)->funcid >= FirstNormalObjectId) return "";
  const char* const name = get_func_name(castNode(FuncExpr, node)->funcid);
  return name == nullptr ? "" : name;
}

Node* argument(Node* node, int index) {
  List* const arguments =
      IsA(node, FuncExpr) ? castNode(FuncExpr, node)->args : reinterpret_cast<OpExpr*>(node)->args;
  return index < list_length(arguments) ? static_cast<Node*>(list_nth(arguments, index)) : nullptr;
}

bool is_value(Node* node) {
  return node != nullptr && IsA(node, Const) && !castNode(Const, node)->constisnull;
}

bool is_text(Oid type) {
  char category;
  bool preferred;
  get_type_category_preferred(type, &category, &preferred);
  return category == TYPCATEGORY_STRING || category == TYPCATEGORY_UNKNOWN;
}

const char* text_of(Node* node) {
  if (!is_value(node) || castNode(Const, node)->constlen != -1 || !is_text(castNode(Const, node)->consttype))
    return nullptr;
  return TextDatumGetCString(castNode(Const, node)->constvalue);
}

std::optional<int64> integer_of(Node* node) {
  if (!is_value(node)) return std::nullopt;
  return as_integer(castNode(Const, node)->constvalue, castNode(Const, node)->consttype);
}

int strategy_of(Oid operator_oid) {
  Oid left, right;
  op_input_types(operator_oid, &left, &right);
  auto const in_family_of = [&](Oid op, Oid type) {
    Oid const family = lookup_type_cache(type, TYPECACHE_BTREE_OPFAMILY)->btree_opf;
    return OidIsValid(family) ? get_op_opfamily_strategy(op, family) : 0;
  };
  if (int const strategy = in_family_of(operator_oid, left)) return strategy;
  Oid const negator = get_negator(operator_oid);
  bool const unequal = OidIsValid(negator) && in_family_of(negator, left) == BTEqualStrategyNumber;
  if (unequal) return kNotEqualStrategy;
  const char* const name = get_opname(operator_oid);
  // Types without an order (json has none at all) still compare for equality.
  return name != nullptr && std::strcmp(name, "=") == 0 ? BTEqualStrategyNumber : 0;
}

namespace {

// Casts of one type to a wider one of the same kind, which keep order.
bool keeps_order(Oid from, Oid to) {
  auto const rank = [](Oid type) {
    switch (type) {
      case INT2OID:
        return 1;
      case INT4OID:
        return 2;
      case INT8OID:
        return 3;
      case NUMERICOID:
        return 4;
      case FLOAT4OID:
        return 5;
      case FLOAT8OID:
        return 6;
      case DATEOID:
        return 11;
      case TIMESTAMPOID:
        return 12;
      case TIMESTAMPTZOID:
        return 13;
      default:
        return 0;
    }
  };
  int const low = rank(getBaseType(from)), high = rank(to);
  return low > 0 && low <= high && low / 10 == high / 10;
}

}  // namespace

ColumnTerm column_term(Node* node) {
  ColumnTerm term;
  for (;;) {
    if (IsA(node, Var)) {
      auto* const column = castNode(Var, node);
      if (column->varattno > 0 && column->varlevelsup == 0) term.column = column->varattno;
      return term;
    }
    Node* inner = nullptr;
    if (IsA(node, RelabelType)) {
      inner = reinterpret_cast<Node*>(castNode(RelabelType, node)->arg);
      if (!is_text(getBaseType(exprType(node))) && getBaseType(exprType(inner)) != exprType(node))
        term.ordered = false;
    } else if (IsA(node, CoerceViaIO)) {
      inner = reinterpret_cast<Node*>(castNode(CoerceViaIO, node)->arg);
      term.ordered = false;
    } else if (IsA(node, FuncExpr) && castNode(FuncExpr, node)->funcformat != COERCE_EXPLICIT_CALL &&
               list_length(castNode(FuncExpr, node)->args) == 1) {
      inner = static_cast<Node*>(linitial(castNode(FuncExpr, node)->args));
      bool const padded = getBaseType(exprType(inner)) == BPCHAROID && is_text(exprType(node));
      if (!padded && !keeps_order(exprType(inner), exprType(node))) return term;
    }
    if (inner == nullptr) return term;
    node = inner;
  }
}

}  // namespace synthgen::plan
