// What the operators and functions of an atom say of its columns.
#include "plan/conditions/condition_atom.hpp"

#include "generate/nodes/temporal.hpp"
#include "plan/conditions/condition_isolate.hpp"
#include "plan/conditions/condition_rewrite.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "access/stratnum.h"
#include "catalog/namespace.h"
#include "catalog/pg_operator.h"
#include "mb/pg_wchar.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/clauses.h"
#include "parser/parse_coerce.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"
}

namespace synthgen::plan {

namespace {

using Kind = AtomFact::Kind;

// Peels lower(), upper() and trimming off a column and notes them.
AttrNumber peel_form(Node* node, AtomFact& fact) {
  for (;;) {
    std::string_view const name = builtin_name(node);
    bool const trims = one_of(name, {"btrim", "ltrim", "rtrim"});
    if (!trims && !one_of(name, {"lower", "upper"})) return column_term(node).column;
    if (argument(node, 1) != nullptr) return InvalidAttrNumber;  // trims other characters, or a range
    if (name == "lower") fact.lower_case = true;
    if (name == "upper") fact.upper_case = true;
    if (trims) fact.trimmed = true;
    node = argument(node, 0);
    if (node == nullptr || !is_text(exprType(node))) return InvalidAttrNumber;
  }
}

// length(column) and its kin; the column may be trimmed or changed in case first.
bool length_argument(Node* node, AtomFact& fact) {
  std::string_view const name = builtin_name(node);
  if (!one_of(name, {"length", "char_length", "character_length", "octet_length", "cardinality",
                     "array_length", "array_upper", "bit_length"}))
    return false;
  Node* const value = argument(node, 0);
  Oid const type = getBaseType(exprType(value));
  bool const array = one_of(name, {"cardinality", "array_length", "array_upper"});
  if (!array && !is_text(type) && type != BYTEAOID && type != BITOID && type != VARBITOID) return false;
  if (name == "bit_length" || (name == "octet_length" && type != BYTEAOID)) fact.exact = false;
  if (one_of(name, {"array_length", "array_upper"})) {
    if (integer_of(argument(node, 1)) != 1) return false;
    fact.exact = name == "array_length";
  }
  fact.column = peel_form(value, fact);
  fact.lower_case = fact.upper_case = false;
  return name != "bit_length" && fact.column != InvalidAttrNumber;
}

// x ~ pattern and x LIKE pattern with their kin, by the operator's name: extensions repeat them.
AtomFact recognise_match(std::string_view name, Node* left, Node* right) {
  AtomFact fact;
  bool const regex = one_of(name, {"~", "~*", "!~", "!~*"});
  bool const like = one_of(name, {"~~", "~~*", "!~~", "!~~*"});
  if (!regex && !like && name != "^@") return fact;
  AttrNumber const column = column_term(left).column;
  const char* const pattern = text_of(right);
  if (column == InvalidAttrNumber || pattern == nullptr || !is_text(getBaseType(exprType(left)))) return fact;
  bool const ignore_case = name.back() == '*';
  if (regex && ignore_case && std::strncmp(pattern, "***", 3) == 0) return fact;
  fact.kind = Kind::kPattern;
  fact.column = column;
  fact.negated = name.front() == '!';
  fact.padded = getBaseType(exprType(left)) == BPCHAROID;
  if (like)
    fact.pattern = like_to_regex(pattern, ignore_case);
  else if (!regex)
    fact.pattern = literal_to_regex(pattern, true, false);
  else
    fact.pattern = ignore_case ? psprintf("(?i)%s", pattern) : pattern;
  return fact;
}

// position('x' in column) > 0 and left(), right(), substr() = 'x'.
AtomFact recognise_part(Node* left, Node* right, int strategy) {
  AtomFact fact;
  std::string_view const name = builtin_name(left);
  AttrNumber const column = argument(left, 0) ? column_term(argument(left, 0)).column : InvalidAttrNumber;
  if (column == InvalidAttrNumber) return fact;
  fact.column = column;
  if (one_of(name, {"position", "strpos"})) {
    const char* const literal = text_of(argument(left, 1));
    auto const bound = integer_of(right);
    if (literal == nullptr || !bound) return fact;
    bool const found = (strategy == BTGreaterStrategyNumber && *bound >= 0) ||
                       (strategy == BTGreaterEqualStrategyNumber && *bound >= 1) ||
                       (strategy == kNotEqualStrategy && *bound == 0);
    bool const missing = strategy == BTEqualStrategyNumber && *bound == 0;
    if (!found && !missing) return fact;
    fact.kind = Kind::kPattern;
    fact.negated = missing;
    // A position beyond the first character needs characters before it.
    bool const later =
        found && strategy != kNotEqualStrategy && *bound + (strategy == BTGreaterStrategyNumber ? 1 : 0) > 1;
    fact.pattern = later ? psprintf("^.+%s", literal_to_regex(literal, false, false))
                         : literal_to_regex(literal, false, false);
    fact.exact = !later;
    return fact;
  }
  const char* const literal = text_of(right);
  bool const start =
      name == "left" || (one_of(name, {"substr", "substring"}) && integer_of(argument(left, 1)) == 1);
  if (literal == nullptr || strategy != BTEqualStrategyNumber || !(start || name == "right")) return fact;
  fact.kind = Kind::kPattern;
  fact.pattern = literal_to_regex(literal, start, !start);
  Node* const count = argument(left, one_of(name, {"left", "right"}) ? 1 : 2);
  fact.exact = count != nullptr && integer_of(count) == pg_mbstrlen(literal);
  return fact;
}

AtomFact recognise_constant_comparison(Node* left, Node* right, int strategy) {
  AtomFact fact;
  ColumnTerm const term = column_term(left);
  if (term.column != InvalidAttrNumber) {
    if (!term.ordered && strategy != BTEqualStrategyNumber && strategy != kNotEqualStrategy) return fact;
    fact.kind = Kind::kComparison;
    fact.column = term.column;
    fact.strategy = strategy;
    fact.constant = castNode(Const, right);
    return fact;
  }
  if (is_value(right) && length_argument(left, fact) && integer_of(right)) {
    fact.kind = Kind::kLength;
    fact.strategy = strategy;
    fact.constant = castNode(Const, right);
    return fact;
  }
  // btrim(x) <> '': neither empty nor blank.
  fact = AtomFact{};
  const char* const literal = text_of(right);
  if (literal != nullptr && *literal == '\0' && strategy == kNotEqualStrategy && IsA(left, FuncExpr)) {
    fact.column = peel_form(left, fact);
    if (fact.column != InvalidAttrNumber && (fact.trimmed || fact.lower_case || fact.upper_case)) {
      fact.lower_case = fact.upper_case = false;
      fact.kind = Kind::kLength;
      fact.strategy = BTGreaterEqualStrategyNumber;
      fact.constant = castNode(Const, make_integer(1));
      return fact;
    }
  }
  if (IsA(left, FuncExpr)) return recognise_part(left, right, strategy);
  // What is left is evaluated as well: constants may have been rounded.
  Comparison const isolated = isolate({left, strategy, right});
  if (isolated.left == nullptr) return AtomFact{};
  fact = recognise_constant_comparison(isolated.left, isolated.right, isolated.strategy);
  fact.exact = false;
  return fact;
}

// left = right over several columns: one of them can be computed from the others. Or a column is what a
// function makes of it.
AtomFact recognise_equation(Node* left, Node* right) {
  AtomFact fact;
  bool const is_own_image =
      (IsA(left, Var) && is_image_of_column(right)) || (IsA(right, Var) && is_image_of_column(left));
  List* const columns = column_references(reinterpret_cast<Node*>(list_make2(left, right)));
  if (list_length(columns) < (is_own_image ? 1 : 2)) return fact;
  fact.kind = Kind::kEquation;
  fact.left = left;
  fact.right = right;
  fact.exact = false;
  return fact;
}

// left <= right over several columns: that both are equal is one way.
AtomFact recognise_bound(Node* left, Node* right, int strategy) {
  AtomFact fact;
  if (strategy == BTLessEqualStrategyNumber || strategy == BTGreaterEqualStrategyNumber)
    fact = recognise_equation(left, right);
  if (fact.kind == Kind::kEquation) fact.kind = Kind::kBound;
  return fact;
}

// abs(difference) < little: a difference of zero is one way.
AtomFact recognise_tolerance(Node* left, int strategy) {
  bool const below = strategy == BTLessStrategyNumber || strategy == BTLessEqualStrategyNumber;
  if (!below || builtin_name(left) != "abs") return {};
  Node* const difference = argument(left, 0);
  Node* const zero = coerce_to_target_type(nullptr, make_integer(0), INT4OID, exprType(difference), -1,
                                           COERCION_EXPLICIT, COERCE_IMPLICIT_CAST, -1);
  return zero == nullptr ? AtomFact{} : recognise_equation(difference, zero);
}

AtomFact recognise_relation(Node* left, Node* right, int strategy) {
  AtomFact fact;
  if (strategy == BTEqualStrategyNumber) {
    AttrNumber const formed = peel_form(left, fact);
    bool const has_form = fact.lower_case || fact.upper_case || fact.trimmed;
    if (has_form && formed != InvalidAttrNumber && column_term(right).column == formed) {
      fact.kind = Kind::kForm;
      fact.column = formed;
      return fact;
    }
    fact = AtomFact{};
  }
  ColumnTerm const one = column_term(left), two = column_term(right);
  if (one.column == InvalidAttrNumber || two.column == InvalidAttrNumber || one.column == two.column)
    return fact;
  auto* const left_column = castNode(Var, strip_coercions(left));
  auto* const right_column = castNode(Var, strip_coercions(right));
  Oid const left_type = getBaseType(left_column->vartype);
  Oid const right_type = getBaseType(right_column->vartype);
  if (left_type != right_type &&
      !(generate::is_instant_type(left_type) && generate::is_instant_type(right_type)))
    return fact;
  fact.kind = Kind::kRelation;
  fact.column = one.column;
  fact.other = two.column;
  fact.strategy = strategy;
  fact.exact = false;
  // Of those that are in order, that both are equal is one way, or that they lie next to each other.
  bool const follows = strategy == BTLessStrategyNumber || strategy == BTGreaterStrategyNumber;
  if (strategy == kNotEqualStrategy || (follows && !pg::is_integer_type(left_type))) return fact;
  fact.left = left;
  fact.right =
      !follows ? right : apply_operator(right, strategy == BTLessStrategyNumber ? "-" : "+", make_integer(1));
  if (fact.right == nullptr) fact.left = nullptr;
  return fact;
}

// column LIKE prefix || '%': that both are equal is one way.
AtomFact recognise_shape(std::string_view name, Node* text, Node* pattern) {
  if (!one_of(name, {"~~", "~~*", "^@"})) return {};
  Node* const literal = without_wildcards(pattern);
  AtomFact fact = literal == nullptr ? AtomFact{} : recognise_equation(literal, text);
  if (fact.kind == Kind::kEquation) fact.kind = Kind::kBound;
  return fact;
}

AtomFact recognise_operator(OpExpr* expression) {
  if (list_length(expression->args) != 2) return {};
  Node* left = static_cast<Node*>(linitial(expression->args));
  Node* right = static_cast<Node*>(lsecond(expression->args));
  int strategy = strategy_of(expression->opno);
  Oid const function = get_opcode(expression->opno);
  if (function == F_RANGE_CONTAINS_ELEM) std::swap(left, right);
  if (function == F_RANGE_CONTAINS_ELEM || function == F_ELEM_CONTAINED_BY_RANGE) {
    AtomFact fact;
    fact.column = column_term(left).column;
    bool const known = fact.column != InvalidAttrNumber && IsA(left, Var) && is_value(right);
    fact.constant = known ? castNode(Const, right) : nullptr;
    fact.kind = known ? Kind::kWithin : Kind::kUnknown;
    return fact;
  }
  // column <@ ARRAY[...]: each element is in the list.
  if (function == F_ARRAYCONTAINS) std::swap(left, right);
  if (function == F_ARRAYCONTAINS || function == F_ARRAYCONTAINED) {
    AtomFact fact;
    bool const known = column_term(left).column != InvalidAttrNumber && is_value(right);
    if (!known) return fact;
    fact.kind = Kind::kMember;
    fact.column = column_term(left).column;
    fact.constant = castNode(Const, right);
    fact.inside = true;
    return fact;
  }
  AtomFact const match = recognise_match(get_opname(expression->opno), left, right);
  if (match.kind != Kind::kUnknown) return match;
  if (strategy == 0) return recognise_shape(get_opname(expression->opno), left, right);
  if (IsA(left, Const)) {
    std::swap(left, right);
    strategy = commuted(strategy);
  }
  if (IsA(right, Const)) {
    AtomFact const fact = recognise_constant_comparison(left, right, strategy);
    if (fact.kind != Kind::kUnknown) return fact;
    if (strategy == BTEqualStrategyNumber) return recognise_equation(left, right);
    AtomFact const tolerance = recognise_tolerance(left, strategy);
    return tolerance.kind != Kind::kUnknown ? tolerance : recognise_bound(left, right, strategy);
  }
  for (int i = 0; i < 2; i++, std::swap(left, right), strategy = commuted(strategy)) {
    AtomFact const fact = recognise_relation(left, right, strategy);
    if (fact.kind != Kind::kUnknown) return fact;
  }
  return strategy == BTEqualStrategyNumber ? recognise_equation(left, right)
                                           : recognise_bound(left, right, strategy);
}

AtomFact recognise_member(ScalarArrayOpExpr* expression) {
  Node* const left = static_cast<Node*>(linitial(expression->args));
  Node* const right = static_cast<Node*>(lsecond(expression->args));
  int const strategy = strategy_of(expression->opno);
  AtomFact fact;
  // constant < ALL (column): each element is greater.
  if (is_value(left) && !expression->useOr && strategy != 0 && IsA(right, Var)) {
    fact.kind = Kind::kComparison;
    fact.column = column_term(right).column;
    fact.strategy = commuted(strategy);
    fact.constant = castNode(Const, left);
    fact.inside = true;
    return fact.column == InvalidAttrNumber ? AtomFact{} : fact;
  }
  fact.column = column_term(left).column;
  bool const membership =
      expression->useOr ? strategy == BTEqualStrategyNumber : strategy == kNotEqualStrategy;
  if (fact.column == InvalidAttrNumber || !membership || !is_value(right)) return AtomFact{};
  fact.kind = Kind::kMember;
  fact.negated = !expression->useOr;
  fact.constant = castNode(Const, right);
  return fact;
}

AtomFact boolean_column(Node* node, bool value) {
  AtomFact fact;
  fact.kind = Kind::kComparison;
  fact.column = column_term(node).column;
  fact.strategy = BTEqualStrategyNumber;
  fact.constant = castNode(Const, makeBoolConst(value, false));
  return fact.column == InvalidAttrNumber ? AtomFact{} : fact;
}

AtomFact recognise_function(Node* node) {
  AtomFact fact;
  if (builtin_name(node) != "starts_with") return fact;
  const char* const literal = text_of(argument(node, 1));
  fact.column = column_term(argument(node, 0)).column;
  if (literal == nullptr || fact.column == InvalidAttrNumber) return AtomFact{};
  fact.kind = Kind::kPattern;
  fact.pattern = literal_to_regex(literal, true, false);
  return fact;
}

}  // namespace

AtomFact recognise(Node* atom) {
  switch (nodeTag(atom)) {
    case T_Var:
      return boolean_column(atom, true);
    case T_BoolExpr:
      return boolean_column(static_cast<Node*>(linitial(castNode(BoolExpr, atom)->args)), false);
    case T_NullTest: {
      AtomFact fact;
      auto* const test = castNode(NullTest, atom);
      fact.column = column_term(strip_coercions(reinterpret_cast<Node*>(test->arg))).column;
      if (test->argisrow || fact.column == InvalidAttrNumber) return AtomFact{};
      fact.kind = test->nulltesttype == IS_NULL ? Kind::kNull : Kind::kNotNull;
      // A cast of what is not null may fail.
      fact.exact = fact.kind == Kind::kNull || !contain_leaked_vars(reinterpret_cast<Node*>(test->arg));
      return fact;
    }
    case T_OpExpr:
      return recognise_operator(castNode(OpExpr, atom));
    case T_ScalarArrayOpExpr:
      return recognise_member(castNode(ScalarArrayOpExpr, atom));
    case T_FuncExpr:
      return recognise_function(atom);
    default:
      return {};
  }
}

}  // namespace synthgen::plan
