#include "load/shared_table.hpp"

#include "load/user_functions.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "access/heapam.h"
#include "access/table.h"
#include "catalog/indexing.h"
#include "catalog/pg_index.h"
#include "miscadmin.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
}

// All functions of the unnamed namespace may ereport; none owns anything but through the server.

namespace synthgen::load {

namespace {

// The relations that hold the rows of `table`.
List* heaps_of(const pg::Table& table) {
  if (!table.is_partitioned()) return list_make1_oid(table.oid);
  List* heaps = NIL;
  for (pg::Partition const& partition : table.partitions) heaps = lappend_oid(heaps, partition.relation);
  return heaps;
}

bool can_suspend_indexes(Oid heap) {
  Relation const relation = table_open(heap, AccessShareLock);
  bool possible = relation->rd_tableam == GetHeapamTableAmRoutine() && !RelationUsesLocalBuffers(relation) &&
                  pg::compat::owns_relation(heap, GetUserId());
  ListCell* cell;
  foreach (cell, RelationGetIndexList(relation)) {
    Relation const index = index_open(lfirst_oid(cell), AccessShareLock);
    possible = possible && !evaluates_user_function(index);
    index_close(index, NoLock);
  }
  table_close(relation, NoLock);
  return possible;
}

void suspend(Relation catalog, Oid index) {
  HeapTuple const tuple = SearchSysCacheCopy1(INDEXRELID, ObjectIdGetDatum(index));
  if (!HeapTupleIsValid(tuple)) elog(ERROR, "cache lookup failed for index %u", index);
  reinterpret_cast<Form_pg_index>(GETSTRUCT(tuple))->indisvalid = false;
  CatalogTupleUpdate(catalog, &tuple->t_self, tuple);
  heap_freetuple(tuple);
}

// A reader that has the table locked already need not notice a change before its next lock: so it is waited
// for.
List* suspend_indexes_of(Oid heap) {
  Relation const relation = table_open(heap, AccessExclusiveLock);
  Relation const catalog = table_open(IndexRelationId, RowExclusiveLock);
  List* indexes = NIL;
  ListCell* cell;
  foreach (cell, RelationGetIndexList(relation)) {
    suspend(catalog, lfirst_oid(cell));
    indexes = lcons_oid(lfirst_oid(cell), indexes);
  }
  CacheInvalidateRelcache(relation);
  table_close(catalog, RowExclusiveLock);
  table_close(relation, NoLock);
  return indexes;
}

}  // namespace

bool can_be_shared(const pg::Table& table) {
  if (choose_path(table).path != Path::kDirect || pg::defer_indexes_setting() == pg::DeferIndexes::kOff)
    return false;
  return pg::guard([&] {
    if (evaluates_user_function(table)) return false;
    bool possible = true;
    ListCell* cell;
    foreach (cell, heaps_of(table)) possible = possible && can_suspend_indexes(lfirst_oid(cell));
    return possible;
  });
}

std::vector<Oid> suspend_indexes(const pg::Table& table) {
  List* const suspended = pg::guard([&] {
    List* all = NIL;
    ListCell* cell;
    foreach (cell, heaps_of(table)) all = list_concat(all, suspend_indexes_of(lfirst_oid(cell)));
    return all;
  });
  std::vector<Oid> indexes;
  ListCell* cell;
  foreach (cell, suspended) indexes.push_back(lfirst_oid(cell));
  return indexes;
}

}  // namespace synthgen::load
