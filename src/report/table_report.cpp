// One query counts everything that a single scan can tell: rows, nulls, distinct values, extremes, CHECK
// and NOT NULL violations. Keys and foreign keys need a query each.
#include "report/table_report.hpp"

#include "core/fields.hpp"
#include "postgres/guard.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "utils/acl.h"
#include "utils/rls.h"
}

namespace synthgen::report {

namespace {

using pg::TextRows;

constexpr std::size_t kSamples = 5;
constexpr const char* kSampledRows = "100";
constexpr const char* kLongestText = "100";

TextRows count(const std::string& statement) {
  return pg::query(statement, {}, true);
}

std::string clipped(const std::string& expression) {
  return "pg_catalog.left((" + expression + ")::pg_catalog.text, " + kLongestText + ")";
}

// The share of `part` in `whole` with two decimals; 0 of nothing is 0.
std::string percent(int64 part, int64 whole) {
  if (whole == 0) return "0.00";
  auto const hundredths =
      static_cast<int64>(static_cast<long double>(part) * 10000 / static_cast<long double>(whole) + 0.5L);
  std::string const fraction = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (fraction.size() < 2 ? "0" : "") + fraction;
}

// The smallest (or largest) value of a column as SQL.
std::string extreme(const TableFacts& facts, const ColumnFacts& column, bool smallest) {
  switch (column.extremes) {
    case Extremes::kNone:
      return "NULL";
    case Extremes::kAggregate:
      return clipped(std::string("pg_catalog.") + (smallest ? "min(" : "max(") + column.identifier +
                     column.aggregate_cast + ")");
    case Extremes::kBoolean:
      return clipped(std::string("pg_catalog.") + (smallest ? "bool_and(" : "bool_or(") + column.identifier +
                     ")");
    case Extremes::kOrder:
      return clipped("SELECT " + column.identifier + " FROM " + facts.source + " WHERE " + column.identifier +
                     " IS NOT NULL ORDER BY " + column.identifier + (smallest ? "" : " DESC") + " LIMIT 1");
  }
  return "NULL";
}

// Every column takes four places: not null, distinct, smallest, largest; then a place for each CHECK.
std::string scan_statement(const TableFacts& facts) {
  std::string statement = "SELECT pg_catalog.count(*)";
  for (const ColumnFacts& column : facts.columns) {
    // A composite value whose fields are all null IS NULL, yet satisfies NOT NULL: count() knows the
    // difference.
    statement += ", pg_catalog.count(" + column.identifier + ")";
    statement += column.extremes == Extremes::kNone
                     ? ", NULL"
                     : ", pg_catalog.count(DISTINCT " + column.identifier + ")";
    statement += ", " + extreme(facts, column, true) + ", " + extreme(facts, column, false);
  }
  for (const CheckFacts& check : facts.checks)
    statement += ", pg_catalog.count(*) FILTER (WHERE NOT (" + check.expression + "))";
  return statement + " FROM " + facts.source;
}

TextRows sample_rows(const TableFacts& facts) {
  std::string values;
  for (const ColumnFacts& column : facts.columns)
    values += (values.empty() ? "" : ", ") + clipped(column.identifier);
  return count("SELECT " + values + " FROM " + facts.source + " LIMIT " + kSampledRows);
}

// The first different values of a column among the sampled rows.
void write_samples(const TextRows& rows, std::size_t column, core::JsonWriter& json) {
  std::vector<std::string_view> samples;
  for (std::size_t i = 0; i < rows.size() && samples.size() < kSamples; ++i) {
    if (rows.is_null(i, column)) continue;
    bool known = false;
    for (std::string_view const sample : samples) known = known || sample == rows.text(i, column);
    if (!known) samples.push_back(rows.text(i, column));
  }
  json.key("samples").begin_array();
  for (std::string_view const sample : samples) json.value(sample);
  json.end_array();
}

void write_text_or_null(const TextRows& scan, std::size_t place, const char* name, core::JsonWriter& json) {
  json.key(name);
  if (scan.is_null(0, place))
    json.null();
  else
    json.value(scan.text(0, place));
}

void write_columns(const TableFacts& facts, const TextRows& scan, core::JsonWriter& json) {
  int64 const rows = scan.integer(0, 0);
  TextRows const samples = facts.columns.empty() ? TextRows(nullptr, 0, 0) : sample_rows(facts);
  json.key("columns").begin_array();
  for (std::size_t i = 0; i < facts.columns.size(); ++i) {
    std::size_t const place = 1 + 4 * i;
    json.begin_object().member("name", facts.columns[i].name).member("type", facts.columns[i].type);
    json.key("null_percent").raw(percent(rows - scan.integer(0, place), rows));
    json.key("distinct");
    if (scan.is_null(0, place + 1))
      json.null();
    else
      json.value(scan.integer(0, place + 1));
    write_text_or_null(scan, place + 2, "min", json);
    write_text_or_null(scan, place + 3, "max", json);
    write_samples(samples, i, json);
    json.end_object();
  }
  json.end_array();
}

bool write_checks(const TableFacts& facts, const TextRows& scan, core::JsonWriter& json) {
  std::size_t place = 1 + 4 * facts.columns.size();
  bool valid = true;
  json.key("checks").begin_array();
  for (const CheckFacts& check : facts.checks) {
    int64 const violations = scan.integer(0, place++);
    valid = valid && violations == 0;
    json.begin_object().member("name", check.name).member("violations", violations).end_object();
  }
  json.end_array();
  return valid;
}

bool write_not_null(const TableFacts& facts, const TextRows& scan, core::JsonWriter& json) {
  bool valid = true;
  json.key("not_null").begin_array();
  for (std::size_t i = 0; i < facts.columns.size(); ++i) {
    if (!facts.columns[i].not_null) continue;
    int64 const violations = scan.integer(0, 0) - scan.integer(0, 1 + 4 * i);
    valid = valid && violations == 0;
    json.begin_object().member("column", facts.columns[i].name).member("violations", violations).end_object();
  }
  json.end_array();
  return valid;
}

// Rows of the groups that share a key, but for one of each group.
std::string duplicates_statement(const TableFacts& facts, const KeyFacts& key) {
  std::string condition = key.predicate.empty() ? "true" : "(" + key.predicate + ")";
  if (!key.nulls_not_distinct) {
    for (const std::string& expression : key.expressions)
      condition += " AND NOT pg_catalog.num_nulls(" + expression + ")::pg_catalog.bool";
  }
  std::string const groups = core::joined(key.expressions, ", ");
  return "SELECT COALESCE(pg_catalog.sum(members OPERATOR(pg_catalog.-) 1), 0) FROM (SELECT"
         " pg_catalog.count(*) AS members FROM " +
         facts.source + " WHERE " + condition + " GROUP BY " + groups + ") AS groups";
}

// Pairs of rows that exclude each other, each counted from both sides and halved.
std::string conflicts_statement(const TableFacts& facts, const KeyFacts& key) {
  std::string columns;
  std::string conflict;
  for (std::size_t i = 0; i < key.expressions.size(); ++i) {
    std::string const name = "k" + std::to_string(i);
    columns += ", " + key.expressions[i] + " AS " + name;
    conflict += " AND one." + name + " " + key.operators[i] + " other." + name;
  }
  std::string const rows = "(SELECT tableoid AS part, ctid AS place" + columns + " FROM " + facts.source +
                           (key.predicate.empty() ? "" : " WHERE " + key.predicate) + ")";
  return "SELECT pg_catalog.count(*) OPERATOR(pg_catalog./) 2 FROM " + rows + " AS one JOIN " + rows +
         " AS other ON (one.part OPERATOR(pg_catalog.<>) other.part"
         " OR one.place OPERATOR(pg_catalog.<>) other.place)" +
         conflict;
}

bool write_keys(const TableFacts& facts, core::JsonWriter& json) {
  bool valid = true;
  json.key("keys").begin_array();
  for (const KeyFacts& key : facts.keys) {
    bool const exclusion = key.kind == "exclusion";
    TextRows const row =
        count(exclusion ? conflicts_statement(facts, key) : duplicates_statement(facts, key));
    int64 const duplicates = row.integer(0, 0);
    valid = valid && duplicates == 0;
    json.begin_object().member("name", key.name).member("kind", key.kind).key("columns").begin_array();
    for (const std::string& column : key.columns) json.value(std::string_view(column));
    json.end_array().member("duplicates", duplicates).end_object();
  }
  json.end_array();
  return valid;
}

// parent.x = child.a AND ...
std::string match_condition(const ForeignKeyFacts& key) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < key.columns.size(); ++i)
    terms.push_back("parent." + key.parent_columns[i] + " " + key.operators[i] + " child." + key.columns[i]);
  return core::joined(terms, " AND ");
}

// Four places: children, children without a reference, orphans, parents, parents with a child.
std::string reference_statement(const TableFacts& facts, const ForeignKeyFacts& key) {
  std::vector<std::string> columns;
  for (const std::string& column : key.columns) columns.push_back("child." + column);
  std::string const nulls = "pg_catalog.num_nulls(" + core::joined(columns, ", ") + ")";
  std::string const some_null = nulls + " OPERATOR(pg_catalog.>) 0";
  std::string const width = std::to_string(columns.size());
  std::string const partly_null =
      key.match_full ? nulls + " OPERATOR(pg_catalog.>) 0 AND " + nulls + " OPERATOR(pg_catalog.<) " + width
                     : "false";
  std::string const match = match_condition(key);
  return "SELECT children.*, parents.* FROM (SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE " +
         some_null + "), (SELECT pg_catalog.count(*) FROM " + facts.source + " AS child WHERE (" + nulls +
         " OPERATOR(pg_catalog.=) 0 AND NOT EXISTS (SELECT FROM " + key.parent_source + " AS parent WHERE " +
         match + ")) OR (" + partly_null + ")) FROM " + facts.source +
         " AS child) AS children,"
         " (SELECT pg_catalog.count(*), (SELECT pg_catalog.count(*) FROM " +
         key.parent_source + " AS parent WHERE EXISTS (SELECT FROM " + facts.source + " AS child WHERE " +
         match + ")) FROM " + key.parent_source + ") AS parents";
}

// Why the rows of the parent cannot be counted; nothing if they can.
const char* obstacle(Oid parent) {
  return pg::guard([&]() -> const char* {
    if (pg_class_aclcheck(parent, GetUserId(), ACL_SELECT) != ACLCHECK_OK)
      return "no permission to read the parent table";
    if (check_enable_rls(parent, InvalidOid, true) == RLS_ENABLED)
      return "row security hides rows of the parent table";
    return nullptr;
  });
}

bool write_foreign_key(const TableFacts& facts, const ForeignKeyFacts& key, core::JsonWriter& json) {
  json.begin_object().member("name", key.name).member("parent", key.parent_name);
  if (const char* const problem = obstacle(key.parent)) {
    json.member("problem", problem);
    for (const char* name : {"coverage_percent", "orphans", "null_percent"}) json.key(name).null();
    json.end_object();
    return true;
  }
  TextRows const row = count(reference_statement(facts, key));
  json.key("coverage_percent").raw(percent(row.integer(0, 4), row.integer(0, 3)));
  json.member("orphans", row.integer(0, 2));
  json.key("null_percent").raw(percent(row.integer(0, 1), row.integer(0, 0)));
  json.end_object();
  return row.integer(0, 2) == 0;
}

bool write_foreign_keys(const TableFacts& facts, core::JsonWriter& json) {
  bool valid = true;
  json.key("foreign_keys").begin_array();
  for (const ForeignKeyFacts& key : facts.foreign_keys) valid = write_foreign_key(facts, key, json) && valid;
  json.end_array();
  return valid;
}

}  // namespace

bool describe_table(const TableFacts& facts, core::JsonWriter& json) {
  TextRows const scan = count(scan_statement(facts));
  json.member("rows_now", scan.integer(0, 0));
  write_columns(facts, scan, json);
  bool const keys = write_keys(facts, json);
  bool const foreign_keys = write_foreign_keys(facts, json);
  bool const checks = write_checks(facts, scan, json);
  bool const not_null = write_not_null(facts, scan, json);
  return keys && foreign_keys && checks && not_null;
}

}  // namespace synthgen::report
