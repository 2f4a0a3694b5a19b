// An equation is solved for a column by undoing what is done to it, from the outside in.
#include "plan/conditions/condition_equation.hpp"

#include <algorithm>
#include <set>

#include "plan/conditions/condition_rewrite.hpp"
#include "plan/conditions/document_members.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "catalog/pg_collation_d.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "parser/parse_coerce.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

struct Solution {
  AttrNumber column;
  Node* expression;
  bool amends;  // the expression is the column's own value with a member more, or as a function leaves it
};

Node* cast_to(Node* value, Oid type) {
  Oid const base = getBaseType(type);
  return coerce_to_target_type(nullptr, value, exprType(value), base, -1, COERCION_EXPLICIT,
                               COERCE_IMPLICIT_CAST, -1);
}

void solve(Node* term, Node* value, List** solutions);

// Whether the node is a member, by its name, of a JSON document.
bool is_member(Node* node) {
  if (!IsA(node, OpExpr) || list_length(castNode(OpExpr, node)->args) != 2) return false;
  const char* const name = get_opname(castNode(OpExpr, node)->opno);
  if (name == nullptr || (std::strcmp(name, "->") != 0 && std::strcmp(name, "->>") != 0)) return false;
  Oid const document = getBaseType(exprType(static_cast<Node*>(linitial(castNode(OpExpr, node)->args))));
  Node* const key = static_cast<Node*>(lsecond(castNode(OpExpr, node)->args));
  return (document == JSONBOID || document == JSONOID) && IsA(key, Const) && exprType(key) == TEXTOID &&
         !castNode(Const, key)->constisnull;
}

// Whether the value is a document with a member more, or what a function makes of its column alone: what
// comes out of most functions that leave some values as they are they leave as it is, too.
bool is_amended(Node* value) {
  Node* const bare = strip_coercions(value);
  return is_image_of_column(bare) || (IsA(bare, FuncExpr) && castNode(FuncExpr, bare)->funcid == F_JSONB_SET);
}

// The document is what it is otherwise, with the value as that member.
void solve_member(OpExpr* member, Node* value, List** solutions) {
  Node* const document = static_cast<Node*>(linitial(member->args));
  auto* const path = makeNode(ArrayExpr);
  path->array_typeid = TEXTARRAYOID;
  path->element_typeid = TEXTOID;
  path->elements = list_make1(lsecond(member->args));
  path->location = -1;
  auto const call = [](Oid function, List* arguments) {
    return makeFuncExpr(function, JSONBOID, arguments, InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL);
  };
  Node* const whole = cast_to(document, JSONBOID);
  if (whole == nullptr) return;
  Node* const amended = reinterpret_cast<Node*>(call(
      F_JSONB_SET, list_make4(whole, path, call(F_TO_JSONB, list_make1(value)), makeBoolConst(true, false))));
  if (Node* const fitted = cast_to(amended, exprType(document))) solve(document, fitted, solutions);
}

// `left` operator `right` = value, solved for both sides.
void solve_operator(const char* name, Node* left, Node* right, Node* value, List** solutions) {
  struct Inverse {
    const char* name;
    const char* for_left;   // left = value `for_left` right
    const char* for_right;  // right = value `for_right` left, or left `for_right` value if `mirrored`
    bool mirrored;
  };
  static constexpr Inverse kInverses[] = {
      {"+", "-", "-", false}, {"-", "+", "-", true}, {"*", "/", "/", false}, {"/", "*", "/", true}};
  for (Inverse const& inverse : kInverses) {
    if (std::strcmp(name, inverse.name) != 0) continue;
    if (Node* const rest = apply_operator(value, inverse.for_left, right)) solve(left, rest, solutions);
    Node* const rest = inverse.mirrored ? apply_operator(left, inverse.for_right, value)
                                        : apply_operator(value, inverse.for_right, left);
    if (rest != nullptr) solve(right, rest, solutions);
  }
}

// What a function makes of its first argument is nearly that argument: rounded, trimmed, in another case.
void solve_function(FuncExpr* call, Node* value, List** solutions) {
  if (call->args == NIL || call->funcid >= FirstNormalObjectId) return;
  Node* const first = static_cast<Node*>(linitial(call->args));
  bool const cast = call->funcformat != COERCE_EXPLICIT_CALL;
  std::string_view const name = get_func_name(call->funcid);
  bool keeps = cast;
  for (std::string_view const close :
       {"round", "trunc", "floor", "ceil", "ceiling", "btrim", "ltrim", "rtrim", "replace", "regexp_replace",
        "translate", "unaccent", "left", "date_trunc"})
    keeps = keeps || name == close;
  if (name == "date_trunc") return solve(static_cast<Node*>(llast(call->args)), value, solutions);
  if (name == "lower" || name == "upper") {
    value = reinterpret_cast<Node*>(makeFuncExpr(F_INITCAP, TEXTOID, list_make1(value), InvalidOid,
                                                 DEFAULT_COLLATION_OID, COERCE_EXPLICIT_CALL));
    keeps = exprType(first) == TEXTOID;
  }
  Node* const inner = keeps ? cast_to(value, exprType(first)) : nullptr;
  if (inner != nullptr) solve(first, inner, solutions);
}

// Adds what the columns in `term` are if `term` = `value`.
void solve(Node* term, Node* value, List** solutions) {
  check_stack_depth();
  Node* inner = nullptr;
  switch (nodeTag(term)) {
    case T_Var: {
      auto* const column = castNode(Var, term);
      Node* const fitted = cast_to(value, column->vartype);
      bool amends = false;
      ListCell* cell;
      foreach (cell, column_references(value))
        amends = amends || lfirst_node(Var, cell)->varattno == column->varattno;
      if (column->varattno <= 0 || fitted == nullptr || (amends && !is_amended(value))) return;
      auto* const solution = static_cast<Solution*>(palloc(sizeof(Solution)));
      *solution = {column->varattno, fitted, amends};
      *solutions = lappend(*solutions, solution);
      return;
    }
    case T_OpExpr: {
      auto* const operation = castNode(OpExpr, term);
      if (is_member(term)) return solve_member(operation, value, solutions);
      const char* const name = get_opname(operation->opno);
      if (name != nullptr && list_length(operation->args) == 2)
        solve_operator(name, static_cast<Node*>(linitial(operation->args)),
                       static_cast<Node*>(lsecond(operation->args)), value, solutions);
      return;
    }
    case T_FuncExpr:
      return solve_function(castNode(FuncExpr, term), value, solutions);
    case T_CoalesceExpr:
      return solve(static_cast<Node*>(linitial(castNode(CoalesceExpr, term)->args)), value, solutions);
    case T_RelabelType:
      inner = reinterpret_cast<Node*>(castNode(RelabelType, term)->arg);
      break;
    case T_CoerceViaIO:
      inner = reinterpret_cast<Node*>(castNode(CoerceViaIO, term)->arg);
      break;
    default:
      return;
  }
  // A member of a document is a number where it is read as one.
  Node* const fitted = is_member(inner) ? value : cast_to(value, exprType(inner));
  if (fitted != nullptr) solve(inner, fitted, solutions);
}

// A side that is a column alone is what the equation is about, but for a member of a document, which need not
// be there.
std::vector<Solution> solutions_of(const Equation& equation) {
  List* const found = pg::guard([&] {
    List* solutions = NIL;
    Node* const left = strip_coercions(equation.left);
    Node* const right = strip_coercions(equation.right);
    bool const right_first =
        is_member(left) != is_member(right) ? is_member(right) : IsA(right, Var) && !IsA(left, Var);
    if (right_first) solve(equation.right, equation.left, &solutions);
    solve(equation.left, equation.right, &solutions);
    if (!right_first) solve(equation.right, equation.left, &solutions);
    return solutions;
  });
  std::vector<Solution> solutions;
  for (int i = 0; i < list_length(found); ++i)
    solutions.push_back(*static_cast<Solution*>(list_nth(found, i)));
  return solutions;
}

class Definitions {
 public:
  void add(const Equation& equation, bool only_bound, const MayDefine& may_define) {
    for (Solution const& solution : solutions_of(equation)) {
      std::vector<AttrNumber> from = pg::columns_of(solution.expression);
      if (solution.amends) std::erase(from, solution.column);
      Entry const* const before = find(solution.column);
      bool const open = before == nullptr || (before->amends && solution.amends);
      if (!open || follows(from, solution.column) || !may_define(solution.column, from)) continue;
      entries_.push_back(
          {{solution.column, solution.expression, only_bound}, std::move(from), solution.amends});
      return;
    }
  }

  std::vector<ColumnDefinition> in_order() const {
    std::vector<ColumnDefinition> ordered;
    std::set<const Entry*> done;
    for (Entry const& entry : entries_) append(entry, done, ordered);
    return ordered;
  }

 private:
  struct Entry {
    ColumnDefinition definition;
    std::vector<AttrNumber> from;
    bool amends;  // others may amend the same column
  };

  const Entry* find(AttrNumber column) const {
    auto const place = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.definition.column == column; });
    return place == entries_.end() ? nullptr : &*place;
  }

  // Whether `column` takes part in what makes any of `columns`.
  bool follows(const std::vector<AttrNumber>& columns, AttrNumber column) const {
    return std::any_of(columns.begin(), columns.end(), [&](AttrNumber other) {
      Entry const* const entry = find(other);
      return other == column || (entry != nullptr && follows(entry->from, column));
    });
  }

  void append(const Entry& entry, std::set<const Entry*>& done,
              std::vector<ColumnDefinition>& ordered) const {
    if (!done.insert(&entry).second) return;
    for (Entry const& earlier : entries_)
      if (std::find(entry.from.begin(), entry.from.end(), earlier.definition.column) != entry.from.end())
        append(earlier, done, ordered);
    ordered.push_back(entry.definition);
  }

  std::vector<Entry> entries_;
};

}  // namespace

std::vector<ColumnDefinition> definitions_of(const std::vector<Equation>& equations,
                                             const std::vector<Equation>& bounds,
                                             const MayDefine& may_define) {
  Definitions definitions;
  for (Equation const& equation : equations) definitions.add(equation, false, may_define);
  for (Equation const& bound : bounds) definitions.add(bound, true, may_define);
  return definitions.in_order();
}

}  // namespace synthgen::plan
