// Which tables there are, and the description of one: opens it and lets each catalog_*.cpp add its part.
#include "postgres/catalog.hpp"

#include <algorithm>

#include "core/nearest_name.hpp"
#include "postgres/catalog_detail.hpp"
#include "postgres/quoting.hpp"

extern "C" {
#include "access/genam.h"
#include "access/relation.h"
#include "access/table.h"
#include "catalog/catalog.h"
#include "catalog/dependency.h"
#include "catalog/indexing.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_description.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_trigger.h"
#include "commands/trigger.h"
#include "rewrite/prs2lock.h"
#include "rewrite/rewriteDefine.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rls.h"
#include "utils/varlena.h"
}

namespace synthgen::pg {

namespace catalog {

OpenRelation::OpenRelation(Oid relation)
    : relation_(guard([&] { return relation_open(relation, AccessShareLock); })) {}

namespace {

bool has_insert_rule(Relation relation) {
  if (relation->rd_rules == nullptr) return false;
  for (int i = 0; i < relation->rd_rules->numLocks; ++i) {
    const RewriteRule* const rule = relation->rd_rules->rules[i];
    if (rule->event == CMD_INSERT && fires(rule->enabled)) return true;
  }
  return false;
}

// Comments of the table (sub-object 0) and of its columns, in one scan.
void read_comments(Table& table) {
  struct Comment {
    int32 column;
    char* text;
  };
  List* const comments = guard([&] {
    ScanKeyData keys[2];
    ScanKeyInit(&keys[0], Anum_pg_description_objoid, BTEqualStrategyNumber, F_OIDEQ,
                ObjectIdGetDatum(table.oid));
    ScanKeyInit(&keys[1], Anum_pg_description_classoid, BTEqualStrategyNumber, F_OIDEQ,
                ObjectIdGetDatum(RelationRelationId));
    Relation const catalog = table_open(DescriptionRelationId, AccessShareLock);
    SysScanDesc const scan = systable_beginscan(catalog, DescriptionObjIndexId, true, nullptr, 2, keys);
    List* found = NIL;
    while (HeapTuple const tuple = systable_getnext(scan)) {
      bool null = false;
      Datum const description =
          heap_getattr(tuple, Anum_pg_description_description, RelationGetDescr(catalog), &null);
      auto* const comment = static_cast<Comment*>(palloc(sizeof(Comment)));
      comment->column = reinterpret_cast<Form_pg_description>(GETSTRUCT(tuple))->objsubid;
      comment->text = null ? pstrdup("") : TextDatumGetCString(description);
      found = lappend(found, comment);
    }
    systable_endscan(scan);
    table_close(catalog, AccessShareLock);
    return found;
  });
  for (int i = 0; i < list_length(comments); ++i) {
    auto const* comment = static_cast<const Comment*>(list_nth(comments, i));
    if (comment->column == 0)
      table.comment = comment->text;
    else if (comment->column > 0 && static_cast<std::size_t>(comment->column) <= table.columns.size())
      table.columns[static_cast<std::size_t>(comment->column) - 1].comment = comment->text;
  }
}

const char* describe_kind(char kind) {
  switch (kind) {
    case RELKIND_VIEW:
      return "a view";
    case RELKIND_MATVIEW:
      return "a materialized view";
    case RELKIND_FOREIGN_TABLE:
      return "a foreign table";
    case RELKIND_SEQUENCE:
      return "a sequence";
    case RELKIND_INDEX:
    case RELKIND_PARTITIONED_INDEX:
      return "an index";
    case RELKIND_COMPOSITE_TYPE:
      return "a composite type";
    default:
      return "not a table";
  }
}

void require_table(Relation relation) {
  char const kind = relation->rd_rel->relkind;
  std::string const name = RelationGetRelationName(relation);
  if (kind != RELKIND_RELATION && kind != RELKIND_PARTITIONED_TABLE)
    throw Error(ERRCODE_WRONG_OBJECT_TYPE, "cannot generate rows for relation \"" + name + "\"")
        .detail(std::string("The relation is ") + describe_kind(kind) + ".")
        .hint("Name ordinary or partitioned tables.");
  if (RELATION_IS_OTHER_TEMP(relation))
    throw Error(ERRCODE_FEATURE_NOT_SUPPORTED, "cannot access temporary tables of other sessions")
        .detail("Table \"" + name + "\" belongs to another session.")
        .hint("Fill it in the session that made it.");
}

}  // namespace

}  // namespace catalog

Table read_table(Oid oid) {
  catalog::OpenRelation const relation(oid);
  catalog::require_table(relation);
  const FormData_pg_class& form = *relation->rd_rel;
  Table table;
  table.oid = oid;
  table.schema_oid = form.relnamespace;
  table.owner = form.relowner;
  table.schema = guard([&] { return get_namespace_name_or_temp(form.relnamespace); });
  table.name = NameStr(form.relname);
  table.kind = form.relkind;
  table.columns = catalog::read_columns(relation);
  catalog::read_keys(relation, table);
  catalog::read_constraints(relation, table);
  catalog::read_triggers(relation, table);
  catalog::read_partitions(relation, table);
  catalog::read_comments(table);
  table.has_insert_rule = catalog::has_insert_rule(relation);
  guard([&] {
    table.row_security_applies = check_enable_rls(oid, InvalidOid, true) == RLS_ENABLED;
    table.has_children = form.relkind == RELKIND_RELATION && form.relhassubclass &&
                         find_inheritance_children(oid, NoLock) != NIL;
  });
  return table;
}

std::string quoted_name(const Table& table) {
  return guard([&] { return quote_qualified_identifier(table.schema.c_str(), table.name.c_str()); });
}

namespace {

// The names of all schemas but the server's own.
List* scan_schema_names() {
  Relation const catalog = table_open(NamespaceRelationId, AccessShareLock);
  SysScanDesc const scan = systable_beginscan(catalog, InvalidOid, false, nullptr, 0, nullptr);
  List* names = NIL;
  while (HeapTuple const tuple = systable_getnext(scan)) {
    auto const* form = reinterpret_cast<Form_pg_namespace>(GETSTRUCT(tuple));
    if (!IsReservedName(NameStr(form->nspname))) names = lappend(names, pstrdup(NameStr(form->nspname)));
  }
  systable_endscan(scan);
  table_close(catalog, AccessShareLock);
  return names;
}

// The existing schema whose name is nearest to `name`; empty if none is near.
std::string nearest_schema(const std::string& name) {
  if (name.size() >= NAMEDATALEN) return {};
  List* const names = guard([] { return scan_schema_names(); });
  std::vector<std::string> known;
  for (int i = 0; i < list_length(names); ++i) known.emplace_back(static_cast<char*>(list_nth(names, i)));
  std::sort(known.begin(), known.end());
  return core::nearest_name(name, known);
}

[[noreturn]] void throw_undefined_schema(const std::string& name) {
  Error error(ERRCODE_UNDEFINED_SCHEMA, "schema \"" + name + "\" does not exist");
  if (name.find('.') != std::string::npos) {
    std::string const table = literal(name);
    throw error.hint("To name tables, write an array of them: ARRAY[" + table + "]::regclass[].");
  }
  std::string const nearest = nearest_schema(name);
  throw error.hint(nearest.empty()
                       ? "The name is taken as it stands: write it without quotes, in upper and lower case."
                       : "Perhaps you meant the schema \"" + nearest + "\".");
}

bool is_system_schema(Oid schema, const std::string& name) {
  return IsCatalogNamespace(schema) || IsToastNamespace(schema) || name == "information_schema";
}

struct NamedTable {
  Oid oid;
  NameData name;
};

List* scan_tables(Oid schema) {
  ScanKeyData key;
  ScanKeyInit(&key, Anum_pg_class_relnamespace, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(schema));
  Relation const catalog = table_open(RelationRelationId, AccessShareLock);
  SysScanDesc const scan = systable_beginscan(catalog, InvalidOid, false, nullptr, 1, &key);
  List* found = NIL;
  while (HeapTuple const tuple = systable_getnext(scan)) {
    auto const* form = reinterpret_cast<Form_pg_class>(GETSTRUCT(tuple));
    bool const is_table = form->relkind == RELKIND_RELATION || form->relkind == RELKIND_PARTITIONED_TABLE;
    if (!is_table || form->relispartition) continue;
    auto* const table = static_cast<NamedTable*>(palloc(sizeof(NamedTable)));
    table->oid = form->oid;
    table->name = form->relname;
    found = lappend(found, table);
  }
  systable_endscan(scan);
  table_close(catalog, AccessShareLock);
  return found;
}

bool belongs_to_extension(Oid table) {
  return guard([&] { return OidIsValid(getExtensionOfObject(RelationRelationId, table)); });
}

}  // namespace

std::vector<Oid> fillable_tables(const std::string& schema_name) {
  Oid const schema = guard([&] { return LookupExplicitNamespace(schema_name.c_str(), true); });
  if (!OidIsValid(schema)) throw_undefined_schema(schema_name);
  if (is_system_schema(schema, schema_name))
    throw Error(ERRCODE_INSUFFICIENT_PRIVILEGE,
                "permission denied: \"" + schema_name + "\" is a system schema")
        .hint("Name a schema that holds your own tables.");
  return fillable_tables(schema);
}

std::vector<Oid> fillable_tables(Oid schema) {
  List* const found = guard([&] { return scan_tables(schema); });
  std::vector<const NamedTable*> tables;
  for (int i = 0; i < list_length(found); ++i)
    tables.push_back(static_cast<const NamedTable*>(list_nth(found, i)));
  std::sort(tables.begin(), tables.end(), [](const NamedTable* a, const NamedTable* b) {
    return std::strcmp(NameStr(a->name), NameStr(b->name)) < 0;
  });
  std::vector<Oid> result;
  for (const auto* table : tables)
    if (!belongs_to_extension(table->oid)) result.push_back(table->oid);
  return result;
}

// The triggers by which a referenced table enforces ON DELETE name the referencing one.
std::vector<Oid> referencing_tables(Oid table) {
  catalog::OpenRelation const relation(table);
  std::vector<Oid> tables;
  TriggerDesc const* const triggers = relation->trigdesc;
  for (int i = 0; triggers != nullptr && i < triggers->numtriggers; ++i) {
    Trigger const& trigger = triggers->triggers[i];
    if (OidIsValid(trigger.tgconstrrelid) && trigger.tgconstrrelid != table &&
        TRIGGER_FOR_DELETE(trigger.tgtype))
      tables.push_back(trigger.tgconstrrelid);
  }
  std::sort(tables.begin(), tables.end());
  tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
  return tables;
}

}  // namespace synthgen::pg
