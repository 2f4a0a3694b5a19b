#include "load/proof_integer_keys.hpp"

#include "load/integer_set.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"
#include "postgres/plain_rows.hpp"

extern "C" {
#include "access/genam.h"
#include "access/heapam.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_constraint.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_opfamily.h"
#include "executor/tuptable.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
}

// All functions of the unnamed namespace may ereport; none owns anything but through the server.

namespace synthgen::load {

namespace {

struct Candidate {
  const pg::ForeignKey* key;
  std::size_t place;  // among the keys asked for
  const char* column;
  AttrNumber attribute;  // of the relation being read
  IntegerSet* parents;
  bool holds;
};

// The relations with storage that hold the rows of `table`; none if some rows are elsewhere.
List* storage_relations(Oid table) {
  if (get_rel_relkind(table) == RELKIND_RELATION) return list_make1_oid(table);
  if (get_rel_relkind(table) != RELKIND_PARTITIONED_TABLE) return NIL;
  List* storage = NIL;
  ListCell* cell;
  foreach (cell, find_all_inheritors(table, AccessShareLock, nullptr)) {
    char const kind = get_rel_relkind(lfirst_oid(cell));
    if (kind == RELKIND_PARTITIONED_TABLE) continue;
    if (kind != RELKIND_RELATION) return NIL;
    storage = lappend_oid(storage, lfirst_oid(cell));
  }
  return storage;
}

// Calls visit(slot) for each row that a new snapshot sees, until it returns false; `columns` attributes are
// available.
template <typename Visit>
bool scan_by_snapshot(Relation relation, AttrNumber columns, Visit const& visit) {
  Snapshot const snapshot = RegisterSnapshot(GetLatestSnapshot());
  TupleTableSlot* slot = table_slot_create(relation, nullptr);
  TableScanDesc rows = table_beginscan(relation, snapshot, 0, nullptr);
  bool go_on = true;
  while (go_on && table_scan_getnextslot(rows, ForwardScanDirection, slot)) {
    CHECK_FOR_INTERRUPTS();
    slot_getsomeattrs(slot, columns);
    go_on = visit(slot);
  }
  table_endscan(rows);
  ExecDropSingleTupleTableSlot(slot);
  UnregisterSnapshot(snapshot);
  return go_on;
}

// The same. Rows may come twice, as those that a snapshot has to decide about show only on the way. No
// writers are about.
template <typename Visit>
bool scan(Oid table, AttrNumber columns, Visit const& visit) {
  Relation const relation = table_open(table, RowShareLock);
  TupleTableSlot* const slot = MakeSingleTupleTableSlot(RelationGetDescr(relation), &TTSOpsHeapTuple);
  bool go_on = true;
  bool const is_heap = relation->rd_tableam == GetHeapamTableAmRoutine();
  bool const plain = is_heap && pg::read_plain_rows(relation, [&](HeapTuple row) {
                       ExecStoreHeapTuple(row, slot, false);
                       slot_getsomeattrs(slot, columns);
                       return go_on = visit(slot);
                     });
  ExecDropSingleTupleTableSlot(slot);
  if (go_on && !plain) go_on = scan_by_snapshot(relation, columns, visit);
  table_close(relation, NoLock);
  return go_on;
}

// The keys of `parent`; null if they are not to be had this way.
IntegerSet* read_keys(Oid parent, AttrNumber column) {
  List* const relations = storage_relations(parent);
  if (relations == NIL) return nullptr;
  const char* const name = get_attname(parent, column, false);
  IntegerSet* const keys = IntegerSet::create(static_cast<std::size_t>(maintenance_work_mem) * 1024);
  ListCell* cell;
  foreach (cell, relations) {
    AttrNumber const attribute = get_attnum(lfirst_oid(cell), name);
    Oid const type = get_atttype(lfirst_oid(cell), attribute);
    bool const complete = scan(lfirst_oid(cell), attribute, [&](TupleTableSlot* slot) {
      if (slot->tts_isnull[attribute - 1]) return true;
      return keys->add(pg::integer_value(type, slot->tts_values[attribute - 1]));
    });
    if (!complete) return nullptr;
  }
  return keys;
}

// The set of an earlier candidate that refers to the same column, or null.
IntegerSet* known_keys(const Candidate* candidates, std::size_t count, const pg::ForeignKey& key) {
  for (std::size_t k = 0; k < count; ++k) {
    pg::ForeignKey const& other = *candidates[k].key;
    if (other.parent == key.parent && other.parent_columns[0] == key.parent_columns[0])
      return candidates[k].parents;
  }
  return nullptr;
}

// Looks up the keys of all rows of `relation`; gives up when no candidate is left.
void look_up(Oid relation, Candidate* candidates, std::size_t count) {
  AttrNumber last = 0;
  for (std::size_t k = 0; k < count; ++k) {
    candidates[k].attribute = get_attnum(relation, candidates[k].column);
    last = Max(last, candidates[k].attribute);
  }
  (void)scan(relation, last, [&](TupleTableSlot* slot) {
    bool any = false;
    for (std::size_t k = 0; k < count; ++k) {
      Candidate& key = candidates[k];
      if (!key.holds) continue;
      int const at = key.attribute - 1;
      Oid const type = TupleDescAttr(slot->tts_tupleDescriptor, at)->atttypid;
      key.holds =
          slot->tts_isnull[at] || key.parents->contains(pg::integer_value(type, slot->tts_values[at]));
      any = any || key.holds;
    }
    return any;
  });
}

}  // namespace

bool compares_integers(const pg::Table& table, const pg::ForeignKey& key) {
  if (key.columns.size() != 1 || !key.partitions.empty() || !key.validated) return false;
  if (!pg::is_integer_type(get_atttype(table.oid, key.columns[0]))) return false;
  if (!pg::is_integer_type(get_atttype(key.parent, key.parent_columns[0]))) return false;
  HeapTuple tuple = SearchSysCache1(CONSTROID, ObjectIdGetDatum(key.constraint));
  if (!HeapTupleIsValid(tuple)) elog(ERROR, "cache lookup failed for constraint %u", key.constraint);
  Oid const parent_index = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple))->conindid;
  ReleaseSysCache(tuple);
  Relation const index = index_open(parent_index, AccessShareLock);
  bool const usual = index->rd_opfamily[0] == INTEGER_BTREE_FAM_OID;
  index_close(index, NoLock);
  return usual;
}

void prove_integer_keys(const pg::Table& table, std::span<const std::size_t> places, bool* proven) {
  pg::guard([&] {
    CommandCounterIncrement();
    MemoryContext const context =
        AllocSetContextCreate(CurrentMemoryContext, "synthgen foreign keys", ALLOCSET_DEFAULT_SIZES);
    MemoryContext const caller = MemoryContextSwitchTo(context);
    auto* candidates = static_cast<Candidate*>(palloc(sizeof(Candidate) * places.size()));
    std::size_t count = 0;
    List* const relations = storage_relations(table.oid);
    for (std::size_t k = 0; k < places.size(); ++k) {
      pg::ForeignKey const& key = table.foreign_keys[places[k]];
      proven[k] = false;
      if (relations == NIL || !compares_integers(table, key)) continue;
      IntegerSet* parents = known_keys(candidates, count, key);
      if (parents == nullptr) parents = read_keys(key.parent, key.parent_columns[0]);
      if (parents == nullptr) continue;
      candidates[count++] = {&key, k, get_attname(table.oid, key.columns[0], false), 0, parents, true};
    }
    ListCell* cell;
    foreach (cell, relations) {
      if (count > 0) look_up(lfirst_oid(cell), candidates, count);
    }
    for (std::size_t k = 0; k < count; ++k) proven[candidates[k].place] = candidates[k].holds;
    MemoryContextSwitchTo(caller);
    MemoryContextDelete(context);
  });
}

}  // namespace synthgen::load
