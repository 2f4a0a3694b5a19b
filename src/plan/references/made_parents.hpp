// Rows of a sub-type whose triggers write the row of the base table: a car's trigger inserts the vehicle. The
// base must not hold that row yet. So such a foreign key is no reference to a row that is there: its columns
// get keys that are new to the base, as a primary key of the table's own would.
//
// Which triggers do so is not read from their text but learned from what the base table rejects.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Whether triggers of the table may write rows that it refers to, each row one of its own; of `base`, unless
// that is InvalidOid.
bool may_make_rows_of(const pg::Table& table, Oid base);
inline bool may_make_rows(const pg::Table& table) {
  return may_make_rows_of(table, InvalidOid);
}

// The foreign key of the table whose parents its triggers write, as the rejection of a row that the base
// table holds already shows; null if the error tells of something else.
const pg::ForeignKey* made_parents_of(const TablePlan& table, const ErrorData& error, const Plan& plan);

// Moves the foreign keys whose parents are known to be made, or cannot come about in any other way, from
// `table.table.foreign_keys` to `table.made_parents`. These never form a circle.
void set_made_parents_aside(TablePlan& table, const Plan& plan);

// Whether triggers write rows of `base` for `table`, or for what triggers write for it.
bool is_base_of(const pg::Table& base, const TablePlan& table, const Plan& plan);

// Whether the rows of `base` come only from triggers of tables that refer to it.
bool is_made_by_others(const TablePlan& base, const Plan& plan);

}  // namespace synthgen::plan
