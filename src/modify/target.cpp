#include "modify/target.hpp"

#include <algorithm>
#include <sstream>
#include <tuple>

#include "load/access.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/quoting.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "catalog/pg_operator.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"
}

namespace synthgen::modify {

namespace {

// Numbers as an int2vector or array of them is written: "{1,2}".
std::vector<AttrNumber> attribute_numbers(std::string_view list) {
  std::string text(list);
  std::replace_if(
      text.begin(), text.end(), [](char letter) { return std::strchr("{,}", letter); }, ' ');
  std::istringstream numbers(text);
  std::vector<AttrNumber> result;
  for (AttrNumber number; numbers >> number;) result.push_back(number);
  return result;
}

bool tells_rows_apart(const pg::Table& table, const pg::Key& key) {
  if (key.kind == pg::Key::Kind::kExclusion || key.predicate != NIL || !key.expressions.empty()) return false;
  return std::all_of(key.columns.begin(), key.columns.end(),
                     [&](AttrNumber column) { return table.column(column).not_null; });
}

// The order in which keys are preferred; the smallest is the best.
std::tuple<bool, bool, std::size_t> rank_of(const pg::Key& key) {
  return {key.deferrable, key.kind != pg::Key::Kind::kPrimary, key.columns.size()};
}

void find_key(Target& target) {
  const pg::Key* best = nullptr;
  for (const pg::Key& key : target.table.keys)
    if (tells_rows_apart(target.table, key) && (best == nullptr || rank_of(key) < rank_of(*best)))
      best = &key;
  target.whole_row = best == nullptr;
  target.by_position = best == nullptr || best->deferrable;
  target.key = best == nullptr ? written_columns(target.table) : best->columns;
}

std::vector<std::string> quoted_columns(Oid table, const std::vector<AttrNumber>& columns) {
  std::vector<std::string> result;
  for (AttrNumber const column : columns)
    result.emplace_back(pg::guard([&] { return quote_identifier(get_attname(table, column, false)); }));
  return result;
}

// A key that refers to a whole partitioned table has copies for its partitions; the one for this table
// counts.
std::vector<Referrer> referrers_of(Oid table) {
  pg::Parameter const parameters[] = {{OIDOID, ObjectIdGetDatum(table), false}};
  pg::TextRows const rows = pg::query(
      "SELECT fk.conname, pg_catalog.format('%I.%I', s.nspname, c.relname), fk.confupdtype, fk.confdeltype,"
      " c.oid, fk.conkey, fk.confkey FROM pg_catalog.pg_constraint fk"
      " JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) fk.conrelid"
      " JOIN pg_catalog.pg_namespace s ON s.oid OPERATOR(pg_catalog.=) c.relnamespace"
      " WHERE fk.contype OPERATOR(pg_catalog.=) 'f' AND fk.confrelid OPERATOR(pg_catalog.=) $1"
      " AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint whole"
      " WHERE whole.oid OPERATOR(pg_catalog.=) fk.conparentid"
      " AND whole.confrelid OPERATOR(pg_catalog.=) $1)"
      " ORDER BY fk.conname, c.oid",
      parameters);
  std::vector<Referrer> referrers;
  for (std::size_t i = 0; i < rows.size(); ++i)
    referrers.push_back(
        {rows.string(i, 0), static_cast<Oid>(rows.integer(i, 4)), rows.string(i, 1), rows.text(i, 2)[0],
         rows.text(i, 3)[0],
         quoted_columns(static_cast<Oid>(rows.integer(i, 4)), attribute_numbers(rows.text(i, 5))),
         attribute_numbers(rows.text(i, 6))});
  return referrers;
}

}  // namespace

std::string Target::relation() const {
  return (table.is_partitioned() ? "" : "ONLY ") + pg::quoted_name(table);
}

Target open_target(Oid table, AclMode privileges, const char* command) {
  pg::guard([&] { PreventCommandIfReadOnly(command); });  // a standby grants no such lock
  load::lock_for_change(table, privileges);
  Target target;
  target.table = pg::read_table(table);
  load::check_changeable(target.table, command);
  find_key(target);
  target.referrers = referrers_of(table);
  return target;
}

pg::RowColumn store_column(const pg::Column& column, const std::string& name) {
  return {name, column.type.oid, column.type.modifier, column.type.collation};
}

std::vector<pg::RowColumn> identity_columns(const Target& target) {
  if (target.by_position) return {{"k1", OIDOID, -1, InvalidOid}, {"k2", TIDOID, -1, InvalidOid}};
  std::vector<pg::RowColumn> columns;
  for (AttrNumber const number : target.key)
    columns.push_back(store_column(target.table.column(number), "k" + std::to_string(columns.size() + 1)));
  return columns;
}

std::string column_list(const pg::Table& table, const std::vector<AttrNumber>& columns,
                        const std::string& prefix) {
  std::string list;
  for (AttrNumber const column : columns)
    list += (list.empty() ? "" : ", ") + prefix + pg::quoted(table.column(column).name);
  return list;
}

std::string same_row(const Target& target) {
  if (target.by_position)
    return "t.tableoid OPERATOR(pg_catalog.=) s.k1 AND t.ctid OPERATOR(pg_catalog.=) s.k2";
  std::string condition;
  for (std::size_t i = 0; i < target.key.size(); ++i) {
    const pg::Column& column = target.table.column(target.key[i]);
    condition += (i == 0 ? "t." : " AND t.") + pg::quoted(column.name) + " " + equality_of(column.type) +
                 " s.k" + std::to_string(i + 1);
  }
  return condition;
}

std::string equality_of(const pg::TypeRef& type) {
  Oid const oid = type.oid;
  const char* const name = pg::guard([&]() -> const char* {
    Oid const equality = lookup_type_cache(oid, TYPECACHE_EQ_OPR)->eq_opr;
    if (!OidIsValid(equality)) return nullptr;
    HeapTuple const tuple = SearchSysCache1(OPEROID, ObjectIdGetDatum(equality));
    if (!HeapTupleIsValid(tuple)) return nullptr;
    auto const* const form = reinterpret_cast<Form_pg_operator>(GETSTRUCT(tuple));
    const char* const schema = quote_identifier(get_namespace_name(form->oprnamespace));
    const char* const qualified = psprintf("OPERATOR(%s.%s)", schema, NameStr(form->oprname));
    ReleaseSysCache(tuple);
    return qualified;
  });
  if (name == nullptr)
    throw pg::Error(ERRCODE_UNDEFINED_FUNCTION, "type " + type.name + " has no equality operator");
  return name;
}

std::vector<AttrNumber> written_columns(const pg::Table& table) {
  std::vector<AttrNumber> columns;
  for (const pg::Column& column : table.columns)
    if (!column.dropped && column.generated == 0) columns.push_back(column.number);
  return columns;
}

}  // namespace synthgen::modify
