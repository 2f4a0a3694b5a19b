#include "load/truncate.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "access/table.h"
#include "access/xlog.h"
#include "catalog/dependency.h"
#include "catalog/heap.h"
#include "catalog/pg_inherits.h"
#include "commands/sequence.h"
#include "commands/tablecmds.h"
#include "nodes/makefuncs.h"
#include "storage/bufmgr.h"
#include "storage/lmgr.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
}

namespace synthgen::load {

namespace {

// A foreign key that points into the tables to truncate from outside.
struct Obstacle {
  Oid referencing = InvalidOid;
  Oid referenced = InvalidOid;
};

// The tables with their partitions.
List* all_relations(std::span<const pg::Table* const> tables) {
  List* relations = NIL;
  for (const pg::Table* table : tables) {
    List* members = table->is_partitioned() ? find_all_inheritors(table->oid, AccessExclusiveLock, nullptr)
                                            : list_make1_oid(table->oid);
    relations = list_concat_unique_oid(relations, members);
  }
  return relations;
}

Obstacle find_obstacle(List* relations) {
  List* const referencing = heap_truncate_find_FKs(relations);
  ListCell* cell;
  foreach (cell, relations) {
    List* const dependents = heap_truncate_find_FKs(list_make1_oid(lfirst_oid(cell)));
    ListCell* other;
    foreach (other, referencing) {
      if (list_member_oid(dependents, lfirst_oid(other))) return {lfirst_oid(other), lfirst_oid(cell)};
    }
  }
  return {};
}

void truncate(std::span<const pg::Table* const> tables) {
  TruncateStmt* statement = makeNode(TruncateStmt);
  statement->behavior = DROP_RESTRICT;
  for (const pg::Table* table : tables) {
    RangeVar* name = makeRangeVar(pstrdup(table->schema.c_str()), pstrdup(table->name.c_str()), -1);
    name->inh = table->is_partitioned();
    statement->relations = lappend(statement->relations, name);
  }
  ExecuteTruncate(statement);
}

// TRUNCATE makes new files and waits until the disk has them, for each table and index, some milliseconds
// each. Where no row ever was, new files serve a purpose only if they need not be logged.
bool never_held_rows(List* relations) {
  if (!XLogIsNeeded()) return false;
  bool any = false;
  ListCell* cell;
  foreach (cell, relations) {
    Relation const relation = table_open(lfirst_oid(cell), AccessExclusiveLock);
    TriggerDesc const* const triggers = relation->trigdesc;
    any = any || (triggers != nullptr &&
                  (triggers->trig_truncate_before_statement || triggers->trig_truncate_after_statement));
    if (relation->rd_rel->relkind != RELKIND_PARTITIONED_TABLE)
      any = any || !RELKIND_HAS_STORAGE(relation->rd_rel->relkind) || RelationGetNumberOfBlocks(relation) > 0;
    table_close(relation, NoLock);
  }
  return !any;
}

// RESTART IDENTITY would want the sequences' owner; rows may be replaced by whoever may truncate.
void restart_sequences(List* relations) {
  ListCell* cell;
  foreach (cell, relations) {
    ListCell* owned;
    foreach (owned, getOwnedSequences(lfirst_oid(cell))) {
      LockRelationOid(lfirst_oid(owned), AccessExclusiveLock);
      ResetSequence(lfirst_oid(owned));
    }
  }
}

std::string qualified_name(Oid relation) {
  const char* name = pg::guard([&] {
    return quote_qualified_identifier(get_namespace_name(get_rel_namespace(relation)),
                                      get_rel_name(relation));
  });
  return name;
}

}  // namespace

void truncate_tables(std::span<const pg::Table* const> tables) {
  if (tables.empty()) return;
  Obstacle const obstacle = pg::guard([&] { return find_obstacle(all_relations(tables)); });
  if (OidIsValid(obstacle.referencing)) {
    std::string const outside = qualified_name(obstacle.referencing);
    throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED,
                    "could not replace the rows of table " + qualified_name(obstacle.referenced))
        .detail("Table " + outside + " has a foreign key to it and is not among the tables to fill.")
        .hint("Fill table " + outside + " in the same call, or use mode 'append'.");
  }
  pg::guard([&] {
    List* const relations = all_relations(tables);
    if (!never_held_rows(relations)) truncate(tables);
    restart_sequences(relations);
  });
}

}  // namespace synthgen::load
