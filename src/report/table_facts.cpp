#include "report/table_facts.hpp"

#include "postgres/guard.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "catalog/pg_namespace.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"
}

namespace synthgen::report {

namespace {

using pg::Parameter;
using pg::TextRows;

Parameter oid(Oid value) {
  return {OIDOID, ObjectIdGetDatum(value), false};
}

TextRows catalog_query(const char* statement, Oid object) {
  Parameter const parameters[] = {oid(object)};
  return pg::query(statement, parameters, true);
}

std::string source_of(Oid table) {
  TextRows const row = catalog_query(
      "SELECT CASE WHEN c.relkind OPERATOR(pg_catalog.=) 'p' THEN '' ELSE 'ONLY ' END OPERATOR(pg_catalog.||)"
      " pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class AS c"
      " JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace"
      " WHERE c.oid OPERATOR(pg_catalog.=) $1",
      table);
  return row.string(0, 0);
}

bool has_minimum(Oid type) {
  Datum const arguments = PointerGetDatum(buildoidvector(&type, 1));
  return SearchSysCacheExists3(PROCNAMEARGSNSP, CStringGetDatum("min"), arguments,
                               ObjectIdGetDatum(PG_CATALOG_NAMESPACE));
}

Extremes extremes_of(Oid type) {
  Oid const base = getBaseType(type);
  if (!OidIsValid(lookup_type_cache(base, TYPECACHE_LT_OPR)->lt_opr)) return Extremes::kNone;
  if (base == BOOLOID) return Extremes::kBoolean;
  if (base == VARCHAROID || type_is_enum(base) || OidIsValid(get_element_type(base)) || has_minimum(base))
    return Extremes::kAggregate;
  return Extremes::kOrder;
}

std::vector<ColumnFacts> read_columns(Oid table) {
  TextRows const rows = catalog_query(
      "SELECT a.attname, pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),"
      " a.atttypid, a.attnotnull FROM pg_catalog.pg_attribute AS a"
      " WHERE a.attrelid OPERATOR(pg_catalog.=) $1 AND a.attnum OPERATOR(pg_catalog.>) 0::pg_catalog.int2"
      " AND NOT a.attisdropped ORDER BY a.attnum",
      table);
  std::vector<ColumnFacts> columns;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Oid const type = static_cast<Oid>(rows.integer(i, 3));
    ColumnFacts column;
    column.name = rows.string(i, 0);
    column.identifier = rows.string(i, 1);
    column.type = rows.string(i, 2);
    column.extremes = pg::guard([&] { return extremes_of(type); });
    if (pg::guard([&] { return getBaseType(type); }) == VARCHAROID)
      column.aggregate_cast = "::pg_catalog.text";
    column.not_null = rows.boolean(i, 4);
    columns.push_back(std::move(column));
  }
  return columns;
}

// The key columns of an index, one a row; exclusion operators stand beside them.
void read_key_columns(Oid index, KeyFacts& key) {
  TextRows const rows = catalog_query(
      "SELECT pg_catalog.pg_get_indexdef(i.indexrelid, place.number, false),"
      " (SELECT pg_catalog.format('OPERATOR(%I.%s)', n.nspname, o.oprname) FROM pg_catalog.pg_operator AS o"
      " JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) o.oprnamespace"
      " WHERE o.oid OPERATOR(pg_catalog.=) c.conexclop[place.number])"
      " FROM pg_catalog.pg_index AS i CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnkeyatts) AS"
      " place(number) LEFT JOIN pg_catalog.pg_constraint AS c ON c.conindid OPERATOR(pg_catalog.=) "
      "i.indexrelid"
      " AND c.contype OPERATOR(pg_catalog.=) 'x' AND c.conrelid OPERATOR(pg_catalog.=) i.indrelid"
      " WHERE i.indexrelid OPERATOR(pg_catalog.=) $1 ORDER BY place.number",
      index);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    key.columns.push_back(rows.string(i, 0));
    key.expressions.push_back("(" + rows.string(i, 0) + ")");
    if (!rows.is_null(i, 1)) key.operators.push_back(rows.string(i, 1));
  }
}

std::vector<KeyFacts> read_keys(Oid table) {
  TextRows const rows = catalog_query(
      "SELECT i.indexrelid, c.relname,"
      " CASE WHEN i.indisprimary THEN 'primary' WHEN i.indisexclusion THEN 'exclusion' ELSE 'unique' END,"
      " pg_catalog.pg_get_expr(i.indpred, i.indrelid), i.indnullsnotdistinct FROM pg_catalog.pg_index AS i"
      " JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid"
      " WHERE i.indrelid OPERATOR(pg_catalog.=) $1 AND (i.indisunique OR i.indisexclusion) AND i.indisvalid"
      " ORDER BY NOT i.indisprimary, c.relname",
      table);
  std::vector<KeyFacts> keys;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    KeyFacts key;
    key.name = rows.string(i, 1);
    key.kind = rows.string(i, 2);
    key.predicate = rows.string(i, 3);
    key.nulls_not_distinct = rows.boolean(i, 4);
    read_key_columns(static_cast<Oid>(rows.integer(i, 0)), key);
    keys.push_back(std::move(key));
  }
  return keys;
}

void read_foreign_key_columns(Oid constraint, ForeignKeyFacts& key) {
  TextRows const rows = catalog_query(
      "SELECT pg_catalog.quote_ident(child.attname), pg_catalog.quote_ident(parent.attname),"
      " pg_catalog.format('OPERATOR(%I.%s)', n.nspname, o.oprname) FROM pg_catalog.pg_constraint AS c"
      " CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(c.conkey), pg_catalog.unnest(c.confkey),"
      " pg_catalog.unnest(c.conpfeqop)) WITH ORDINALITY AS pair(child, parent, operator, place)"
      " JOIN pg_catalog.pg_attribute AS child ON child.attrelid OPERATOR(pg_catalog.=) c.conrelid"
      " AND child.attnum OPERATOR(pg_catalog.=) pair.child"
      " JOIN pg_catalog.pg_attribute AS parent ON parent.attrelid OPERATOR(pg_catalog.=) c.confrelid"
      " AND parent.attnum OPERATOR(pg_catalog.=) pair.parent"
      " JOIN pg_catalog.pg_operator AS o ON o.oid OPERATOR(pg_catalog.=) pair.operator"
      " JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) o.oprnamespace"
      " WHERE c.oid OPERATOR(pg_catalog.=) $1 ORDER BY pair.place",
      constraint);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    key.columns.push_back(rows.string(i, 0));
    key.parent_columns.push_back(rows.string(i, 1));
    key.operators.push_back(rows.string(i, 2));
  }
}

// Rows of pg_constraint that a partitioned parent adds for each of its partitions are left out.
std::vector<ForeignKeyFacts> read_foreign_keys(Oid table) {
  TextRows const rows = catalog_query(
      "SELECT c.oid, c.conname, c.confrelid, pg_catalog.format('%I.%I', n.nspname, p.relname),"
      " c.confmatchtype OPERATOR(pg_catalog.=) 'f' FROM pg_catalog.pg_constraint AS c"
      " JOIN pg_catalog.pg_class AS p ON p.oid OPERATOR(pg_catalog.=) c.confrelid"
      " JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) p.relnamespace"
      " WHERE c.conrelid OPERATOR(pg_catalog.=) $1 AND c.contype OPERATOR(pg_catalog.=) 'f'"
      " AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS whole"
      " WHERE whole.oid OPERATOR(pg_catalog.=) c.conparentid AND whole.conrelid OPERATOR(pg_catalog.=) $1)"
      " ORDER BY c.conname",
      table);
  std::vector<ForeignKeyFacts> keys;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ForeignKeyFacts key;
    key.name = rows.string(i, 1);
    key.parent = static_cast<Oid>(rows.integer(i, 2));
    key.parent_name = rows.string(i, 3);
    key.parent_source = source_of(key.parent);
    key.match_full = rows.boolean(i, 4);
    read_foreign_key_columns(static_cast<Oid>(rows.integer(i, 0)), key);
    keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<CheckFacts> read_checks(Oid table) {
  TextRows const rows = catalog_query(
      "SELECT c.conname, pg_catalog.pg_get_expr(c.conbin, c.conrelid) FROM pg_catalog.pg_constraint AS c"
      " WHERE c.conrelid OPERATOR(pg_catalog.=) $1 AND c.contype OPERATOR(pg_catalog.=) 'c' ORDER BY "
      "c.conname",
      table);
  std::vector<CheckFacts> checks;
  for (std::size_t i = 0; i < rows.size(); ++i) checks.push_back({rows.string(i, 0), rows.string(i, 1)});
  return checks;
}

}  // namespace

TableFacts read_facts(Oid table) {
  TableFacts facts;
  facts.source = source_of(table);
  facts.columns = read_columns(table);
  facts.keys = read_keys(table);
  facts.foreign_keys = read_foreign_keys(table);
  facts.checks = read_checks(table);
  return facts;
}

}  // namespace synthgen::report
