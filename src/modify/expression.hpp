// The expressions of a patch: read by the server's parser over the columns of the one table, then allowed
// only if every node of the tree is on a short list.
//
// Whoever wrote an expression, also a model that was misled, can do no more with it than compute from the
// row's own columns: functions and operators are built-in ones that are immutable; there are no sub-selects,
// other tables, system columns, parameters, aggregates, window functions or sets. Only the last step, by
// which the server makes the value one of the column's type, may be the type's own.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::modify {

// The value for a column, in the column's type. Vars have varno 1. The caller holds a lock on the table.
// Throws ServerError with what the parser or the list has against it.
Node* checked_value(const pg::Table& table, const pg::Column& column, const std::string& text);

// A condition over a row.
Node* checked_condition(const pg::Table& table, const std::string& text);

}  // namespace synthgen::modify
