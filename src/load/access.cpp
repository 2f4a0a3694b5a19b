#include "load/access.hpp"

#include <algorithm>

#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/table.h"
#include "access/xact.h"
#include "commands/tablecmds.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/lsyscache.h"
#include "utils/relcache.h"
}

namespace synthgen::load {

namespace {

void lock_in_order(std::vector<Oid> tables, LOCKMODE mode) {
  std::sort(tables.begin(), tables.end());
  for (Oid const table : tables) {
    char* const name = pg::guard([&] {
      LockRelationOid(table, mode);
      return get_rel_name(table);
    });
    if (name == nullptr)
      throw pg::Error(ERRCODE_UNDEFINED_TABLE,
                      "relation with OID " + std::to_string(table) + " does not exist");
  }
}

std::string current_role() {
  return pg::guard([] { return GetUserNameFromId(GetUserId(), false); });
}

[[noreturn]] void deny(const std::string& object, const std::string& privilege, const std::string& on,
                       const pg::Table& table) {
  throw pg::Error(ERRCODE_INSUFFICIENT_PRIVILEGE, "permission denied for " + object)
      .hint("GRANT " + privilege + " ON " + on + " TO " + current_role() + ";")
      .table(table.schema, table.name);
}

// Whether the caller has a privilege on the table, or on each of its columns.
bool has_privilege(const pg::Table& table, AclMode privilege) {
  return pg::guard([&] {
    Oid const role = GetUserId();
    return pg_class_aclcheck(table.oid, role, privilege) == ACLCHECK_OK ||
           pg_attribute_aclcheck_all(table.oid, role, privilege, ACLMASK_ALL) == ACLCHECK_OK;
  });
}

void check_sequences(const pg::Table& table) {
  for (pg::Column const& column : table.columns) {
    if (column.dropped || !column.sequence || column.identity != 0) continue;
    bool const usable = pg::guard([&] {
      return pg_class_aclcheck(column.sequence->oid, GetUserId(), ACL_USAGE) == ACLCHECK_OK ||
             pg_class_aclcheck(column.sequence->oid, GetUserId(), ACL_UPDATE) == ACLCHECK_OK;
    });
    if (!usable)
      deny("sequence " + column.sequence->name, "USAGE", "SEQUENCE " + column.sequence->name, table);
  }
}

}  // namespace

void lock_tables(std::vector<Oid> tables, bool for_writing, plan::Mode mode) {
  LOCKMODE const lock = !for_writing                   ? AccessShareLock
                        : mode == plan::Mode::kReplace ? AccessExclusiveLock
                                                       : ShareRowExclusiveLock;
  lock_in_order(std::move(tables), lock);
}

void lock_parents(std::vector<Oid> parents, bool for_writing) {
  lock_in_order(std::move(parents), for_writing ? ShareLock : AccessShareLock);
}

void check_target(const pg::Table& table, plan::Mode mode) {
  pg::guard([] { PreventCommandIfReadOnly("synth_generate()"); });
  pg::guard([&] {
    Relation const relation = table_open(table.oid, NoLock);
    CheckTableNotInUse(relation, "synth_generate()");
    table_close(relation, NoLock);
  });
  std::string const name = pg::quoted_name(table);
  if (!has_privilege(table, ACL_INSERT)) deny("table " + name, "INSERT", name, table);
  if (mode == plan::Mode::kReplace && !has_privilege(table, ACL_TRUNCATE))
    deny("table " + name, "TRUNCATE", name, table);
  check_sequences(table);
}

void check_readable(const pg::Table& table) {
  std::string const name = pg::quoted_name(table);
  if (!has_privilege(table, ACL_SELECT)) deny("table " + name, "SELECT", name, table);
}

}  // namespace synthgen::load
