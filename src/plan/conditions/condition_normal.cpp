// Negation normal form: the recursion over boolean constructs. Comparisons are opened in
// condition_rewrite.cpp.
#include "plan/conditions/condition_normal.hpp"

#include "plan/conditions/condition_rewrite.hpp"
#include "postgres/compat.hpp"

extern "C" {
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "optimizer/clauses.h"
#include "optimizer/optimizer.h"
#include "utils/date.h"
#include "utils/fmgroids.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/timestamp.h"
}

namespace synthgen::plan {

namespace {

Condition* make(Condition::Kind kind, List* parts = NIL, Node* atom = nullptr,
                Truth truth = Truth::kNotFalse) {
  auto* const condition = static_cast<Condition*>(palloc(sizeof(Condition)));
  *condition = Condition{kind, parts, atom, truth};
  return condition;
}

Condition* constant(bool value) {
  return make(value ? Condition::Kind::kTrue : Condition::Kind::kFalse);
}

// AND or OR of `parts`, flattened, with constants removed.
Condition* combine(Condition::Kind kind, List* parts) {
  auto const neutral = kind == Condition::Kind::kAnd ? Condition::Kind::kTrue : Condition::Kind::kFalse;
  auto const absorbing = kind == Condition::Kind::kAnd ? Condition::Kind::kFalse : Condition::Kind::kTrue;
  List* kept = NIL;
  ListCell* cell;
  foreach (cell, parts) {
    auto* const part = static_cast<Condition*>(lfirst(cell));
    if (part->kind == absorbing) return part;
    if (part->kind == neutral) continue;
    kept = part->kind == kind ? list_concat(kept, part->parts) : lappend(kept, part);
  }
  if (kept == NIL) return make(neutral);
  return list_length(kept) == 1 ? static_cast<Condition*>(linitial(kept)) : make(kind, kept);
}

Condition* combine_expressions(Condition::Kind kind, List* expressions, Truth truth) {
  List* parts = NIL;
  ListCell* cell;
  foreach (cell, expressions) parts = lappend(parts, normalise(static_cast<Node*>(lfirst(cell)), truth));
  return combine(kind, parts);
}

Condition* both(Condition* left, Condition* right) {
  return combine(Condition::Kind::kAnd, list_make2(left, right));
}

Condition* either(Condition* left, Condition* right) {
  return combine(Condition::Kind::kOr, list_make2(left, right));
}

Condition* normalise_case(CaseExpr* expression, Truth truth) {
  List* arms = NIL;
  List* earlier = NIL;  // the conditions before, each not true
  ListCell* cell;
  foreach (cell, expression->args) {
    auto* const when = lfirst_node(CaseWhen, cell);
    Node* const test = case_condition(expression, when);
    Condition* const arm =
        both(normalise(test, Truth::kTrue), normalise(reinterpret_cast<Node*>(when->result), truth));
    arms = lappend(arms, combine(Condition::Kind::kAnd, lappend(list_copy(earlier), arm)));
    earlier = lappend(earlier, normalise(negate_clause(test), Truth::kNotFalse));
  }
  Condition* const otherwise = expression->defresult != nullptr
                                   ? normalise(reinterpret_cast<Node*>(expression->defresult), truth)
                                   : constant(truth == Truth::kNotFalse);
  return combine(Condition::Kind::kOr,
                 lappend(arms, combine(Condition::Kind::kAnd, lappend(earlier, otherwise))));
}

Condition* normalise_coalesce(List* arguments, Truth truth) {
  if (arguments == NIL) return constant(truth == Truth::kNotFalse);
  Node* const first = static_cast<Node*>(linitial(arguments));
  if (list_length(arguments) == 1) return normalise(first, truth);
  Condition* const rest = normalise_coalesce(list_copy_tail(arguments, 1), truth);
  return either(normalise(first, Truth::kTrue),
                both(normalise(make_null_test(first, IS_NULL), Truth::kTrue), rest));
}

Condition* normalise_boolean_test(BooleanTest* test) {
  Node* const argument = reinterpret_cast<Node*>(test->arg);
  switch (test->booltesttype) {
    case IS_TRUE:
      return normalise(argument, Truth::kTrue);
    case IS_NOT_FALSE:
      return normalise(argument, Truth::kNotFalse);
    case IS_FALSE:
      return normalise(negate_clause(argument), Truth::kTrue);
    case IS_NOT_TRUE:
      return normalise(negate_clause(argument), Truth::kNotFalse);
    case IS_UNKNOWN:
      return normalise(make_null_test(argument, IS_NULL), Truth::kTrue);
    case IS_NOT_UNKNOWN:
      return normalise(make_null_test(argument, IS_NOT_NULL), Truth::kTrue);
  }
  return make(Condition::Kind::kAtom, NIL, reinterpret_cast<Node*>(test), Truth::kTrue);
}

// A strict expression is null if one of its columns is, so its null test is about the columns, besides
// the expression itself: some strict functions return null for values (data->>'key').
Condition* normalise_null_test(NullTest* test) {
  bool const is_null = test->nulltesttype == IS_NULL;
  Node* const argument = strip_coercions(reinterpret_cast<Node*>(test->arg));
  Node* const atom = reinterpret_cast<Node*>(test);
  if (test->argisrow || IsA(argument, Var)) return make(Condition::Kind::kAtom, NIL, atom, Truth::kTrue);
  List* tests = NIL;
  auto kind = is_null ? Condition::Kind::kOr : Condition::Kind::kAnd;
  if (IsA(argument, CoalesceExpr)) {
    kind = is_null ? Condition::Kind::kAnd : Condition::Kind::kOr;
    tests = null_tests(castNode(CoalesceExpr, argument)->args, test->nulltesttype);
  } else if (IsA(argument, NullIfExpr)) {
    return normalise(open_nullif_test(reinterpret_cast<NullIfExpr*>(argument), is_null), Truth::kTrue);
  } else if ((IsA(argument, OpExpr) || IsA(argument, FuncExpr)) && !contain_nonstrict_functions(argument)) {
    Condition* const itself = make(Condition::Kind::kAtom, NIL, atom, Truth::kTrue);
    List* const columns = null_tests(column_references(argument), test->nulltesttype);
    return combine(kind, list_make2(combine_expressions(kind, columns, Truth::kTrue), itself));
  }
  if (tests == NIL) return make(Condition::Kind::kAtom, NIL, atom, Truth::kTrue);
  return combine_expressions(kind, tests, Truth::kTrue);
}

Condition* normalise_distinct(DistinctExpr* expression, bool negated) {
  Node* const left = static_cast<Node*>(linitial(expression->args));
  Node* const right = static_cast<Node*>(lsecond(expression->args));
  Node* equal = make_comparison(expression->opno, left, right, expression->inputcollid);
  Node* const left_null = make_null_test(left, IS_NULL);
  Node* const right_null = make_null_test(right, IS_NULL);
  if (!negated) equal = negate_clause(equal);
  // Against a constant, null differs just as a null comparison is not false.
  if (IsA(right, Const) && !castNode(Const, right)->constisnull)
    return normalise(equal, negated ? Truth::kTrue : Truth::kNotFalse);
  Condition* const values = normalise(equal, Truth::kTrue);
  if (negated)
    return either(values, both(normalise(left_null, Truth::kTrue), normalise(right_null, Truth::kTrue)));
  Condition* const one =
      both(normalise(left_null, Truth::kTrue), normalise(make_null_test(right, IS_NOT_NULL), Truth::kTrue));
  Condition* const other =
      both(normalise(make_null_test(left, IS_NOT_NULL), Truth::kTrue), normalise(right_null, Truth::kTrue));
  return combine(Condition::Kind::kOr, list_make3(values, one, other));
}

// `left` = `right` (or <>) between conditions: the two ways in which they agree (or differ).
Condition* normalise_agreement(Node* left, Node* right, bool agree) {
  Node* const opposite = agree ? right : negate_clause(right);
  Node* const same = agree ? negate_clause(right) : right;
  return either(both(normalise(left, Truth::kTrue), normalise(opposite, Truth::kTrue)),
                both(normalise(negate_clause(left), Truth::kTrue), normalise(same, Truth::kTrue)));
}

Condition* normalise_operator(OpExpr* expression, Truth truth) {
  set_opfuncid(expression);
  if (list_length(expression->args) == 2) {
    Node* const left = static_cast<Node*>(linitial(expression->args));
    Node* const right = static_cast<Node*>(lsecond(expression->args));
    if (expression->opfuncid == F_BOOLEQ) return normalise_agreement(left, right, true);
    if (expression->opfuncid == F_BOOLNE) return normalise_agreement(left, right, false);
    if (expression->opfuncid == F_BOOLLE)
      return either(normalise(negate_clause(left), truth), normalise(right, truth));
  }
  Node* const opened = open_comparison(expression, truth);
  if (opened != nullptr) return normalise(opened, truth);
  return make(Condition::Kind::kAtom, NIL, reinterpret_cast<Node*>(expression), truth);
}

Condition* normalise_negation(BoolExpr* expression, Truth truth) {
  Node* const argument = static_cast<Node*>(linitial(expression->args));
  if (IsA(argument, DistinctExpr)) return normalise_distinct(reinterpret_cast<DistinctExpr*>(argument), true);
  Node* opened = nullptr;
  if (IsA(argument, CaseExpr)) opened = negate_case(castNode(CaseExpr, argument));
  if (IsA(argument, CoalesceExpr)) opened = negate_coalesce(castNode(CoalesceExpr, argument));
  if (opened == nullptr) {
    Node* const pushed = negate_clause(argument);
    bool const same = IsA(pushed, BoolExpr) && castNode(BoolExpr, pushed)->boolop == NOT_EXPR;
    if (!same) opened = pushed;
  }
  if (opened != nullptr) return normalise(opened, truth);
  return make(Condition::Kind::kAtom, NIL, reinterpret_cast<Node*>(expression), truth);
}

Condition* normalise_boolean(BoolExpr* expression, Truth truth) {
  if (expression->boolop == NOT_EXPR) return normalise_negation(expression, truth);
  auto const kind = expression->boolop == AND_EXPR ? Condition::Kind::kAnd : Condition::Kind::kOr;
  return combine_expressions(kind, expression->args, truth);
}

bool is_column(Node* node, void*) {
  if (node == nullptr) return false;
  if (IsA(node, Var) || IsA(node, CoerceToDomainValue) || IsA(node, CaseTestExpr)) return true;
  return pg::compat::expression_tree_walker(node, is_column, nullptr);
}

bool is_date(Node* node) {
  return IsA(node, SQLValueFunction) && castNode(SQLValueFunction, node)->op == SVFOP_CURRENT_DATE;
}

// now() and its kin.
bool is_time(Node* node) {
  if (IsA(node, FuncExpr)) {
    Oid const function = castNode(FuncExpr, node)->funcid;
    return function == F_NOW || function == F_TRANSACTION_TIMESTAMP || function == F_STATEMENT_TIMESTAMP ||
           function == F_CLOCK_TIMESTAMP;
  }
  if (!IsA(node, SQLValueFunction)) return false;
  auto const op = castNode(SQLValueFunction, node)->op;
  return op == SVFOP_CURRENT_TIMESTAMP || op == SVFOP_CURRENT_TIMESTAMP_N || op == SVFOP_LOCALTIMESTAMP ||
         op == SVFOP_LOCALTIMESTAMP_N;
}

bool is_now(Node* node, void*) {
  if (node == nullptr) return false;
  return is_time(node) || is_date(node) || pg::compat::expression_tree_walker(node, is_now, nullptr);
}

Node* replace_now(Node* node, void* now) {
  if (node == nullptr) return nullptr;
  if (is_date(node)) {
    Datum const day =
        DirectFunctionCall1(timestamptz_date, TimestampTzGetDatum(*static_cast<TimestampTz*>(now)));
    return reinterpret_cast<Node*>(makeConst(DATEOID, -1, InvalidOid, sizeof(DateADT), day, false, true));
  }
  if (!is_time(node)) return pg::compat::expression_tree_mutator(node, replace_now, now);
  return reinterpret_cast<Node*>(makeConst(exprType(node), -1, InvalidOid, sizeof(TimestampTz),
                                           TimestampTzGetDatum(*static_cast<TimestampTz*>(now)), false,
                                           FLOAT8PASSBYVAL));
}

}  // namespace

Condition* normalise(Node* expression, Truth truth) {
  check_stack_depth();
  CHECK_FOR_INTERRUPTS();
  switch (nodeTag(expression)) {
    case T_Const: {
      auto* const value = castNode(Const, expression);
      if (value->constisnull) return constant(truth == Truth::kNotFalse);
      return constant(DatumGetBool(value->constvalue));
    }
    case T_BoolExpr:
      return normalise_boolean(castNode(BoolExpr, expression), truth);
    case T_BooleanTest:
      return normalise_boolean_test(castNode(BooleanTest, expression));
    case T_NullTest:
      return normalise_null_test(castNode(NullTest, expression));
    case T_CaseExpr:
      return normalise_case(castNode(CaseExpr, expression), truth);
    case T_CoalesceExpr:
      return normalise_coalesce(castNode(CoalesceExpr, expression)->args, truth);
    case T_DistinctExpr:
      return normalise_distinct(reinterpret_cast<DistinctExpr*>(expression), false);
    case T_OpExpr:
      return normalise_operator(castNode(OpExpr, expression), truth);
    case T_ScalarArrayOpExpr: {
      Node* const opened = open_list(castNode(ScalarArrayOpExpr, expression));
      if (opened != nullptr) return normalise(opened, truth);
      break;
    }
    case T_RowCompareExpr:
      return normalise(open_row_comparison(castNode(RowCompareExpr, expression)), truth);
    default:
      break;
  }
  return make(Condition::Kind::kAtom, NIL, expression, truth);
}

Node* fold_constants(Node* expression) {
  PlannerInfo* const root = makeNode(PlannerInfo);
  root->glob = makeNode(PlannerGlobal);
  return estimate_expression_value(root, expression);
}

bool asks_for_now(Node* expression) {
  return is_now(expression, nullptr);
}

Node* with_now(Node* expression, TimestampTz now) {
  return replace_now(expression, &now);
}

bool mentions_column(Node* expression) {
  return is_column(expression, nullptr);
}

}  // namespace synthgen::plan
