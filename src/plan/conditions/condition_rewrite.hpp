// Opens comparisons that hide alternatives, as plain expressions that normalise() then takes apart:
// (CASE ... END) < 5, COALESCE(a, b) = c, GREATEST(a, b) < c, x ~ ANY (list), num_nonnulls(a, b) = 1,
// a - b > 0, (a, b) < (c, d). Functions return null where there is nothing to open. All may ereport;
// callers hold a guard.
#pragma once

#include "plan/conditions/condition_normal.hpp"

extern "C" {
#include "nodes/primnodes.h"
}

namespace synthgen::plan {

// Looks through relabellings and casts of one argument.
Node* strip_coercions(Node* expression);

Node* make_null_test(Node* argument, NullTestType type);
Node* make_boolean_test(Node* argument, BoolTestType type);
List* null_tests(List* arguments, NullTestType type);
Node* make_comparison(Oid operator_oid, Node* left, Node* right, Oid collation);

// The columns that an expression mentions, each once, as Var nodes.
List* column_references(Node* expression);

// Whether the expression is what a function makes of one column, and of constants.
bool is_image_of_column(Node* expression);

// The condition of one WHEN, with the value of a simple CASE put in.
Node* case_condition(CaseExpr* expression, CaseWhen* when);
Node* negate_case(CaseExpr* expression);
Node* negate_coalesce(CoalesceExpr* expression);

// NULLIF(a, b) IS [NOT] NULL.
Node* open_nullif_test(NullIfExpr* expression, bool is_null);

Node* open_comparison(OpExpr* expression, Truth truth);
Node* open_list(ScalarArrayOpExpr* expression);
Node* open_row_comparison(RowCompareExpr* expression);

// left `name` right by a built-in operator; null if there is none for these types. May ereport.
Node* apply_operator(Node* left, const char* name, Node* right);

// A constant of type integer.
Node* make_integer(std::int32_t value);

}  // namespace synthgen::plan
