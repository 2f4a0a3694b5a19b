// Rewriting of comparisons into the conditions that they stand for. Counts of conditions are in
// condition_count.cpp.
#include "plan/conditions/condition_rewrite.hpp"

#include "plan/conditions/condition_count.hpp"
#include "postgres/compat.hpp"

extern "C" {
#include "access/stratnum.h"
#include "catalog/namespace.h"
#include "catalog/pg_operator.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "utils/array.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"
}

namespace synthgen::plan {

namespace {

constexpr int kMaxListElements = 64;

bool collect_columns(Node* node, void* context) {
  if (node == nullptr) return false;
  if (IsA(node, Var)) {
    auto** const columns = static_cast<List**>(context);
    *columns = list_append_unique(*columns, node);
    return false;
  }
  return pg::compat::expression_tree_walker(node, collect_columns, context);
}

Node* replace_case_test(Node* node, void* value) {
  if (node == nullptr) return nullptr;
  if (IsA(node, CaseTestExpr)) return static_cast<Node*>(value);
  if (IsA(node, CaseExpr)) return node;  // its tests are its own
  return pg::compat::expression_tree_mutator(node, replace_case_test, value);
}

// The comparison `expression` with argument `side` (0 or 1) replaced.
Node* with_argument(OpExpr* expression, int side, Node* argument) {
  Node* const left = side == 0 ? argument : static_cast<Node*>(linitial(expression->args));
  Node* const right = side == 1 ? argument : static_cast<Node*>(lsecond(expression->args));
  return make_comparison(expression->opno, left, right, expression->inputcollid);
}

// `inner` in place of what `wrapper`, a chain of relabellings, is about.
Node* rewrap(Node* wrapper, Node* inner) {
  if (!IsA(wrapper, RelabelType)) return inner;
  auto* const copy = makeNode(RelabelType);
  *copy = *castNode(RelabelType, wrapper);
  copy->arg = reinterpret_cast<Expr*>(rewrap(reinterpret_cast<Node*>(copy->arg), inner));
  return reinterpret_cast<Node*>(copy);
}

Node* strip_relabels(Node* node) {
  while (IsA(node, RelabelType)) node = reinterpret_cast<Node*>(castNode(RelabelType, node)->arg);
  return node;
}

Node* boolean_case(List* whens, Node* otherwise) {
  auto* const result = makeNode(CaseExpr);
  result->casetype = BOOLOID;
  result->args = whens;
  result->defresult = reinterpret_cast<Expr*>(otherwise);
  return reinterpret_cast<Node*>(result);
}

List* append_when(List* whens, Node* test, Node* result) {
  auto* const when = makeNode(CaseWhen);
  when->expr = reinterpret_cast<Expr*>(test);
  when->result = reinterpret_cast<Expr*>(result);
  return lappend(whens, when);
}

Node* open_case(OpExpr* expression, int side, Node* wrapper, CaseExpr* argument) {
  List* whens = NIL;
  ListCell* cell;
  foreach (cell, argument->args) {
    auto* const when = lfirst_node(CaseWhen, cell);
    Node* const value = rewrap(wrapper, reinterpret_cast<Node*>(when->result));
    whens = append_when(whens, case_condition(argument, when), with_argument(expression, side, value));
  }
  Node* const otherwise =
      argument->defresult == nullptr
          ? nullptr
          : with_argument(expression, side, rewrap(wrapper, reinterpret_cast<Node*>(argument->defresult)));
  return boolean_case(whens, otherwise);
}

Node* open_coalesce(OpExpr* expression, int side, Node* wrapper, CoalesceExpr* argument) {
  List* whens = NIL;
  ListCell* cell;
  foreach (cell, argument->args) {
    Node* const value = static_cast<Node*>(lfirst(cell));
    Node* const compared = with_argument(expression, side, rewrap(wrapper, value));
    if (lnext(argument->args, cell) == nullptr) return boolean_case(whens, compared);
    whens = append_when(whens, make_null_test(value, IS_NOT_NULL), compared);
  }
  return nullptr;
}

Node* open_nullif(OpExpr* expression, int side, Node* wrapper, NullIfExpr* argument) {
  Node* const value = static_cast<Node*>(linitial(argument->args));
  Node* const equal = make_comparison(argument->opno, value, static_cast<Node*>(lsecond(argument->args)),
                                      argument->inputcollid);
  List* const whens = append_when(NIL, equal, makeBoolConst(false, true));
  return boolean_case(whens, with_argument(expression, side, rewrap(wrapper, value)));
}

int order_strategy(OpExpr* expression, Oid type) {
  TypeCacheEntry* const entry = lookup_type_cache(type, TYPECACHE_BTREE_OPFAMILY);
  return OidIsValid(entry->btree_opf) ? get_op_opfamily_strategy(expression->opno, entry->btree_opf) : 0;
}

// GREATEST(a, b) < c holds if it holds for each, GREATEST(a, b) > c if it holds for one.
Node* open_extreme(OpExpr* expression, int side, Node* wrapper, MinMaxExpr* argument) {
  int const strategy = order_strategy(expression, argument->minmaxtype);
  bool less = strategy == BTLessStrategyNumber || strategy == BTLessEqualStrategyNumber;
  bool const greater = strategy == BTGreaterStrategyNumber || strategy == BTGreaterEqualStrategyNumber;
  if (!less && !greater) return nullptr;
  if (side == 1) less = !less;
  bool const all = less == (argument->op == IS_GREATEST);
  List* parts = NIL;
  ListCell* cell;
  foreach (cell, argument->args) {
    Node* part = with_argument(expression, side, rewrap(wrapper, static_cast<Node*>(lfirst(cell))));
    if (!all) part = make_boolean_test(part, IS_TRUE);
    parts = lappend(parts, part);
  }
  return reinterpret_cast<Node*>(makeBoolExpr(all ? AND_EXPR : OR_EXPR, parts, -1));
}

bool is_zero(Node* node) {
  if (!IsA(node, Const) || castNode(Const, node)->constisnull) return false;
  auto* const value = castNode(Const, node);
  Oid output;
  bool varlena;
  getTypeOutputInfo(value->consttype, &output, &varlena);
  const char* const text = OidOutputFunctionCall(output, value->constvalue);
  return *text != '\0' && std::strspn(text, "0.:") == std::strlen(text);
}

// a - b > 0 is a > b, where the types know that comparison.
Node* open_difference(OpExpr* expression) {
  Node* const left = static_cast<Node*>(linitial(expression->args));
  if (!IsA(left, OpExpr) || !is_zero(static_cast<Node*>(lsecond(expression->args)))) return nullptr;
  auto* const difference = castNode(OpExpr, left);
  if (list_length(difference->args) != 2 || std::strcmp(get_opname(difference->opno), "-") != 0)
    return nullptr;
  Node* const minuend = static_cast<Node*>(linitial(difference->args));
  Node* const subtrahend = static_cast<Node*>(lsecond(difference->args));
  if (exprType(minuend) != exprType(subtrahend) || order_strategy(expression, exprType(left)) == 0)
    return nullptr;
  List* const name = list_make2(makeString(pstrdup("pg_catalog")), makeString(get_opname(expression->opno)));
  Oid const comparison = OpernameGetOprid(name, exprType(minuend), exprType(subtrahend));
  if (!OidIsValid(comparison)) return nullptr;
  return make_comparison(comparison, minuend, subtrahend, expression->inputcollid);
}

// Between columns and no more than 1: what rounding may cost, rather than a range of values.
bool is_tolerance(Node* value, Const* limit) {
  if (limit->constisnull || list_length(column_references(value)) < 2) return false;
  Oid output;
  bool varlena;
  getTypeOutputInfo(limit->consttype, &output, &varlena);
  return std::strtod(OidOutputFunctionCall(output, limit->constvalue), nullptr) <= 1;
}

// abs(a) < c is -c < a AND a < c; abs(a) > c is a < -c OR a > c.
Node* open_absolute(OpExpr* expression, int side) {
  auto* const call = reinterpret_cast<FuncExpr*>(list_nth(expression->args, side));
  Node* const limit = static_cast<Node*>(list_nth(expression->args, 1 - side));
  if (!IsA(call, FuncExpr) || call->funcid >= FirstNormalObjectId || !IsA(limit, Const)) return nullptr;
  Node* const value = static_cast<Node*>(linitial(call->args));
  if (std::strcmp(get_func_name(call->funcid), "abs") != 0) return nullptr;
  int const strategy = order_strategy(expression, exprType(value));
  // The mirrored operator for the same order of types, which may differ.
  Oid mirrored = get_commutator(expression->opno);
  if (OidIsValid(mirrored)) {
    List* const name = list_make2(makeString(pstrdup("pg_catalog")), makeString(get_opname(mirrored)));
    mirrored = side == 0 ? OpernameGetOprid(name, exprType(value), exprType(limit))
                         : OpernameGetOprid(name, exprType(limit), exprType(value));
  }
  Oid const minus = OpernameGetOprid(list_make2(makeString(pstrdup("pg_catalog")), makeString(pstrdup("-"))),
                                     InvalidOid, exprType(limit));
  if (strategy == 0 || !OidIsValid(mirrored) || !OidIsValid(minus)) return nullptr;
  Expr* const negation = make_opclause(minus, exprType(limit), false, reinterpret_cast<Expr*>(limit), nullptr,
                                       InvalidOid, InvalidOid);
  set_opfuncid(reinterpret_cast<OpExpr*>(negation));
  Node* const negative = fold_constants(reinterpret_cast<Node*>(negation));
  Node* const upper = with_argument(expression, side, value);
  Node* const lower = side == 0 ? make_comparison(mirrored, value, negative, InvalidOid)
                                : make_comparison(mirrored, negative, value, InvalidOid);
  bool const greater = strategy == BTGreaterStrategyNumber || strategy == BTGreaterEqualStrategyNumber;
  bool const either = strategy == BTEqualStrategyNumber || greater == (side == 0);
  if (!either && is_tolerance(value, castNode(Const, limit))) return nullptr;
  return reinterpret_cast<Node*>(makeBoolExpr(either ? OR_EXPR : AND_EXPR, list_make2(upper, lower), -1));
}

Node* open_argument(OpExpr* expression, int side) {
  Node* const wrapper = static_cast<Node*>(list_nth(expression->args, side));
  Node* const argument = strip_relabels(wrapper);
  switch (nodeTag(argument)) {
    case T_CaseExpr:
      return open_case(expression, side, wrapper, castNode(CaseExpr, argument));
    case T_CoalesceExpr:
      return open_coalesce(expression, side, wrapper, castNode(CoalesceExpr, argument));
    case T_NullIfExpr:
      return open_nullif(expression, side, wrapper, reinterpret_cast<NullIfExpr*>(argument));
    case T_MinMaxExpr:
      return open_extreme(expression, side, wrapper, castNode(MinMaxExpr, argument));
    case T_FuncExpr:
      return argument == wrapper ? open_absolute(expression, side) : nullptr;
    default:
      return nullptr;
  }
}

List* list_elements(Node* node) {
  if (IsA(node, ArrayExpr) && !castNode(ArrayExpr, node)->multidims)
    return castNode(ArrayExpr, node)->elements;
  if (!IsA(node, Const) || castNode(Const, node)->constisnull) return NIL;
  auto* const value = castNode(Const, node);
  ArrayType* const array = DatumGetArrayTypeP(value->constvalue);
  Oid const type = ARR_ELEMTYPE(array);
  int16 length;
  bool by_value;
  char alignment;
  get_typlenbyvalalign(type, &length, &by_value, &alignment);
  Datum* values;
  bool* nulls;
  int count;
  deconstruct_array(array, type, length, by_value, alignment, &values, &nulls, &count);
  List* elements = NIL;
  for (int i = 0; i < count; i++)
    elements =
        lappend(elements, makeConst(type, -1, value->constcollid, length, values[i], nulls[i], by_value));
  return elements;
}

}  // namespace

Node* strip_coercions(Node* node) {
  for (;;) {
    if (IsA(node, RelabelType)) {
      node = reinterpret_cast<Node*>(castNode(RelabelType, node)->arg);
    } else if (IsA(node, CoerceViaIO)) {
      node = reinterpret_cast<Node*>(castNode(CoerceViaIO, node)->arg);
    } else if (IsA(node, CoerceToDomain)) {
      node = reinterpret_cast<Node*>(castNode(CoerceToDomain, node)->arg);
    } else if (IsA(node, FuncExpr) && castNode(FuncExpr, node)->funcformat != COERCE_EXPLICIT_CALL &&
               list_length(castNode(FuncExpr, node)->args) == 1) {
      node = static_cast<Node*>(linitial(castNode(FuncExpr, node)->args));
    } else {
      return node;
    }
  }
}

Node* make_null_test(Node* argument, NullTestType type) {
  auto* const test = makeNode(NullTest);
  test->arg = reinterpret_cast<Expr*>(argument);
  test->nulltesttype = type;
  test->argisrow = false;
  test->location = -1;
  return reinterpret_cast<Node*>(test);
}

List* null_tests(List* arguments, NullTestType type) {
  List* tests = NIL;
  ListCell* cell;
  foreach (cell, arguments) tests = lappend(tests, make_null_test(static_cast<Node*>(lfirst(cell)), type));
  return tests;
}

Node* make_boolean_test(Node* argument, BoolTestType type) {
  auto* const test = makeNode(BooleanTest);
  test->arg = reinterpret_cast<Expr*>(argument);
  test->booltesttype = type;
  test->location = -1;
  return reinterpret_cast<Node*>(test);
}

Node* make_comparison(Oid operator_oid, Node* left, Node* right, Oid collation) {
  Expr* const comparison = make_opclause(operator_oid, BOOLOID, false, reinterpret_cast<Expr*>(left),
                                         reinterpret_cast<Expr*>(right), InvalidOid, collation);
  set_opfuncid(reinterpret_cast<OpExpr*>(comparison));
  return reinterpret_cast<Node*>(comparison);
}

List* column_references(Node* expression) {
  List* columns = NIL;
  (void)collect_columns(expression, &columns);
  return columns;
}

bool is_image_of_column(Node* expression) {
  if (!IsA(expression, FuncExpr) || castNode(FuncExpr, expression)->args == NIL) return false;
  Node* const first = static_cast<Node*>(linitial(castNode(FuncExpr, expression)->args));
  return IsA(strip_coercions(first), Var) && list_length(column_references(expression)) == 1;
}

Node* case_condition(CaseExpr* expression, CaseWhen* when) {
  Node* const condition = reinterpret_cast<Node*>(when->expr);
  return expression->arg == nullptr ? condition : replace_case_test(condition, expression->arg);
}

Node* negate_case(CaseExpr* expression) {
  List* whens = NIL;
  ListCell* cell;
  foreach (cell, expression->args) {
    auto* const when = lfirst_node(CaseWhen, cell);
    whens = append_when(whens, case_condition(expression, when),
                        negate_clause(reinterpret_cast<Node*>(when->result)));
  }
  return boolean_case(whens, expression->defresult == nullptr
                                 ? nullptr
                                 : negate_clause(reinterpret_cast<Node*>(expression->defresult)));
}

Node* negate_coalesce(CoalesceExpr* expression) {
  auto* const result = makeNode(CoalesceExpr);
  *result = *expression;
  result->args = NIL;
  ListCell* cell;
  foreach (cell, expression->args)
    result->args = lappend(result->args, negate_clause(static_cast<Node*>(lfirst(cell))));
  return reinterpret_cast<Node*>(result);
}

Node* open_nullif_test(NullIfExpr* expression, bool is_null) {
  Node* const value = static_cast<Node*>(linitial(expression->args));
  Node* const equal = make_boolean_test(
      make_comparison(expression->opno, value, static_cast<Node*>(lsecond(expression->args)),
                      expression->inputcollid),
      is_null ? IS_TRUE : IS_NOT_TRUE);
  List* const parts = list_make2(make_null_test(value, is_null ? IS_NULL : IS_NOT_NULL), equal);
  return reinterpret_cast<Node*>(makeBoolExpr(is_null ? OR_EXPR : AND_EXPR, parts, -1));
}

Node* open_comparison(OpExpr* expression, Truth) {
  if (list_length(expression->args) != 2 || expression->opresulttype != BOOLOID) return nullptr;
  Node* opened = open_count(expression);
  if (opened == nullptr) opened = open_argument(expression, 0);
  if (opened == nullptr) opened = open_argument(expression, 1);
  return opened != nullptr ? opened : open_difference(expression);
}

Node* open_list(ScalarArrayOpExpr* expression) {
  Node* const scalar = static_cast<Node*>(linitial(expression->args));
  Node* const array = static_cast<Node*>(lsecond(expression->args));
  const char* const name = get_opname(expression->opno);
  bool const membership = name != nullptr && std::strcmp(name, expression->useOr ? "=" : "<>") == 0;
  bool const column = IsA(strip_coercions(scalar), Var);
  // upper(x) IN (...) and document->>'key' IN (...) are better tried on their constants than opened.
  bool const form = (IsA(scalar, FuncExpr) || IsA(scalar, OpExpr)) && exprType(scalar) == TEXTOID;
  if (membership && (column || form) && IsA(array, Const)) return nullptr;
  List* const elements = list_elements(array);
  if (elements == NIL || list_length(elements) > kMaxListElements) return nullptr;
  List* parts = NIL;
  ListCell* cell;
  foreach (cell, elements)
    parts = lappend(parts, make_comparison(expression->opno, scalar, static_cast<Node*>(lfirst(cell)),
                                           expression->inputcollid));
  if (list_length(parts) == 1) return static_cast<Node*>(linitial(parts));
  return reinterpret_cast<Node*>(makeBoolExpr(expression->useOr ? OR_EXPR : AND_EXPR, parts, -1));
}

Node* open_row_comparison(RowCompareExpr* expression) {
  Node* result = nullptr;
  for (int i = list_length(expression->opnos) - 1; i >= 0; i--) {
    Node* const left = static_cast<Node*>(list_nth(expression->largs, i));
    Node* const right = static_cast<Node*>(list_nth(expression->rargs, i));
    Oid const operator_oid = list_nth_oid(expression->opnos, i);
    Oid const family = list_nth_oid(expression->opfamilies, i);
    Oid const collation = list_nth_oid(expression->inputcollids, i);
    if (result == nullptr) {
      result = make_comparison(operator_oid, left, right, collation);
      continue;
    }
    Oid left_type, right_type;
    op_input_types(operator_oid, &left_type, &right_type);
    int const strategy = get_op_opfamily_strategy(operator_oid, family) <= BTLessEqualStrategyNumber
                             ? BTLessStrategyNumber
                             : BTGreaterStrategyNumber;
    Oid const strict = get_opfamily_member(family, left_type, right_type, strategy);
    Oid const equal = get_opfamily_member(family, left_type, right_type, BTEqualStrategyNumber);
    Node* const tie = reinterpret_cast<Node*>(
        makeBoolExpr(AND_EXPR, list_make2(make_comparison(equal, left, right, collation), result), -1));
    result = reinterpret_cast<Node*>(
        makeBoolExpr(OR_EXPR, list_make2(make_comparison(strict, left, right, collation), tie), -1));
  }
  return result;
}

Node* make_integer(std::int32_t value) {
  return reinterpret_cast<Node*>(
      makeConst(INT4OID, -1, InvalidOid, sizeof(std::int32_t), Int32GetDatum(value), false, true));
}

Node* apply_operator(Node* left, const char* name, Node* right) {
  List* const qualified = list_make2(makeString(pstrdup("pg_catalog")), makeString(pstrdup(name)));
  Oid const found = OpernameGetOprid(qualified, exprType(left), exprType(right));
  if (!OidIsValid(found)) return nullptr;
  Expr* const applied = make_opclause(found, get_op_rettype(found), false, reinterpret_cast<Expr*>(left),
                                      reinterpret_cast<Expr*>(right), InvalidOid, InvalidOid);
  set_opfuncid(reinterpret_cast<OpExpr*>(applied));
  return reinterpret_cast<Node*>(applied);
}

}  // namespace synthgen::plan
