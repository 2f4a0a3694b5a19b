// Enumerates which conditions of a count hold.
#include "plan/conditions/condition_count.hpp"

extern "C" {
#include "nodes/makefuncs.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

// With more terms than this, not every subset of a size is offered, but one beginning at each term.
constexpr int kMaxEnumerated = 6;

std::optional<int32> integer_constant(Node* node) {
  if (!IsA(node, Const) || castNode(Const, node)->constisnull) return std::nullopt;
  auto* const value = castNode(Const, node);
  if (value->consttype != INT4OID) return std::nullopt;
  return DatumGetInt32(value->constvalue);
}

// CASE WHEN c THEN 1 ELSE 0 END counts c, ... THEN 0 ELSE 1 ... its opposite.
List* case_term(CaseExpr* expression) {
  if (list_length(expression->args) != 1 || expression->defresult == nullptr) return NIL;
  auto* const when = linitial_node(CaseWhen, expression->args);
  auto const then = integer_constant(reinterpret_cast<Node*>(when->result));
  auto const otherwise = integer_constant(reinterpret_cast<Node*>(expression->defresult));
  if (!then || !otherwise || *then + *otherwise != 1 || *then * *otherwise != 0) return NIL;
  return list_make1(make_boolean_test(case_condition(expression, when), *then == 1 ? IS_TRUE : IS_NOT_TRUE));
}

// The conditions that `node` counts; NIL if it is no count.
List* count_terms(Node* node) {
  if (IsA(node, CaseExpr)) return case_term(castNode(CaseExpr, node));
  if (IsA(node, FuncExpr)) {
    auto* const function = castNode(FuncExpr, node);
    if (function->funcid == F_INT4_BOOL) return list_copy(function->args);
    if (function->funcvariadic) return NIL;
    if (function->funcid == F_NUM_NONNULLS) return null_tests(function->args, IS_NOT_NULL);
    if (function->funcid == F_NUM_NULLS) return null_tests(function->args, IS_NULL);
  }
  if (IsA(node, OpExpr) && get_opcode(castNode(OpExpr, node)->opno) == F_INT4PL) {
    List* const left = count_terms(static_cast<Node*>(linitial(castNode(OpExpr, node)->args)));
    List* const right = count_terms(static_cast<Node*>(lsecond(castNode(OpExpr, node)->args)));
    return left == NIL || right == NIL ? NIL : list_concat(left, right);
  }
  return NIL;
}

bool satisfied(Oid function, int32 count, int32 bound) {
  switch (function) {
    case F_INT4EQ:
      return count == bound;
    case F_INT4NE:
      return count != bound;
    case F_INT4LT:
      return count < bound;
    case F_INT4LE:
      return count <= bound;
    case F_INT4GT:
      return count > bound;
    default:
      return count >= bound;
  }
}

bool is_comparison(Oid function) {
  return function == F_INT4EQ || function == F_INT4NE || function == F_INT4LT || function == F_INT4LE ||
         function == F_INT4GT || function == F_INT4GE;
}

// The conjunction that says that exactly the terms of `member` hold.
template <typename Member>
Node* exactly(List* terms, Member member) {
  List* parts = NIL;
  for (int i = 0; i < list_length(terms); i++) {
    Node* const term = static_cast<Node*>(list_nth(terms, i));
    parts = lappend(parts, make_boolean_test(term, member(i) ? IS_TRUE : IS_NOT_TRUE));
  }
  return list_length(parts) == 1 ? static_cast<Node*>(linitial(parts))
                                 : reinterpret_cast<Node*>(makeBoolExpr(AND_EXPR, parts, -1));
}

List* all_subsets(List* terms, Oid function, int32 bound) {
  int const count = list_length(terms);
  List* arms = NIL;
  for (unsigned subset = 0; subset < (1U << count); subset++)
    if (satisfied(function, __builtin_popcount(subset), bound))
      arms = lappend(arms, exactly(terms, [subset](int i) { return (subset >> i & 1) != 0; }));
  return arms;
}

List* some_subsets(List* terms, Oid function, int32 bound) {
  int const count = list_length(terms);
  List* arms = NIL;
  for (int size = 0; size <= count; size++) {
    if (!satisfied(function, size, bound)) continue;
    int const starts = size == 0 || size == count ? 1 : count;
    for (int start = 0; start < starts; start++)
      arms = lappend(arms, exactly(terms, [=](int i) { return (i - start + count) % count < size; }));
    if (list_length(arms) > 64) break;
  }
  return arms;
}

}  // namespace

Node* open_count(OpExpr* expression) {
  Node* counted = static_cast<Node*>(linitial(expression->args));
  Node* bound_node = static_cast<Node*>(lsecond(expression->args));
  Oid comparison = expression->opno;
  if (IsA(counted, Const)) {
    std::swap(counted, bound_node);
    comparison = get_commutator(comparison);
  }
  auto const bound = integer_constant(bound_node);
  Oid const function = OidIsValid(comparison) ? get_opcode(comparison) : InvalidOid;
  if (!bound || !is_comparison(function)) return nullptr;
  // A CASE alone is opened as such.
  List* const terms = IsA(counted, CaseExpr) ? NIL : count_terms(counted);
  int const count = list_length(terms);
  if (terms == NIL) return nullptr;
  bool const at_least_one =
      !satisfied(function, 0, *bound) && satisfied(function, 1, *bound) && satisfied(function, count, *bound);
  if (at_least_one && count > 1 && function != F_INT4EQ)
    return reinterpret_cast<Node*>(makeBoolExpr(OR_EXPR, terms, -1));
  List* const arms =
      count <= kMaxEnumerated ? all_subsets(terms, function, *bound) : some_subsets(terms, function, *bound);
  if (arms == NIL) return makeBoolConst(false, false);
  return list_length(arms) == 1 ? static_cast<Node*>(linitial(arms))
                                : reinterpret_cast<Node*>(makeBoolExpr(OR_EXPR, arms, -1));
}

}  // namespace synthgen::plan
