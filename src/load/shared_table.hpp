// Tables that several processes fill at once, each in transactions of its own. Rows come into the heap alone;
// the indexes are suspended before, and built when all rows are committed.
//
// A suspended index is one that is not valid, as CREATE INDEX CONCURRENTLY leaves it while it builds: queries
// do without it. Building it, as REINDEX does, makes it valid again.
#pragma once

#include "load/loader.hpp"

namespace synthgen::load {

// Whether `table` can be filled that way: its indexes are the caller's to suspend, nothing that runs for a
// row would look for others, and the setting synthgen.defer_indexes is not off. The user's triggers do not
// fire.
bool can_be_shared(const pg::Table& table);

// Suspends the indexes of a table that can be shared and of its partitions, at the end of this transaction;
// returns them, the primary key's, which is built fastest, as a rule last. Waits for all who use the table.
// Throws pg::ServerError.
std::vector<Oid> suspend_indexes(const pg::Table& table);

}  // namespace synthgen::load
