// The query that reads the rows that a table holds, as parents of rows to come: the columns that children ask
// for, and cells of what the rows refer to, by joins along the foreign keys.
#pragma once

#include <string>

#include "generate/references/population.hpp"

namespace synthgen::generate {

// One result column for each of population.columns(), every `step`-th row, in the order in which the rows
// were numbered: by a column that counts, else as they lie in the table. Throws pg::ServerError.
std::string stored_rows_query(const Population& population, std::uint64_t step);

// Whether rows of `beyond` can be joined by the columns that a foreign key refers to: each row finds one at
// most, and equality is known.
bool can_join(const pg::Table& table, const pg::ForeignKey& key, const pg::Table& beyond);

}  // namespace synthgen::generate
