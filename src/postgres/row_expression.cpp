#include "postgres/row_expression.hpp"

#include "postgres/guard.hpp"
#include "postgres/raw_expression.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "access/table.h"
#include "nodes/nodeFuncs.h"
#include "nodes/parsenodes.h"
#include "parser/parse_coerce.h"
#include "parser/parse_collate.h"
#include "parser/parse_expr.h"
#include "parser/parse_relation.h"
#include "parser/parser.h"
#include "utils/rel.h"
}

namespace synthgen::pg {

namespace {

// The raw tree of an expression: what "SELECT expression" has as its only part.
Node* parse_raw(const char* text) {
  List* const statements = raw_parser(text, RAW_PARSE_PLPGSQL_EXPR);
  Node* const value =
      list_length(statements) == 1 ? selected_value(linitial_node(RawStmt, statements)->stmt) : nullptr;
  if (value == nullptr)
    ereport(ERROR, errcode(ERRCODE_SYNTAX_ERROR), errmsg("\"%s\" is not a single expression", text),
            errhint("Write what could stand behind SELECT: one value, no FROM and no AS."));
  if (has_subquery(value))
    ereport(ERROR, errcode(ERRCODE_FEATURE_NOT_SUPPORTED), errmsg("expression \"%s\" has a subquery", text),
            errhint("Have an SQL function look it up, and call that."));
  return value;
}

struct Place {
  const char* text;
  const char* table;
};

// Says where the expression stands. A position that the parser complains about lies in there, not in the
// statement that is running.
void place_error(void* place) {
  auto const* const at = static_cast<const Place*>(place);
  errcontext("expression for a row of table \"%s\"", at->table);
  int const position = geterrposition();
  if (position <= 0) return;
  errposition(0);
  internalerrposition(position);
  internalerrquery(at->text);
}

Node* analyse(Oid table, const char* text, const TypeRef* type) {
  Relation const relation = table_open(table, NoLock);
  Place place{text, RelationGetRelationName(relation)};
  ErrorContextCallback callback{error_context_stack, place_error, &place};
  error_context_stack = &callback;
  ParseState* const state = make_parsestate(nullptr);
  state->p_sourcetext = text;
  addNSItemToQuery(state,
                   addRangeTableEntryForRelation(state, relation, AccessShareLock, nullptr, false, true),
                   false, true, true);
  Node* expression = transformExpr(state, parse_raw(text), EXPR_KIND_ALTER_COL_TRANSFORM);
  if (type == nullptr) {
    expression = coerce_to_boolean(state, expression, "WHEN");
  } else {
    Oid const given = exprType(expression);
    expression = coerce_to_target_type(state, expression, given, type->base, type->base_modifier,
                                       COERCION_ASSIGNMENT, COERCE_IMPLICIT_CAST, -1);
    if (expression == nullptr)
      ereport(ERROR, errcode(ERRCODE_DATATYPE_MISMATCH),
              errmsg("expression \"%s\" is of type %s but the column is of type %s", text,
                     format_type_be(given), format_type_be(type->oid)),
              errhint("Cast the expression to the type of the column."));
  }
  assign_expr_collations(state, expression);
  free_parsestate(state);
  error_context_stack = callback.previous;
  table_close(relation, NoLock);
  return expression;
}

}  // namespace

Node* parse_row_value(Oid table, const std::string& text, const TypeRef& type) {
  const char* const data = text.c_str();
  SystemPathScope const path;
  return guard([&] { return analyse(table, data, &type); });
}

Node* parse_row_condition(Oid table, const std::string& text) {
  const char* const data = text.c_str();
  SystemPathScope const path;
  return guard([&] { return analyse(table, data, nullptr); });
}

}  // namespace synthgen::pg
