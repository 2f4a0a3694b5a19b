// Arithmetic is undone from the outside in, each step by the server's own operator. Integers are divided as
// numerics; what their own division cuts off, towards zero, widens the interval.
#include "plan/conditions/condition_isolate.hpp"

#include "plan/conditions/condition_rewrite.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "access/stratnum.h"
#include "catalog/namespace.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "parser/parse_coerce.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

bool is_constant(Node* node) {
  return IsA(node, Const) && !castNode(Const, node)->constisnull;
}

Node* as_numeric(Node* value) {
  return coerce_to_target_type(nullptr, value, exprType(value), NUMERICOID, -1, COERCION_EXPLICIT,
                               COERCE_IMPLICIT_CAST, -1);
}

// The constant left `name` right; null if there is no such built-in operator or it has no value.
Node* compute(Node* left, const char* name, Node* right) {
  if (left == nullptr || right == nullptr) return nullptr;
  Node* const applied = apply_operator(left, name, right);
  if (applied == nullptr) return nullptr;
  Node* const value = fold_constants(applied);
  return is_constant(value) ? value : nullptr;
}

// Below, at or above zero.
int sign_of(Node* constant) {
  Oid output;
  bool varlena;
  getTypeOutputInfo(exprType(constant), &output, &varlena);
  double const value =
      std::strtod(OidOutputFunctionCall(output, castNode(Const, constant)->constvalue), nullptr);
  return (value > 0) - (value < 0);
}

// x * factor ... limit.
Comparison undo_product(Node* x, Node* factor, const Comparison& whole) {
  int const sign = sign_of(factor);
  if (sign == 0) return {};
  bool const whole_numbers =
      pg::is_integer_type(exprType(factor)) && pg::is_integer_type(exprType(whole.right));
  Node* const limit = whole_numbers ? compute(as_numeric(whole.right), "/", as_numeric(factor))
                                    : compute(whole.right, "/", factor);
  return {x, sign > 0 ? whole.strategy : commuted(whole.strategy), limit};
}

// x / divisor ... limit of integers, whose division cuts off towards zero: as far as the quotient stays the
// same.
Comparison undo_whole_quotient(Node* x, Node* divisor, const Comparison& whole) {
  bool const bounds = whole.strategy >= BTLessStrategyNumber && whole.strategy <= BTGreaterStrategyNumber &&
                      whole.strategy != BTEqualStrategyNumber;
  if (!bounds || sign_of(divisor) <= 0) return {};
  Node* const one = as_numeric(make_integer(1));
  bool const least =
      whole.strategy == BTGreaterEqualStrategyNumber || whole.strategy == BTGreaterStrategyNumber;
  bool const shifted =
      whole.strategy == BTLessEqualStrategyNumber || whole.strategy == BTGreaterStrategyNumber;
  // The quotient is to be below this, or at least this.
  Node* const limit =
      shifted ? compute(as_numeric(whole.right), "+", one) : fold_constants(as_numeric(whole.right));
  if (limit == nullptr || !is_constant(limit)) return {};
  if (sign_of(limit) > 0)
    return {x, least ? BTGreaterEqualStrategyNumber : BTLessStrategyNumber,
            compute(limit, "*", as_numeric(divisor))};
  return {x, least ? BTGreaterStrategyNumber : BTLessEqualStrategyNumber,
          compute(compute(limit, "-", one), "*", as_numeric(divisor))};
}

Comparison undo_quotient(Node* x, Node* divisor, const Comparison& whole) {
  Oid const type = exprType(x);
  if (pg::is_integer_type(type) && pg::is_integer_type(exprType(divisor)) &&
      pg::is_integer_type(exprType(whole.right)))
    return undo_whole_quotient(x, divisor, whole);
  if (type != NUMERICOID && type != FLOAT4OID && type != FLOAT8OID) return {};
  int const sign = sign_of(divisor);
  return {x, sign > 0 ? whole.strategy : commuted(whole.strategy),
          sign == 0 ? nullptr : compute(whole.right, "*", divisor)};
}

Comparison undo(OpExpr* operation, const Comparison& whole) {
  const char* const name = get_opname(operation->opno);
  if (name == nullptr || list_length(operation->args) != 2 || std::strlen(name) != 1) return {};
  Node* const one = static_cast<Node*>(linitial(operation->args));
  Node* const two = static_cast<Node*>(lsecond(operation->args));
  bool const trailing = is_constant(two);
  if (!trailing && !is_constant(one)) return {};
  Node* const x = trailing ? one : two;
  Node* const constant = trailing ? two : one;
  switch (*name) {
    case '+':
      return {x, whole.strategy, compute(whole.right, "-", constant)};
    case '-':
      if (trailing) return {x, whole.strategy, compute(whole.right, "+", constant)};
      return {x, commuted(whole.strategy), compute(constant, "-", whole.right)};
    case '*':
      return undo_product(x, constant, whole);
    case '/':
      return trailing ? undo_quotient(x, constant, whole) : Comparison{};
    default:
      return {};
  }
}

}  // namespace

int commuted(int strategy) {
  switch (strategy) {
    case BTLessStrategyNumber:
      return BTGreaterStrategyNumber;
    case BTLessEqualStrategyNumber:
      return BTGreaterEqualStrategyNumber;
    case BTGreaterStrategyNumber:
      return BTLessStrategyNumber;
    case BTGreaterEqualStrategyNumber:
      return BTLessEqualStrategyNumber;
    default:
      return strategy;
  }
}

Comparison isolate(Comparison comparison) {
  check_stack_depth();
  Node* const inner = strip_coercions(comparison.left);
  if (!IsA(inner, OpExpr) || !is_constant(comparison.right)) return {};
  Comparison const undone = undo(castNode(OpExpr, inner), comparison);
  if (undone.left == nullptr || undone.right == nullptr) return {};
  Comparison const further = isolate(undone);
  return further.left == nullptr ? undone : further;
}

}  // namespace synthgen::plan
