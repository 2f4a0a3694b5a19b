#include "api/table_names.hpp"

#include "core/nearest_name.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "utils/lsyscache.h"
#include "utils/varlena.h"
}

namespace synthgen::api {

namespace {

std::vector<NamedTable> describe(const std::vector<Oid>& tables) {
  std::vector<NamedTable> described;
  for (Oid const table : tables) {
    struct Name {
      const char *schema, *name;
    };
    Name const name = pg::guard([&] {
      return Name{get_namespace_name(get_rel_namespace(table)), get_rel_name(table)};
    });
    if (name.schema != nullptr && name.name != nullptr) described.push_back({table, name.schema, name.name});
  }
  return described;
}

// The identifiers of `schema.table` as SQL reads them; empty if it cannot be read so.
std::vector<std::string> split_name(const std::string& said) {
  const char* const text = said.c_str();
  List* const parts = pg::guard([&] {
    List* identifiers = NIL;
    return SplitIdentifierString(pstrdup(text), '.', &identifiers) ? identifiers : NIL;
  });
  std::vector<std::string> names;
  for (int i = 0; i < list_length(parts); ++i)
    names.emplace_back(static_cast<const char*>(list_nth(parts, i)));
  return names;
}

// Any relation of that name, also one that is not offered: a view, a partition.
Oid any_relation(const std::string& schema, const std::string& name) {
  const char* const schema_name = schema.c_str();
  const char* const relation_name = name.c_str();
  return pg::guard([&] {
    Oid const schema_oid = get_namespace_oid(schema_name, true);
    return OidIsValid(schema_oid) ? get_relname_relid(relation_name, schema_oid) : InvalidOid;
  });
}

}  // namespace

TableNames::TableNames(std::string schema, const std::vector<Oid>& tables)
    : schema_(std::move(schema)), tables_(describe(tables)) {}

TableNames::TableNames(const std::vector<Oid>& tables) : tables_(describe(tables)) {}

std::optional<Oid> TableNames::match(const std::string& schema, const std::string& name,
                                     const std::string& said) const {
  std::optional<Oid> found;
  for (const NamedTable& table : tables_) {
    if (table.name != name || (!schema.empty() && table.schema != schema)) continue;
    if (found) {
      throw pg::Error(ERRCODE_AMBIGUOUS_ALIAS, "table name \"" + said + "\" is ambiguous")
          .hint("Write the name with its schema, as in \"" + table.schema + "." + table.name + "\".");
    }
    found = table.oid;
  }
  return found;
}

Oid TableNames::find(const std::string& said, const char* argument) const {
  if (auto const table = match("", said, said)) return *table;
  std::vector<std::string> const parts = split_name(said);
  if (parts.size() == 1) {
    if (auto const table = match("", parts[0], said)) return *table;
  } else if (parts.size() == 2) {
    if (auto const table = match(parts[0], parts[1], said)) return *table;
  }
  if (!schema_.empty() && !parts.empty() && (parts.size() == 1 || parts.front() == schema_)) {
    if (Oid const other = any_relation(schema_, said); OidIsValid(other)) return other;
    if (Oid const other = any_relation(schema_, parts.back()); OidIsValid(other)) return other;
  }
  reject(said, argument);
}

void TableNames::reject(const std::string& said, const char* argument) const {
  std::vector<std::string> known;
  for (const NamedTable& table : tables_) {
    known.push_back(table.name);
    if (said.find('.') != std::string::npos) known.push_back(table.schema + "." + table.name);
  }
  std::string const nearest = core::nearest_name(said, known);
  pg::Error error(ERRCODE_UNDEFINED_TABLE,
                  schema_.empty() ? "table \"" + said + "\" is not among the tables to fill"
                                  : "table \"" + said + "\" does not exist in schema \"" + schema_ + "\"");
  error.detail(std::string("The name is in the argument ") + argument + ".");
  if (!nearest.empty()) error.hint("Perhaps you meant \"" + nearest + "\".");
  throw error;
}

}  // namespace synthgen::api
