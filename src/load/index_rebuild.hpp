// Heap first, indexes afterwards: when that is worth it and allowed, and the rebuild itself.
//
// Between the first row and the rebuild an index scan would not find the new rows. So nothing may
// query the table in between: no row trigger, no user-defined function in a constraint or default.
#pragma once

#include "load/loader.hpp"
#include "postgres/pg.hpp"

namespace synthgen::load {

// Whether `table` is to be loaded without its indexes. The caller holds ShareRowExclusiveLock on it;
// its partitions are locked likewise here. May ereport.
bool should_defer_indexes(const pg::Table& table, const LoadOptions& options);

// Rebuilds all indexes of `relations` (a list of OIDs), checking uniqueness and exclusion. The caller
// has no index of them open. May ereport: a violation is an error as CREATE INDEX raises it.
void rebuild_indexes(List* relations);

}  // namespace synthgen::load
