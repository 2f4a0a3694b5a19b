#include "plan/schema_locale.hpp"

#include <algorithm>
#include <vector>

#include "core/locale.hpp"
#include "core/name_language.hpp"
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

}  // namespace

std::string locale_of_schema(Oid schema) {
  constexpr std::size_t kMostTables = 60;  // the first by name tell enough
  std::vector<std::pair<std::string, Oid>> tables;
  for (Oid const oid : pg::fillable_tables(schema)) tables.emplace_back(relation_name(oid), oid);
  std::sort(tables.begin(), tables.end());
  if (tables.size() > kMostTables) tables.resize(kMostTables);
  std::vector<std::string> names;
  for (auto const& [name, oid] : tables) {
    names.push_back(name);
    add_column_names(oid, names);
  }
  std::string const locale(core::locale_of_names(names));
  bool const writable = GetDatabaseEncoding() == PG_UTF8 || core::has_latin_form(locale);
  return writable ? locale : std::string();
}

}  // namespace synthgen::plan
