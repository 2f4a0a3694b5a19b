#include "modify/expression.hpp"

#include "postgres/compat.hpp"
#include "postgres/guard.hpp"
#include "postgres/row_expression.hpp"

extern "C" {
#include "access/transam.h"
#include "catalog/pg_proc.h"
#include "nodes/nodeFuncs.h"
#include "nodes/primnodes.h"
#include "utils/lsyscache.h"
#include "utils/regproc.h"
}

namespace synthgen::modify {

namespace {

constexpr int kMostDepth = 100;
constexpr int kMostNodes = 2000;

// What initdb pins in pg_catalog; all that comes later is somebody's.
bool is_built_in(Oid object) {
  return object < FirstUnpinnedObjectId;
}

struct Walk {
  const pg::Table* table;
  int depth = 0;
  int nodes = 0;
};

[[noreturn]] void refuse(const char* what, const char* why) {
  ereport(ERROR, errcode(ERRCODE_FEATURE_NOT_SUPPORTED), errmsg("a patch cannot use %s", what),
          errdetail("%s", why));
  pg_unreachable();
}

void check_function(Oid function) {
  const char* const name = psprintf("function %s", format_procedure(function));
  if (!is_built_in(function)) refuse(name, "Only functions and operators that are built in can be used.");
  if (func_volatile(function) != PROVOLATILE_IMMUTABLE)
    refuse(name, "Its result depends on more than its arguments, such as the time, a setting or a table.");
  if (get_func_retset(function)) refuse(name, "It returns a set.");
}

void check_operator(Oid operator_oid) {
  if (!is_built_in(operator_oid))
    refuse(psprintf("operator %s", format_operator(operator_oid)),
           "Only functions and operators that are built in can be used.");
}

bool is_type_of_column(const pg::Table& table, Oid type) {
  for (const pg::Column& column : table.columns)
    if (!column.dropped &&
        (type == column.type.oid || type == column.type.base || type == column.type.element))
      return true;
  return false;
}

void check_type(const Walk& walk, Oid type) {
  if (!is_built_in(type) && !is_type_of_column(*walk.table, type))
    refuse(psprintf("type %s", format_type_be(type)), "It is neither built in nor the type of a column.");
}

// Conversions by way of text run two functions that the tree does not show.
void check_conversion(const CoerceViaIO& conversion) {
  Oid function = InvalidOid;
  Oid element = InvalidOid;
  bool is_varlena = false;
  getTypeOutputInfo(exprType(reinterpret_cast<Node*>(conversion.arg)), &function, &is_varlena);
  check_function(function);
  getTypeInputInfo(conversion.resulttype, &function, &element);
  check_function(function);
}

void check_column(const Var& variable) {
  if (variable.varattno < 0) refuse("a system column", "It says where the server keeps the row.");
  if (variable.varattno == 0) refuse("the row as a whole", "Name the columns that are meant.");
  if (variable.varno != 1 || variable.varlevelsup != 0)
    refuse("another table", "A patch is about one table.");
}

// Whether a function of pg_proc is behind the node, checked by the server's own walker of functions.
bool check_function_of_node(Oid function, void*) {
  check_function(function);
  return false;
}

void check_node(Node* node, Walk& walk) {
  switch (nodeTag(node)) {
    case T_Var:
      return check_column(*castNode(Var, node));
    case T_Const:
      return check_type(walk, castNode(Const, node)->consttype);
    case T_CoerceViaIO:
      return check_conversion(*castNode(CoerceViaIO, node));
    case T_OpExpr:
    case T_DistinctExpr:
    case T_NullIfExpr:
      check_operator(reinterpret_cast<OpExpr*>(node)->opno);
      break;
    case T_ScalarArrayOpExpr:
      check_operator(castNode(ScalarArrayOpExpr, node)->opno);
      break;
    case T_FuncExpr:
      break;
    case T_List:
    case T_NamedArgExpr:
    case T_BoolExpr:
    case T_RelabelType:
    case T_ArrayCoerceExpr:
    case T_CollateExpr:
    case T_CaseExpr:
    case T_CaseWhen:
    case T_CaseTestExpr:
    case T_ArrayExpr:
    case T_CoalesceExpr:
    case T_MinMaxExpr:
    case T_SubscriptingRef:
    case T_NullTest:
    case T_BooleanTest:
    case T_FieldSelect:
      return;
    case T_SubLink:
      refuse("a sub-select", "It can compute from the columns of the row alone.");
    case T_SQLValueFunction:
      refuse("the current date, time, user or schema", "The same patch is to do the same at any time.");
    case T_Param:
      refuse("a parameter", "Write the value itself.");
    default:
      refuse("this kind of expression", "Columns, constants, operators, functions and CASE can be used.");
  }
  check_functions_in_node(node, check_function_of_node, nullptr);
}

bool walk_tree(Node* node, void* context) {
  if (node == nullptr) return false;
  Walk& walk = *static_cast<Walk*>(context);
  if (++walk.nodes > kMostNodes || walk.depth > kMostDepth)
    ereport(ERROR, errcode(ERRCODE_STATEMENT_TOO_COMPLEX),
            errmsg("an expression of the patch is too complex"),
            errdetail("At most %d parts, nested %d deep, are read.", kMostNodes, kMostDepth));
  check_node(node, walk);
  ++walk.depth;
  pg::compat::expression_tree_walker(node, walk_tree, context);
  --walk.depth;
  return false;
}

// What the expression is before the server makes it a value of the column's type.
Node* before_assignment(Node* node) {
  for (;;) {
    if (IsA(node, FuncExpr) && castNode(FuncExpr, node)->funcformat == COERCE_IMPLICIT_CAST)
      node = static_cast<Node*>(linitial(castNode(FuncExpr, node)->args));
    else if (IsA(node, CoerceViaIO) && castNode(CoerceViaIO, node)->coerceformat == COERCE_IMPLICIT_CAST)
      node = reinterpret_cast<Node*>(castNode(CoerceViaIO, node)->arg);
    else if (IsA(node, ArrayCoerceExpr) &&
             castNode(ArrayCoerceExpr, node)->coerceformat == COERCE_IMPLICIT_CAST)
      node = reinterpret_cast<Node*>(castNode(ArrayCoerceExpr, node)->arg);
    else
      return node;
  }
}

void check(Node* expression, const pg::Table& table) {
  Walk walk{&table};
  pg::guard([&] { walk_tree(expression, &walk); });
}

// Says of an error in which expression it is; a position counts in that text, not in the caller's statement.
class ExpressionContext {
 public:
  explicit ExpressionContext(const std::string& text) noexcept
      : callback_{error_context_stack, describe, const_cast<char*>(text.c_str())} {
    error_context_stack = &callback_;
  }
  ~ExpressionContext() { error_context_stack = callback_.previous; }
  ExpressionContext(const ExpressionContext&) = delete;
  ExpressionContext& operator=(const ExpressionContext&) = delete;

 private:
  static void describe(void* text) {
    int const position = geterrposition();
    if (position > 0) {
      errposition(0);
      internalerrposition(position);
      internalerrquery(static_cast<const char*>(text));
    }
    errcontext("expression \"%s\" of the patch", static_cast<const char*>(text));
  }

  ErrorContextCallback callback_;
};

}  // namespace

Node* checked_value(const pg::Table& table, const pg::Column& column, const std::string& text) {
  ExpressionContext const context(text);
  Node* const value = pg::parse_row_value(table.oid, text, column.type);
  check(pg::guard([&] { return before_assignment(value); }), table);
  return value;
}

Node* checked_condition(const pg::Table& table, const std::string& text) {
  ExpressionContext const context(text);
  Node* const condition = pg::parse_row_condition(table.oid, text);
  check(condition, table);
  return condition;
}

}  // namespace synthgen::modify
