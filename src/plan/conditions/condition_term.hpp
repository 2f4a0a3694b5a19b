// The terms that atoms of conditions are made of: columns, constants, calls of the server's own functions.
// All may ereport.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::plan {

// Comparisons are btree strategies; this stands for "not equal", which has none.
inline constexpr int kNotEqualStrategy = 6;

// The column that an expression is, seen through casts that keep order (`ordered`) or at least
// equality; InvalidAttrNumber for anything else.
struct ColumnTerm {
  AttrNumber column = InvalidAttrNumber;
  bool ordered = true;
};
ColumnTerm column_term(Node* expression);

// The name of a built-in function that is called; "" for anything else.
std::string_view builtin_name(Node* node);
bool one_of(std::string_view name, std::initializer_list<std::string_view> names);
// An argument of a function or an operator; null if there are fewer.
Node* argument(Node* node, int index);

// Whether it is a constant that is not null; what it is as a text (null for anything else) or an integer.
bool is_value(Node* node);
const char* text_of(Node* node);
std::optional<int64> integer_of(Node* node);

bool is_text(Oid type);
// What an operator means in the default order of its left operand; 0 if nothing.
int strategy_of(Oid operator_oid);

}  // namespace synthgen::plan
