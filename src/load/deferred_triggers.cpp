#include "load/deferred_triggers.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "access/genam.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/indexing.h"
#include "catalog/pg_constraint.h"
#include "commands/trigger.h"
#include "nodes/makefuncs.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
}

// All functions of the unnamed namespace may ereport; none owns anything but through the server.

namespace synthgen::load {

namespace {

bool has_pending_events(const pg::Table& table) {
  if (AfterTriggerPendingOnRel(table.oid)) return true;
  if (!table.is_partitioned()) return false;
  for (const pg::Partition& partition : table.partitions)
    if (AfterTriggerPendingOnRel(partition.relation)) return true;
  return false;
}

// Names of the table's deferrable constraints, as SET CONSTRAINTS takes them: those that are deferred from
// the outset, or the others.
List* deferrable_constraints(Oid table, bool initially_deferred) {
  ScanKeyData key;
  ScanKeyInit(&key, Anum_pg_constraint_conrelid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(table));
  Relation const catalog = table_open(ConstraintRelationId, AccessShareLock);
  SysScanDesc const scan =
      systable_beginscan(catalog, ConstraintRelidTypidNameIndexId, true, nullptr, 1, &key);
  List* names = NIL;
  while (HeapTuple const tuple = systable_getnext(scan)) {
    auto const* form = reinterpret_cast<Form_pg_constraint>(GETSTRUCT(tuple));
    if (!form->condeferrable || form->condeferred != initially_deferred) continue;
    names = lappend(
        names, makeRangeVar(get_namespace_name(form->connamespace), pstrdup(NameStr(form->conname)), -1));
  }
  systable_endscan(scan);
  table_close(catalog, AccessShareLock);
  return names;
}

// SET CONSTRAINTS, which fires what is pending when it makes them immediate.
void set_constraints(List* names, bool deferred) {
  ConstraintsSetStmt* const statement = makeNode(ConstraintsSetStmt);
  statement->constraints = names;
  statement->deferred = deferred;
  AfterTriggerSetState(statement);
}

}  // namespace

void fire_deferred_triggers(const pg::Table& table) {
  pg::guard([&] {
    // The server does not tell what the caller has set: what was not deferred has nothing pending.
    for (bool const initially_deferred : {true, false}) {
      if (!has_pending_events(table)) return;
      List* const names = deferrable_constraints(table.oid, initially_deferred);
      if (names == NIL) continue;
      set_constraints(names, false);
      set_constraints(names, true);
      CommandCounterIncrement();
    }
  });
}

}  // namespace synthgen::load
