#include "postgres/extension.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "access/genam.h"
#include "access/table.h"
#include "access/xlog.h"
#include "catalog/indexing.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_extension.h"
#include "commands/extension.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
}

namespace synthgen::pg {

namespace {

// The schema of an extension; the server's own function for this is not public before PostgreSQL 16.
Oid extension_schema(Oid extension) {
  Relation const catalog = table_open(ExtensionRelationId, AccessShareLock);
  ScanKeyData key;
  ScanKeyInit(&key, Anum_pg_extension_oid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(extension));
  SysScanDesc const scan = systable_beginscan(catalog, ExtensionOidIndexId, true, nullptr, 1, &key);
  HeapTuple const tuple = systable_getnext(scan);
  Oid const schema = HeapTupleIsValid(tuple)
                         ? reinterpret_cast<Form_pg_extension>(GETSTRUCT(tuple))->extnamespace
                         : InvalidOid;
  systable_endscan(scan);
  table_close(catalog, AccessShareLock);
  return schema;
}

Oid owner_of(Oid table) {
  HeapTuple const tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(table));
  if (!HeapTupleIsValid(tuple)) return InvalidOid;
  Oid const owner = reinterpret_cast<Form_pg_class>(GETSTRUCT(tuple))->relowner;
  ReleaseSysCache(tuple);
  return owner;
}

struct Found {
  const char* schema = nullptr;
  Oid owner = InvalidOid;
};

Found find() {
  Oid const extension = get_extension_oid("synthgen", true);
  if (!OidIsValid(extension)) return {};
  Oid const schema = extension_schema(extension);
  char* const name = get_namespace_name(schema);
  if (name == nullptr) return {};
  return {name, owner_of(get_relname_relid("synth_run", schema))};
}

}  // namespace

std::string Extension::object(const char* name) const {
  const char* const schema_name = schema.c_str();
  const char* const quoted = guard([&] { return quote_qualified_identifier(schema_name, name); });
  return quoted;
}

Extension find_extension() {
  Found const found = guard([] { return find(); });
  if (!OidIsValid(found.owner)) {
    throw Error(ERRCODE_UNDEFINED_OBJECT, "extension \"synthgen\" does not exist in this database")
        .hint("Run CREATE EXTENSION synthgen.");
  }
  return {found.schema, found.owner};
}

std::string database_identity() {
  return std::to_string(GetSystemIdentifier()) + "/" + std::to_string(MyDatabaseId);
}

OwnerScope::OwnerScope(Oid owner) noexcept {
  GetUserIdAndSecContext(&user_, &context_);
  SetUserIdAndSecContext(owner, context_ | SECURITY_LOCAL_USERID_CHANGE);
}

OwnerScope::~OwnerScope() {
  SetUserIdAndSecContext(user_, context_);
}

}  // namespace synthgen::pg
