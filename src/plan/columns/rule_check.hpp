// Whether a rule fits the column or the table that it is about: the same code that plans with it finds out.
#pragma once

#include "generate/choose.hpp"
#include "postgres/schema.hpp"
#include "rules/rule.hpp"

namespace synthgen::plan {

// Throws pg::Error or ServerError that says what does not fit: an expression that cannot be read, a value
// that is none of the column's type, a table that does not exist. The caller holds a lock on the table.
// What the column's constraints admit is not asked here but when a run is planned.
void check_column_rule(const pg::Table& table, const pg::Column& column, const rules::ColumnRule& rule,
                       const generate::Context& context);
void check_table_rule(const pg::Table& table, const rules::TableRule& rule);

// The foreign key that a rule with a reference stands for. Throws pg::Error if there is no such table or
// column, or if its values cannot stand in the column.
pg::ForeignKey reference_of_rule(const pg::Table& table, const pg::Column& column,
                                 const rules::ColumnRule& rule);

// The column of `other`, the table itself or one that the rule names, with which the rule correlates the
// column. Throws pg::Error if there is no such column, or if its values are no positions on a line.
const pg::Column& correlated_column(const pg::Table& table, const pg::Column& column,
                                    const rules::ColumnRule& rule, const pg::Table& other);

// The part of it that is about where the rule stands: throws for a column that something else fills.
void check_place_of_rule(const pg::Table& table, const pg::Column& column, const rules::ColumnRule& rule);

}  // namespace synthgen::plan
