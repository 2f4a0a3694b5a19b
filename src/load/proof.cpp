#include "load/proof.hpp"

#include "load/proof_integer_keys.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/genam.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/indexing.h"
#include "catalog/pg_constraint.h"
#include "catalog/pg_trigger.h"
#include "commands/trigger.h"
#include "executor/executor.h"
#include "utils/fmgroids.h"
#include "utils/fmgrprotos.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
}

// All functions of the unnamed namespace may ereport; none owns anything but through the server.

namespace synthgen::load {

namespace {

// A constraint as the referential-integrity code wants it: as the trigger that checks it.
Trigger check_trigger(HeapTuple constraint) {
  auto* form = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(constraint));
  Trigger trigger = {};
  trigger.tgname = pstrdup(NameStr(form->conname));
  trigger.tgtype = TRIGGER_TYPE_INSERT | TRIGGER_TYPE_ROW | TRIGGER_TYPE_AFTER;
  trigger.tgenabled = TRIGGER_FIRES_ON_ORIGIN;
  trigger.tgisinternal = true;
  trigger.tgconstrrelid = form->confrelid;
  trigger.tgconstrindid = form->conindid;
  trigger.tgconstraint = form->oid;
  return trigger;
}

HeapTuple find_constraint(Oid constraint) {
  HeapTuple tuple = SearchSysCache1(CONSTROID, ObjectIdGetDatum(constraint));
  if (!HeapTupleIsValid(tuple)) elog(ERROR, "cache lookup failed for constraint %u", constraint);
  return tuple;
}

Trigger check_trigger(Oid constraint) {
  HeapTuple tuple = find_constraint(constraint);
  Trigger const trigger = check_trigger(tuple);
  ReleaseSysCache(tuple);
  return trigger;
}

bool is_enforced(Oid constraint) {
  HeapTuple tuple = find_constraint(constraint);
  bool const enforced =
      pg::compat::constraint_is_enforced(reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple)));
  ReleaseSysCache(tuple);
  return enforced;
}

// Whether `constraint` is `ancestor` or was made from it for a partition.
bool descends_from(Oid constraint, Oid ancestor) {
  while (OidIsValid(constraint) && constraint != ancestor) {
    HeapTuple tuple = find_constraint(constraint);
    constraint = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple))->conparentid;
    ReleaseSysCache(tuple);
  }
  return OidIsValid(constraint);
}

// The constraint of partition `leaf` that carries out `root_constraint`, which references `parent`.
Oid leaf_constraint(Oid leaf, Oid parent, Oid root_constraint) {
  Relation const catalog = table_open(ConstraintRelationId, AccessShareLock);
  ScanKeyData key;
  ScanKeyInit(&key, Anum_pg_constraint_conrelid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(leaf));
  SysScanDesc scan = systable_beginscan(catalog, ConstraintRelidTypidNameIndexId, true, nullptr, 1, &key);
  Oid found = InvalidOid;
  while (HeapTuple tuple = systable_getnext(scan)) {
    auto* form = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple));
    if (form->contype != CONSTRAINT_FOREIGN || form->confrelid != parent) continue;
    if (!descends_from(form->oid, root_constraint)) continue;
    found = form->oid;
    break;
  }
  systable_endscan(scan);
  table_close(catalog, AccessShareLock);
  if (!OidIsValid(found)) elog(ERROR, "could not find foreign key of partition %u", leaf);
  return found;
}

void check_row(Trigger* trigger, Relation relation, TupleTableSlot* slot) {
  TriggerData data = {};
  data.type = T_TriggerData;
  data.tg_event = TRIGGER_EVENT_INSERT | TRIGGER_EVENT_ROW;
  data.tg_relation = relation;
  data.tg_trigtuple = ExecFetchSlotHeapTuple(slot, false, nullptr);
  data.tg_trigslot = slot;
  data.tg_trigger = trigger;
  LOCAL_FCINFO(call, 0);
  InitFunctionCallInfoData(*call, nullptr, 0, InvalidOid, reinterpret_cast<Node*>(&data), nullptr);
  RI_FKey_check_ins(call);
}

bool is_own_row(TupleTableSlot* slot) {
  HeapTuple tuple = ExecFetchSlotHeapTuple(slot, false, nullptr);
  return TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetXmin(tuple->t_data));
}

// Checks each row of one relation with storage, with the rights of the tables' owners; `own_rows_only`
// leaves out those that other transactions wrote.
void check_rows(Oid table, Trigger* trigger, bool own_rows_only) {
  Relation const relation = table_open(table, RowShareLock);
  Snapshot const snapshot = RegisterSnapshot(GetLatestSnapshot());
  TupleTableSlot* slot = table_slot_create(relation, nullptr);
  TableScanDesc scan = table_beginscan(relation, snapshot, 0, nullptr);
  MemoryContext const row_context =
      AllocSetContextCreate(CurrentMemoryContext, "synthgen foreign key check", ALLOCSET_SMALL_SIZES);
  MemoryContext const caller = MemoryContextSwitchTo(row_context);
  while (table_scan_getnextslot(scan, ForwardScanDirection, slot)) {
    CHECK_FOR_INTERRUPTS();
    if (!own_rows_only || is_own_row(slot)) check_row(trigger, relation, slot);
    MemoryContextReset(row_context);
  }
  MemoryContextSwitchTo(caller);
  MemoryContextDelete(row_context);
  table_endscan(scan);
  ExecDropSingleTupleTableSlot(slot);
  UnregisterSnapshot(snapshot);
  table_close(relation, NoLock);
}

// One query over both tables; false if the caller may not read one of them.
bool check_by_query(Oid table, Trigger* trigger) {
  Relation const relation = table_open(table, RowShareLock);
  Relation const parent = table_open(trigger->tgconstrrelid, RowShareLock);
  bool const done = RI_Initial_Check(trigger, relation, parent);
  table_close(parent, NoLock);
  table_close(relation, NoLock);
  return done;
}

void check_leaves(const pg::Table& table, const pg::ForeignKey& key, bool own_rows_only) {
  for (const pg::Partition& partition : table.partitions) {
    Trigger trigger = check_trigger(leaf_constraint(partition.relation, key.parent, key.constraint));
    check_rows(partition.relation, &trigger, own_rows_only);
  }
}

void prove_foreign_key(const pg::Table& table, const pg::ForeignKey& key) {
  pg::guard([&] {
    CommandCounterIncrement();
    if (!key.partitions.empty()) {
      // Keys that partitions declare for themselves: the root has no such constraint.
      for (const pg::PartitionForeignKey& declared : key.partitions) {
        Trigger own = check_trigger(declared.constraint);
        if (key.validated && check_by_query(declared.partition, &own)) continue;
        check_rows(declared.partition, &own, !key.validated);
      }
      return;
    }
    Trigger trigger = check_trigger(key.constraint);
    if (key.validated && check_by_query(table.oid, &trigger)) return;
    // Rows older than a NOT VALID constraint need not satisfy it.
    bool const own_rows_only = !key.validated;
    if (table.is_partitioned()) {
      check_leaves(table, key, own_rows_only);
    } else {
      check_rows(table.oid, &trigger, own_rows_only);
    }
  });
}

}  // namespace

void prove_foreign_keys(const pg::Table& table, const WrittenKeys& written) {
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < table.foreign_keys.size(); ++k) {
    // What nobody declared holds by construction, and nobody asked for a proof.
    if (!OidIsValid(table.foreign_keys[k].constraint) || written.prove(table.foreign_keys[k])) continue;
    if (pg::guard([&] { return is_enforced(table.foreign_keys[k].constraint); })) places.push_back(k);
  }
  if (places.empty()) return;
  auto const proven = std::make_unique<bool[]>(places.size());
  prove_integer_keys(table, places, proven.get());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!proven[i]) prove_foreign_key(table, table.foreign_keys[places[i]]);
  }
}

}  // namespace synthgen::load
