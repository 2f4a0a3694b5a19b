#include "load/access.hpp"

#include <algorithm>

#include "postgres/catalog.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"
#include "postgres/quoting.hpp"

extern "C" {
#include "access/table.h"
#include "access/xact.h"
#include "catalog/catalog.h"
#include "catalog/dependency.h"
#include "catalog/pg_class.h"
#include "commands/extension.h"
#include "commands/trigger.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/lsyscache.h"
#include "utils/relcache.h"
}

namespace synthgen::load {

namespace {

// `object` as the message names it, `target` as GRANT does.
pg::Error denial(const std::string& object, const std::string& privilege, const std::string& target) {
  pg::Error error(ERRCODE_INSUFFICIENT_PRIVILEGE, "permission denied for " + object);
  error.hint("Ask the owner to run: GRANT " + privilege + " ON " + target + " TO " + pg::current_role() +
             ";");
  return error;
}

[[noreturn]] void deny_table(const pg::Table& table, const std::string& privilege) {
  throw denial("table " + table.name, privilege, pg::quoted_name(table)).table(table.schema, table.name);
}

bool has_table_privilege(Oid table, AclMode privilege) {
  return pg::guard([&] { return pg_class_aclcheck(table, GetUserId(), privilege) == ACLCHECK_OK; });
}

bool has_column_privilege(Oid table, AttrNumber column, AclMode privilege) {
  return pg::guard(
      [&] { return pg_attribute_aclcheck(table, column, GetUserId(), privilege) == ACLCHECK_OK; });
}

// As GRANT lists them.
std::string names_of(AclMode privileges) {
  std::string names;
  for (auto const& [privilege, name] :
       {std::pair{ACL_INSERT, "INSERT"}, std::pair{ACL_UPDATE, "UPDATE"}, std::pair{ACL_DELETE, "DELETE"}})
    if ((privileges & privilege) != 0) names += (names.empty() ? "" : ", ") + std::string(name);
  return names;
}

void check_any_privilege(Oid table, AclMode privileges, const char* grant) {
  const char* const name = pg::guard([&] { return get_rel_name(table); });
  if (name == nullptr || privileges == ACL_NO_RIGHTS || has_table_privilege(table, privileges)) return;
  bool const allowed = pg::guard(
      [&] { return pg_attribute_aclcheck_all(table, GetUserId(), privileges, ACLMASK_ANY) == ACLCHECK_OK; });
  if (allowed) return;
  throw denial(std::string("table ") + name, grant, pg::guard([&] {
                 return quote_qualified_identifier(get_namespace_name(get_rel_namespace(table)), name);
               }));
}

// Locks the tables, but none that the caller has not at least one of the privileges on, or on a column of.
void lock_in_order(std::vector<Oid> tables, LOCKMODE mode, AclMode privilege, const char* grant) {
  std::sort(tables.begin(), tables.end());
  for (Oid const table : tables) {
    check_any_privilege(table, privilege, grant);
    bool const exists = pg::guard([&] {
      LockRelationOid(table, mode);
      return get_rel_name(table) != nullptr;
    });
    if (!exists)
      throw pg::Error(ERRCODE_UNDEFINED_TABLE,
                      "relation with OID " + std::to_string(table) + " does not exist");
  }
}

void check_insert(const pg::Table& table) {
  if (has_table_privilege(table.oid, ACL_INSERT)) return;
  bool writes = false;
  for (pg::Column const& column : table.columns) {
    if (column.dropped || column.generated != 0) continue;
    if (!has_column_privilege(table.oid, column.number, ACL_INSERT)) deny_table(table, "INSERT");
    writes = true;
  }
  if (!writes) deny_table(table, "INSERT");
}

void check_sequences(const pg::Table& table) {
  for (pg::Column const& column : table.columns) {
    if (column.dropped || !column.sequence || column.identity != 0) continue;
    if (!has_table_privilege(column.sequence->oid, ACL_USAGE | ACL_UPDATE))
      throw denial("sequence " + column.sequence->name, "USAGE", "SEQUENCE " + column.sequence->name);
  }
}

// Rows must not appear under a query that is running; those of a partitioned table appear in its leaves. As
// CheckTableNotInUse() does, with hints.
void check_not_in_use(const pg::Table& table) {
  auto const check = [&](Oid relation_oid) {
    bool queried = false;
    bool const pending = pg::guard([&] {
      Relation const relation = table_open(relation_oid, NoLock);
      queried = relation->rd_refcnt != (relation->rd_isnailed ? 2 : 1);
      table_close(relation, NoLock);
      return AfterTriggerPendingOnRel(relation_oid);
    });
    if (!queried && !pending) return;
    std::string const what = "could not fill table \"" + table.qualified_name() + "\": ";
    if (queried)
      throw pg::Error(ERRCODE_OBJECT_IN_USE, what + "it is being used by active queries in this session")
          .hint(
              "Call synth_generate in a statement that does not name the table, and close its cursors first.")
          .table(table.schema, table.name);
    throw pg::Error(ERRCODE_OBJECT_IN_USE, what + "it has pending trigger events")
        .hint("Run SET CONSTRAINTS ALL IMMEDIATE or commit first.")
        .table(table.schema, table.name);
  };
  check(table.oid);
  if (table.is_partitioned())
    for (pg::Partition const& partition : table.partitions) check(partition.relation);
}

// Whether initdb made it: the catalogs, their TOAST tables, the information schema.
bool is_system_table(const pg::Table& table) {
  return pg::guard([&] {
    return table.oid < FirstNormalObjectId || IsCatalogNamespace(table.schema_oid) ||
           IsToastNamespace(table.schema_oid);
  });
}

// The rows of an extension's tables are what it is configured by.
void check_no_extension(const pg::Table& table) {
  const char* const extension = pg::guard([&]() -> const char* {
    Oid const owner = getExtensionOfObject(RelationRelationId, table.oid);
    return OidIsValid(owner) ? get_extension_name(owner) : nullptr;
  });
  if (extension == nullptr) return;
  throw pg::Error(ERRCODE_INSUFFICIENT_PRIVILEGE,
                  "permission denied: table \"" + table.name + "\" belongs to an extension")
      .detail(std::string("It is part of extension \"") + extension + "\".")
      .hint("Name tables of your own.")
      .table(table.schema, table.name);
}

}  // namespace

void check_writable() {
  if (XactReadOnly)
    throw pg::Error(ERRCODE_READ_ONLY_SQL_TRANSACTION,
                    "cannot execute synth_generate() in a read-only transaction")
        .hint("The functions synth_plan and synth_preview show what would be written, and write nothing.");
}

void lock_tables(std::vector<Oid> tables, bool for_writing, plan::Mode mode) {
  if (!for_writing) return lock_in_order(std::move(tables), AccessShareLock, ACL_NO_RIGHTS, "");
  // Before a lock is waited for that a standby or a read-only transaction can do nothing with.
  check_writable();
  if (mode == plan::Mode::kReplace)
    return lock_in_order(std::move(tables), AccessExclusiveLock, ACL_TRUNCATE, "INSERT, TRUNCATE");
  lock_in_order(std::move(tables), ShareRowExclusiveLock, ACL_INSERT, "INSERT");
}

void lock_to_share(Oid table) {
  check_writable();
  lock_in_order({table}, ShareLock, ACL_INSERT, "INSERT");
}

void lock_parents(std::vector<Oid> parents, bool for_writing) {
  if (for_writing) return lock_in_order(std::move(parents), ShareLock, ACL_SELECT, "SELECT");
  lock_in_order(std::move(parents), AccessShareLock, ACL_NO_RIGHTS, "");
}

void check_any_privilege(Oid table, AclMode privileges) {
  check_any_privilege(table, privileges, names_of(privileges).c_str());
}

void lock_for_change(Oid table, AclMode privileges) {
  lock_in_order({table}, ShareRowExclusiveLock, privileges, names_of(privileges).c_str());
}

void check_changeable(const pg::Table& table, const char* command) {
  pg::guard([&] { PreventCommandIfReadOnly(command); });
  if (is_system_table(table))
    throw pg::Error(ERRCODE_INSUFFICIENT_PRIVILEGE,
                    "permission denied: \"" + table.name + "\" is a system table")
        .hint("Name tables of your own.")
        .table(table.schema, table.name);
  check_no_extension(table);
}

void check_target(const pg::Table& table, plan::Mode mode) {
  check_changeable(table, "synth_generate()");
  check_not_in_use(table);
  check_insert(table);
  if (mode == plan::Mode::kReplace && !has_table_privilege(table.oid, ACL_TRUNCATE))
    deny_table(table, "TRUNCATE");
  check_sequences(table);
}

bool may_read(Oid table) {
  return has_table_privilege(table, ACL_SELECT) && pg::guard([&] {
           Oid const schema = get_rel_namespace(table);
           return pg::compat::schema_aclcheck(schema, GetUserId(), ACL_USAGE) == ACLCHECK_OK;
         });
}

void check_readable(const pg::Table& table, std::span<const AttrNumber> columns) {
  if (has_table_privilege(table.oid, ACL_SELECT)) return;
  if (columns.empty()) {
    bool const allowed = pg::guard([&] {
      return pg_attribute_aclcheck_all(table.oid, GetUserId(), ACL_SELECT, ACLMASK_ALL) == ACLCHECK_OK;
    });
    if (!allowed) deny_table(table, "SELECT");
  }
  for (AttrNumber const column : columns)
    if (!has_column_privilege(table.oid, column, ACL_SELECT)) deny_table(table, "SELECT");
}

}  // namespace synthgen::load
