#include "plan/texts/schema_names.hpp"

#include <algorithm>
#include <vector>

#include "core/locale.hpp"
#include "core/name_language.hpp"
#include "core/trade.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/htup_details.h"
#include "catalog/pg_class.h"
#include "mb/pg_wchar.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
}

namespace synthgen::plan {

namespace {

std::string relation_name(Oid table) {
  const char* const name = pg::guard([&] { return get_rel_name(table); });
  return name == nullptr ? std::string() : name;
}

AttrNumber column_count(Oid table) {
  return pg::guard([&] {
    HeapTuple const relation = SearchSysCache1(RELOID, ObjectIdGetDatum(table));
    if (!HeapTupleIsValid(relation)) return AttrNumber{0};
    AttrNumber const count = reinterpret_cast<Form_pg_class>(GETSTRUCT(relation))->relnatts;
    ReleaseSysCache(relation);
    return count;
  });
}

// Names of dropped columns are no names.
void add_column_names(Oid table, std::vector<std::string>& names) {
  AttrNumber const count = column_count(table);
  for (AttrNumber number = 1; number <= count; ++number) {
    const char* const name = pg::guard([&] { return get_attname(table, number, true); });
    if (name != nullptr && *name != '.') names.emplace_back(name);
  }
}

constexpr std::size_t kMostTables = 60;  // the first by name tell enough

std::vector<std::pair<std::string, Oid>> telling_tables(Oid schema) {
  std::vector<std::pair<std::string, Oid>> tables;
  for (Oid const oid : pg::fillable_tables(schema)) tables.emplace_back(relation_name(oid), oid);
  std::sort(tables.begin(), tables.end());
  if (tables.size() > kMostTables) tables.resize(kMostTables);
  return tables;
}

}  // namespace

std::string locale_of_schema(Oid schema) {
  std::vector<std::string> names;
  for (auto const& [name, oid] : telling_tables(schema)) {
    names.push_back(name);
    add_column_names(oid, names);
  }
  std::string const locale(core::locale_of_names(names));
  bool const writable = GetDatabaseEncoding() == PG_UTF8 || core::has_latin_form(locale);
  return writable ? locale : std::string();
}

std::string_view trade_of_schema(Oid schema) {
  std::vector<std::string> names;
  std::vector<std::string> columns;
  for (auto const& [name, oid] : telling_tables(schema)) {
    names.push_back(name);
    add_column_names(oid, columns);
  }
  const char* const own = pg::guard([&] { return get_namespace_name(schema); });
  return core::trade_of_schema(own == nullptr ? std::string_view() : own, names, columns);
}

}  // namespace synthgen::plan
