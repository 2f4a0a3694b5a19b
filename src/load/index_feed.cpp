#include "load/index_feed.hpp"

#include <new>

#include "load/index_writer.hpp"
#include "load/page_order.hpp"
#include "load/user_functions.hpp"
#include "postgres/compat.hpp"
#include "postgres/log_writer.hpp"
#include "postgres/plain_rows.hpp"

extern "C" {
#include "access/amapi.h"
#include "access/genam.h"
#include "access/heapam.h"
#include "access/nbtree.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/index.h"
#include "miscadmin.h"
#include "utils/guc.h"
}

namespace synthgen::load {

namespace {

// What the index being built is built from: keys at hand, or the pages of its table.
struct Source {
  Oid index = InvalidOid;
  IndexKeys* keys = nullptr;
  PageOrder* pages = nullptr;
};
Source source;
TableAmRoutine feeding_methods;
IndexAmRoutine writing_methods;

// Stands for the scan of the table in an index build. What it was not meant for is left to the table's own
// method, which wants to see itself in the table.
double hand_over(Relation table, Relation index, IndexInfo* info, bool allow_sync, bool any_visible,
                 bool progress, BlockNumber start, BlockNumber blocks, IndexBuildCallback callback,
                 void* state, TableScanDesc scan) {
  if (RelationGetRelid(index) != source.index || source.keys == nullptr || scan != nullptr) {
    table->rd_tableam = GetHeapamTableAmRoutine();
    return table->rd_tableam->index_build_range_scan(table, index, info, allow_sync, any_visible, progress,
                                                     start, blocks, callback, state, scan);
  }
  source.keys->sort();
  (void)source.keys->for_each([&](ItemPointer row, Datum* values, bool* nulls) {
    callback(index, row, values, nulls, true, state);
    return true;
  });
  return static_cast<double>(source.keys->count());
}

// Writes the index; returns the number of rows, or none if it could not.
std::size_t write(Relation index) {
  if (RelationGetRelid(index) != source.index) return 0;
  if (source.pages != nullptr) return write_index(index, *source.pages);
  source.keys->sort();
  return write_index(index, *source.keys);
}

// Stands for the build of a B-tree. Where keys cannot simply be written, the server's own sorts and checks
// them.
IndexBuildResult* build(Relation table, Relation index, IndexInfo* info) {
  std::size_t const rows = write(index);
  if (rows == 0) return btbuild(table, index, info);
  auto* const result = static_cast<IndexBuildResult*>(palloc(sizeof(IndexBuildResult)));
  result->heap_tuples = result->index_tuples = static_cast<double>(rows);
  return result;
}

// The index's entry in the relation cache keeps these methods: apart from builds that are fed they do what
// the server's do. Should the entry be built anew before the build, the server's method builds.
void let_keys_be_written(Oid oid) {
  Relation const index = index_open(oid, AccessShareLock);
  writing_methods = *index->rd_indam;
  writing_methods.ambuild = build;
  index->rd_indam = &writing_methods;
  index_close(index, NoLock);
}

void reindex(Oid index, char persistence) {
  ReindexParams parameters = {REINDEXOPT_REPORT_PROGRESS, InvalidOid};
  pg::compat::reindex_index(index, false, persistence, &parameters);
}

// For the duration of one build the table's access method is one that hands over keys, and the index's one
// that writes its pages if it can. Should the table's entry in the relation cache be built anew meanwhile, it
// has its own method again and the build scans. Parallel workers would scan, too.
void reindex_fed(Relation table, Source from) {
  int const settings = NewGUCNestLevel();
  (void)set_config_option("max_parallel_maintenance_workers", "0", PGC_USERSET, PGC_S_SESSION,
                          GUC_ACTION_SAVE, true, 0, false);
  feeding_methods = *GetHeapamTableAmRoutine();
  feeding_methods.index_build_range_scan = hand_over;
  source = from;
  table->rd_tableam = &feeding_methods;
  let_keys_be_written(from.index);
  PG_TRY();
  { reindex(from.index, table->rd_rel->relpersistence); }
  PG_FINALLY();
  {
    table->rd_tableam = GetHeapamTableAmRoutine();
    source = {};
  }
  PG_END_TRY();
  AtEOXact_GUC(true, settings);
}

// Builds an index from the pages of its table where these are in its order; returns whether they were.
bool reindex_by_pages(Relation table, Oid oid) {
  Relation const index = index_open(oid, AccessShareLock);
  PageOrder* const pages = index->rd_index->indisunique ? PageOrder::create(table, index) : nullptr;
  index_close(index, NoLock);
  if (pages != nullptr) reindex_fed(table, {.index = oid, .pages = pages});
  return pages != nullptr;
}

// The keys of all rows of `table`; null where the server had better see to them.
IndexKeys* read_keys(Relation table, Relation index) {
  if (table->rd_tableam != GetHeapamTableAmRoutine() || evaluates_user_function(index)) return nullptr;
  IndexKeys* const keys = IndexKeys::create(index, 0);
  if (keys == nullptr) return nullptr;
  std::size_t const most_bytes = static_cast<std::size_t>(maintenance_work_mem) * 1024 / 2;
  bool const all = pg::read_plain_rows(table, [&](HeapTuple row) {
    return keys->bytes() <= most_bytes && keys->add(row, RelationGetDescr(table));
  });
  if (all) return keys;
  keys->destroy();
  return nullptr;
}

// Builds an index from its keys, read back from the table, or as the server does.
void reindex_by_keys(Relation table, Oid oid) {
  Relation const index = index_open(oid, AccessShareLock);
  IndexKeys* const keys = read_keys(table, index);
  index_close(index, NoLock);
  if (keys == nullptr) return reindex(oid, table->rd_rel->relpersistence);
  reindex_fed(table, {.index = oid, .keys = keys});
  keys->destroy();
}

}  // namespace

IndexFeed* IndexFeed::create(Relation relation, std::size_t expected_rows, KeyMemory* memory) {
  if (relation->rd_tableam != GetHeapamTableAmRoutine()) return nullptr;
  auto* feed = new (palloc(sizeof(IndexFeed))) IndexFeed();
  feed->relation_ = RelationGetRelid(relation);
  feed->memory_ = memory;
  ListCell* cell;
  foreach (cell, RelationGetIndexList(relation)) {
    Relation const index = index_open(lfirst_oid(cell), AccessShareLock);
    // Such a function might query the table, whose indexes must then not be in use: reindex_relation sees to
    // it.
    bool const calls_user = evaluates_user_function(index);
    IndexKeys* const keys = calls_user ? nullptr : IndexKeys::create(index, expected_rows);
    if (keys != nullptr) feed->keys_ = lappend(feed->keys_, keys);
    index_close(index, NoLock);
    if (calls_user) return nullptr;
  }
  return feed->keys_ == NIL ? nullptr : feed;
}

void IndexFeed::take(TupleTableSlot* const* slots, int count) {
  ListCell* cell;
  foreach (cell, keys_) {
    auto* keys = static_cast<IndexKeys*>(lfirst(cell));
    if (take(keys, slots, count)) continue;
    forget(keys);
    keys_ = foreach_delete_current(keys_, cell);
  }
}

// False if the keys of an index are of no use any more.
bool IndexFeed::take(IndexKeys* keys, TupleTableSlot* const* slots, int count) {
  std::size_t const before = keys->bytes();
  bool const taken = keys->take(slots, count);
  memory_->used_bytes += keys->bytes() - before;
  return taken && memory_->used_bytes <= memory_->most_bytes;
}

void IndexFeed::take_places(TupleTableSlot* const* slots, int count) noexcept {
  ListCell* cell;
  foreach (cell, keys_) static_cast<IndexKeys*>(lfirst(cell))->take_places(slots, count);
}

IndexKeys* IndexFeed::keys_of(Oid index) const noexcept {
  ListCell* cell;
  foreach (cell, keys_) {
    auto* keys = static_cast<IndexKeys*>(lfirst(cell));
    if (keys->index() == index) return keys;
  }
  return nullptr;
}

void IndexFeed::forget(IndexKeys* keys) {
  memory_->used_bytes -= keys->bytes();
  keys->destroy();
}

void IndexFeed::rebuild() {
  Relation const table = table_open(relation_, NoLock);
  ListCell* cell;
  foreach (cell, RelationGetIndexList(table)) {
    CHECK_FOR_INTERRUPTS();
    if (IndexKeys* keys = keys_of(lfirst_oid(cell))) {
      reindex_fed(table, {.index = keys->index(), .keys = keys});
      keys_ = list_delete_ptr(keys_, keys);
      forget(keys);
    } else if (!reindex_by_pages(table, lfirst_oid(cell))) {
      reindex(lfirst_oid(cell), table->rd_rel->relpersistence);
    }
    pg::write_log_behind();
    CommandCounterIncrement();
  }
  table_close(table, NoLock);
}

void build_index_in_order(Oid oid) {
  Relation const table = table_open(IndexGetRelation(oid, false), ShareLock);
  if (!reindex_by_pages(table, oid)) reindex_by_keys(table, oid);
  pg::write_log_behind();
  CommandCounterIncrement();
  table_close(table, NoLock);
}

}  // namespace synthgen::load
