// Which rows of a table have come to the point at which others belong to them: payments that were captured
// can be refunded, articles that are published be commented on.
#pragma once

#include <functional>

#include "generate/nodes/evidence.hpp"
#include "generate/references/population.hpp"

namespace synthgen::generate {

// What a column of the table, or a cell of an ancestor, must tell.
struct RowTest {
  AttrNumber column = InvalidAttrNumber;
  Evidence evidence;  // of no node
};

// The rows from `first` on that pass all tests, ascending; where none does, those that pass most of the first
// ones. None if all rows do, or if there are too many to list them. Evaluates these columns of all rows.
// Throws pg::Error, pg::ServerError.
std::vector<std::uint32_t> eligible_rows(const Population& population, std::uint64_t first,
                                         const std::vector<RowTest>& tests);

// Calls visit(first row, batch of rows) for all rows of a population, inside a guard: it keeps no object with
// a destructor across a call of the server. Throws pg::Error, pg::ServerError.
void for_each_chunk(const Population& population, const std::function<void(std::uint64_t, Batch&)>& visit);

}  // namespace synthgen::generate
