#include "report/report.hpp"

#include "core/json_writer.hpp"
#include "ledger/run_ledger.hpp"
#include "postgres/guard.hpp"
#include "report/table_facts.hpp"
#include "report/table_report.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "utils/acl.h"
#include "utils/date.h"
#include "utils/json.h"
#include "utils/lsyscache.h"
}

namespace synthgen::report {

namespace {

std::string quoted(const ledger::TableRun& table) {
  return pg::guard([&] {
    return static_cast<const char*>(quote_qualified_identifier(table.schema.c_str(), table.name.c_str()));
  });
}

// YYYY-MM-DD, whatever DateStyle says.
std::string iso_date(int32 date) {
  const char* const text = pg::guard([&] {
    return static_cast<const char*>(JsonEncodeDateTime(nullptr, DateADTGetDatum(date), DATEOID, nullptr));
  });
  return text;
}

// JSON text of a document that the ledger keeps.
std::string document(Jsonb* value) {
  const char* const text = pg::guard(
      [&] { return static_cast<const char*>(JsonbToCString(nullptr, &value->root, VARSIZE(value))); });
  return text;
}

std::string seconds_text(double seconds) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.3f", seconds);
  return buffer;
}

// The table that a run wrote, if it still exists: by OID, or by name for a run that came with a dump.
Oid find_table(const ledger::Run& run, const ledger::TableRun& table) {
  return pg::guard([&] {
    if (run.in_this_database) return get_rel_name(table.table) == nullptr ? InvalidOid : table.table;
    Oid const schema = get_namespace_oid(table.schema.c_str(), true);
    return OidIsValid(schema) ? get_relname_relid(table.name.c_str(), schema) : InvalidOid;
  });
}

bool is_readable(Oid table) {
  return pg::guard([&] { return pg_class_aclcheck(table, GetUserId(), ACL_SELECT) == ACLCHECK_OK; });
}

bool write_contents(const ledger::Run& run, const ledger::TableRun& table, core::JsonWriter& json) {
  Oid const relation = find_table(run, table);
  if (!OidIsValid(relation)) {
    json.member("problem", "the table was dropped since");
    return true;
  }
  if (!is_readable(relation)) {
    json.member("problem", "no permission to read the table");
    return true;
  }
  return describe_table(read_facts(relation), json);
}

bool write_table(const ledger::Run& run, const ledger::TableRun& table, core::JsonWriter& json) {
  json.begin_object().member("table", quoted(table)).member("rows", table.rows);
  json.member("first_row", table.first_row).member("note", table.note);
  json.key("seconds").raw(seconds_text(table.seconds));
  bool const valid = write_contents(run, table, json);
  json.end_object();
  return valid;
}

void write_call(const ledger::Run& run, core::JsonWriter& json) {
  json.member("run", run.id).member("role", run.role).member("seed", run.call.seed);
  json.member("as_of", iso_date(run.as_of));
  json.member("mode", run.call.mode == plan::Mode::kReplace ? "replace" : "append");
  json.member("rows_per_table", run.call.rows);
  json.key("row_counts").raw(document(run.call.row_counts));
  json.key("options").raw(document(run.call.options));
  json.member("locale", run.locale).member("generator_version", std::int64_t{run.generator_version});
  json.member("lexicon_version", run.lexicon_version).member("started", run.started);
  json.key("elapsed").raw(seconds_text(run.seconds));
  json.key("order").begin_array();
  for (const ledger::TableRun& table : run.tables) json.value(std::string_view(quoted(table)));
  json.end_array();
}

}  // namespace

std::string report_run(int64 number) {
  std::optional<ledger::Run> const run = ledger::find_run(number);
  if (!run) {
    throw pg::Error(ERRCODE_NO_DATA_FOUND, "run " + std::to_string(number) + " does not exist")
        .hint("The view synth_runs lists the runs.");
  }
  core::JsonWriter json;
  json.begin_object();
  write_call(*run, json);
  bool valid = true;
  json.key("tables").begin_array();
  for (const ledger::TableRun& table : run->tables) valid = write_table(*run, table, json) && valid;
  json.end_array().member("valid", valid).end_object();
  return json.text();
}

}  // namespace synthgen::report
