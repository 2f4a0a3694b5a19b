#include "load/index_rebuild.hpp"

#include "load/insert_triggers.hpp"
#include "load/user_functions.hpp"
#include "postgres/compat.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "storage/bufmgr.h"
}

namespace synthgen::load {

namespace {

// Below this, making new index files and writing them out costs more than inserting (measured with fsync:
// equal at 4,000 rows and one to two indexes a table).
constexpr std::uint64_t kFewestRows = 4000;

struct Leaf {
  double rows = 0;
  bool row_trigger = false;
};

// The planner's estimate, without its assumption that a small table is about to grow.
double estimate_rows(Relation relation) {
  BlockNumber const blocks = RelationGetNumberOfBlocks(relation);
  BlockNumber assumed = 0;
  double rows = 0;
  double all_visible = 0;
  table_relation_estimate_size(relation, nullptr, &assumed, &rows, &all_visible);
  return assumed > blocks ? rows * blocks / assumed : rows;
}

// Takes the lock that the rebuild needs before the first row does, since upgrading it later could deadlock.
Leaf inspect(Oid oid) {
  Leaf leaf;
  Relation const relation = table_open(oid, ShareRowExclusiveLock);
  if (RELKIND_HAS_TABLE_AM(relation->rd_rel->relkind)) leaf.rows = estimate_rows(relation);
  leaf.row_trigger = has_user_row_trigger(relation);
  table_close(relation, NoLock);
  return leaf;
}

}  // namespace

bool should_defer_indexes(const pg::Table& table, const LoadOptions& options) {
  pg::DeferIndexes const wanted = pg::defer_indexes_setting();
  if (options.indexes != Indexes::kDeferred || wanted == pg::DeferIndexes::kOff) return false;
  if (wanted == pg::DeferIndexes::kAuto && options.expected_rows < kFewestRows) return false;
  if (evaluates_user_function(table)) return false;
  if (options.fire_triggers && (table.has_before_row_insert_trigger || table.has_after_row_insert_trigger)) {
    return false;
  }
  Leaf const own = inspect(table.oid);
  double rows = own.rows;
  for (const pg::Partition& partition : table.partitions) {
    Leaf const leaf = inspect(partition.relation);
    if (options.fire_triggers && leaf.row_trigger) return false;
    rows += leaf.rows;
  }
  return wanted == pg::DeferIndexes::kOn || static_cast<double>(options.expected_rows) >= rows;
}

void rebuild_indexes(List* relations) {
  constexpr int kFlags = REINDEX_REL_SUPPRESS_INDEX_USE | REINDEX_REL_CHECK_CONSTRAINTS;
  ListCell* cell;
  foreach (cell, relations) {
    CHECK_FOR_INTERRUPTS();
    ReindexParams parameters = {REINDEXOPT_REPORT_PROGRESS, InvalidOid};
    pg::compat::reindex_relation(lfirst_oid(cell), kFlags, &parameters);
    CommandCounterIncrement();
  }
}

}  // namespace synthgen::load
