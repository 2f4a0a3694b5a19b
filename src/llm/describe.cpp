#include "llm/describe.hpp"

#include "core/json_writer.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"
#include "postgres/text_query.hpp"

namespace synthgen::llm {

namespace {

using core::JsonWriter;
using pg::TextRows;

constexpr int kSamples = 5;

TextRows catalog_query(const std::string& statement, Oid table) {
  pg::Parameter const parameters[] = {{OIDOID, ObjectIdGetDatum(table), false}};
  return pg::query(statement, parameters, true);
}

// Of a class `c`: its name for people, and its comment.
constexpr const char* kName =
    " pg_catalog.format('%I.%I', (SELECT n.nspname FROM pg_catalog.pg_namespace AS n"
    " WHERE n.oid OPERATOR(pg_catalog.=) c.relnamespace), c.relname)";
constexpr const char* kComment = " pg_catalog.left(pg_catalog.obj_description(c.oid, 'pg_class'), 500)";

// The columns of a class `c`, as attributes `a`.
constexpr const char* kColumns =
    " pg_catalog.pg_attribute AS a WHERE a.attrelid OPERATOR(pg_catalog.=) c.oid"
    " AND a.attnum OPERATOR(pg_catalog.>) 0::pg_catalog.int2 AND NOT a.attisdropped";

void add_given(const TextRows& rows, std::size_t row, std::size_t column, const char* name,
               JsonWriter& json) {
  if (!rows.is_null(row, column)) json.member(name, rows.text(row, column));
}

void write_columns(Oid table, JsonWriter& json) {
  TextRows const rows = catalog_query(
      std::string("SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                  " (SELECT CASE WHEN a.attgenerated OPERATOR(pg_catalog.=) '' THEN"
                  " pg_catalog.left(pg_catalog.pg_get_expr(d.adbin, d.adrelid), 200) END"
                  " FROM pg_catalog.pg_attrdef AS d WHERE d.adrelid OPERATOR(pg_catalog.=) a.attrelid"
                  " AND d.adnum OPERATOR(pg_catalog.=) a.attnum),"
                  " CASE WHEN a.attidentity OPERATOR(pg_catalog.<>) '' THEN 'identity'"
                  " WHEN a.attgenerated OPERATOR(pg_catalog.<>) '' THEN 'from other columns' END,"
                  " (SELECT pg_catalog.to_json(pg_catalog.array_agg(e.enumlabel ORDER BY e.enumsortorder))"
                  " FROM pg_catalog.pg_enum AS e WHERE e.enumtypid OPERATOR(pg_catalog.=) a.atttypid),"
                  " pg_catalog.left(pg_catalog.col_description(c.oid, a.attnum), 500)"
                  " FROM pg_catalog.pg_class AS c,") +
          kColumns + " AND c.oid OPERATOR(pg_catalog.=) $1 ORDER BY a.attnum",
      table);
  json.key("columns").begin_array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    json.begin_object().member("name", rows.text(i, 0)).member("type", rows.text(i, 1));
    if (rows.boolean(i, 2)) json.member("not_null", true);
    add_given(rows, i, 3, "default", json);
    add_given(rows, i, 4, "generated", json);
    if (!rows.is_null(i, 5)) json.key("labels").raw(rows.text(i, 5));
    add_given(rows, i, 6, "comment", json);
    json.end_object();
  }
  json.end_array();
}

// Not-null constraints, which PostgreSQL 18 keeps beside the others, stand with the columns.
void write_constraints(Oid table, JsonWriter& json) {
  TextRows const rows = catalog_query(
      "SELECT pg_catalog.left(pg_catalog.pg_get_constraintdef(c.oid), 1000) FROM pg_catalog.pg_constraint AS "
      "c"
      " WHERE c.conrelid OPERATOR(pg_catalog.=) $1 AND c.contype OPERATOR(pg_catalog.=) ANY "
      "('{p,u,x,f,c}'::pg_catalog.\"char\"[])"
      " AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS whole"
      " WHERE whole.oid OPERATOR(pg_catalog.=) c.conparentid AND whole.conrelid OPERATOR(pg_catalog.=) $1)"
      " ORDER BY c.contype OPERATOR(pg_catalog.<>) 'p', c.contype, c.conname",
      table);
  json.key("constraints").begin_array();
  for (std::size_t i = 0; i < rows.size(); ++i) json.value(rows.text(i, 0));
  json.end_array();
}

void write_neighbours(Oid table, JsonWriter& json) {
  TextRows const rows = catalog_query(
      std::string("SELECT") + kName + "," + kComment +
          ", (SELECT pg_catalog.to_json(pg_catalog.array_agg(a.attname ORDER BY a.attnum)) FROM" + kColumns +
          ") FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.<>) $1 AND NOT c.relispartition"
          " AND EXISTS (SELECT FROM pg_catalog.pg_constraint AS f"
          " WHERE f.contype OPERATOR(pg_catalog.=) 'f' AND ((f.conrelid OPERATOR(pg_catalog.=) $1"
          " AND f.confrelid OPERATOR(pg_catalog.=) c.oid) OR (f.confrelid OPERATOR(pg_catalog.=) $1"
          " AND f.conrelid OPERATOR(pg_catalog.=) c.oid))) ORDER BY 1 LIMIT 20",
      table);
  json.key("neighbours").begin_array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    json.begin_object().member("table", rows.text(i, 0));
    add_given(rows, i, 1, "comment", json);
    if (!rows.is_null(i, 2)) json.key("columns").raw(rows.text(i, 2));
    json.end_object();
  }
  json.end_array();
}

// The columns that the caller may read: name, and an expression for the query that reads them.
struct ReadableColumns {
  std::vector<std::string> names;
  std::string list;
};

ReadableColumns readable_columns(Oid table) {
  TextRows const rows = catalog_query(
      std::string("SELECT a.attname, pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_class AS c,") +
          kColumns +
          " AND c.oid OPERATOR(pg_catalog.=) $1"
          " AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT') ORDER BY a.attnum",
      table);
  ReadableColumns columns;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    columns.names.push_back(rows.string(i, 0));
    columns.list +=
        (i == 0 ? "" : ", ") + ("pg_catalog.left(sample." + rows.string(i, 1) + "::pg_catalog.text, 60)");
  }
  return columns;
}

void write_samples(Oid table, const std::string& source, JsonWriter& json) {
  if (pg::llm_share_setting() < pg::LlmShare::kSamples) return;
  bool const masked = pg::llm_share_setting() < pg::LlmShare::kRaw;
  ReadableColumns const columns = readable_columns(table);
  if (columns.names.empty()) return;
  TextRows const rows =
      pg::query("SELECT " + columns.list + " FROM " + source + " AS sample LIMIT " + std::to_string(kSamples),
                {}, true);
  json.key("samples").begin_array();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    json.begin_object();
    for (std::size_t column = 0; column < columns.names.size(); ++column) {
      json.key(columns.names[column]);
      if (rows.is_null(row, column)) {
        json.null();
      } else if (masked) {
        json.value(mask(rows.text(row, column)));
      } else {
        json.value(rows.text(row, column));
      }
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string mask(std::string_view text) {
  std::string result;
  for (char const letter : text) {
    auto const code = static_cast<unsigned char>(letter);
    if ((code & 0xC0) == 0x80) continue;  // the rest of a character that is masked already
    if (letter >= '0' && letter <= '9') {
      result += '9';
    } else if (letter >= 'A' && letter <= 'Z') {
      result += 'X';
    } else if ((letter >= 'a' && letter <= 'z') || code >= 0x80) {
      result += 'x';
    } else {
      result += letter;
    }
  }
  return result;
}

std::string describe_table(Oid table) {
  TextRows const row =
      catalog_query(std::string("SELECT") + kName + "," + kComment +
                        " FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) $1",
                    table);
  if (row.size() == 0)
    throw pg::Error(ERRCODE_UNDEFINED_TABLE,
                    "relation with OID " + std::to_string(table) + " does not exist");
  JsonWriter json;
  json.begin_object().member("table", row.text(0, 0));
  add_given(row, 0, 1, "comment", json);
  write_columns(table, json);
  write_constraints(table, json);
  write_neighbours(table, json);
  write_samples(table, row.string(0, 0), json);
  json.end_object();
  return json.text();
}

}  // namespace synthgen::llm
