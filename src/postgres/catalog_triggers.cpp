#include "postgres/catalog_detail.hpp"
#include "postgres/trigger.hpp"

extern "C" {
#include "catalog/pg_trigger.h"
#include "commands/trigger.h"
#include "rewrite/prs2lock.h"
#include "rewrite/rewriteManip.h"
}

namespace synthgen::pg {

namespace catalog {

bool fires(char enabled) {
  if (SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA)
    return enabled == TRIGGER_FIRES_ON_REPLICA || enabled == TRIGGER_FIRES_ALWAYS;
  return enabled == TRIGGER_FIRES_ON_ORIGIN || enabled == TRIGGER_FIRES_ALWAYS;
}

namespace {

bool fires_on_insert(const Trigger& trigger) {
  return !trigger.tgisinternal && fires(trigger.tgenabled) && TRIGGER_FOR_INSERT(trigger.tgtype);
}

RowTrigger read_row_trigger(const Trigger& trigger) {
  RowTrigger row{trigger.tgoid, trigger.tgfoid, trigger.tgname, TRIGGER_FOR_BEFORE(trigger.tgtype), {},
                 nullptr};
  for (int i = 0; i < trigger.tgnargs; ++i) row.arguments.emplace_back(trigger.tgargs[i]);
  if (trigger.tgqual == nullptr) return row;
  guard([&] {
    row.condition = static_cast<Node*>(stringToNode(trigger.tgqual));
    ChangeVarNodes(row.condition, PRS2_NEW_VARNO, 1, 0);
  });
  return row;
}

}  // namespace

void read_triggers(Relation relation, Table& table) {
  const TriggerDesc* const triggers = relation->trigdesc;
  if (triggers == nullptr) return;
  for (int i = 0; i < triggers->numtriggers; ++i) {
    const Trigger& trigger = triggers->triggers[i];
    if (!fires_on_insert(trigger)) continue;
    if (!TRIGGER_FOR_ROW(trigger.tgtype))
      table.has_statement_insert_trigger = true;
    else if (TRIGGER_FOR_BEFORE(trigger.tgtype))
      table.has_before_row_insert_trigger = true;
    else if (TRIGGER_FOR_AFTER(trigger.tgtype))
      table.has_after_row_insert_trigger = true;
    table.has_deferred_insert_trigger = table.has_deferred_insert_trigger || trigger.tginitdeferred;
  }
}

}  // namespace catalog

std::vector<RowTrigger> row_triggers(Oid table) {
  catalog::OpenRelation const relation(table);
  std::vector<RowTrigger> rows;
  const TriggerDesc* const triggers = relation->trigdesc;
  for (bool const before : {true, false})
    for (int i = 0; triggers != nullptr && i < triggers->numtriggers; ++i) {
      const Trigger& trigger = triggers->triggers[i];
      if (catalog::fires_on_insert(trigger) && TRIGGER_FOR_ROW(trigger.tgtype) &&
          TRIGGER_FOR_BEFORE(trigger.tgtype) == before)
        rows.push_back(catalog::read_row_trigger(trigger));
    }
  return rows;
}

}  // namespace synthgen::pg
