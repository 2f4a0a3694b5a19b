// References that nobody declared: a column user_id beside a table users, without a foreign key between them.
#pragma once

#include <span>

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Adds to each of `tables` that gets rows a foreign key without a constraint for every integer or uuid column
// named after exactly one other table of its schema that gets rows, too, if its type is that of the key. What
// constraints say of the column must leave it free. Where a column takes part in several foreign keys, also
// one between the columns that these refer to, if otherwise they would have no values in common.
void add_undeclared_references(std::span<const std::unique_ptr<TablePlan>> tables);

}  // namespace synthgen::plan
