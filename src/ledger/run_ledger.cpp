#include "ledger/run_ledger.hpp"

#include <cstdlib>

#include "core/generator_version.hpp"
#include "core/lexicon.hpp"
#include "postgres/extension.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "storage/lmgr.h"
#include "utils/array.h"
#include "utils/date.h"
#include "utils/lsyscache.h"
#include "utils/timestamp.h"
}

namespace synthgen::ledger {

namespace {

using pg::OwnerScope;
using pg::Parameter;
using pg::query;
using pg::text_array_parameter;
using pg::text_parameter;
using pg::TextRows;

struct Location {
  std::string run;        // synth_run, qualified and quoted
  std::string run_table;  // synth_run_table, qualified and quoted
  Oid owner = InvalidOid;
};

Location locate_ledger() {
  pg::Extension const extension = pg::find_extension();
  return {extension.object("synth_run"), extension.object("synth_run_table"), extension.owner};
}

Parameter bigint(int64 value) {
  return {INT8OID, Int64GetDatum(value), false};
}
Parameter oid(Oid value) {
  return {OIDOID, ObjectIdGetDatum(value), false};
}
Parameter boolean(bool value) {
  return {BOOLOID, BoolGetDatum(value), false};
}
Parameter date(int32 value) {
  return {DATEOID, DateADTGetDatum(value), false};
}
Parameter timestamp(TimestampTz value) {
  return {TIMESTAMPTZOID, TimestampTzGetDatum(value), false};
}
Parameter real(double value) {
  return {FLOAT8OID, Float8GetDatum(value), false};
}
Parameter jsonb(Jsonb* value) {
  return {JSONBOID, PointerGetDatum(value), value == nullptr};
}

Parameter text_or_null(const std::string& value) {
  return value.empty() ? Parameter{TEXTOID, 0, true} : text_parameter(value);
}

Parameter text_array(const std::optional<std::vector<std::string>>& texts) {
  if (!texts) return {TEXTARRAYOID, 0, true};
  std::vector<Datum> elements;
  for (const std::string& text : *texts) elements.push_back(text_parameter(text).value);
  Datum* const data = elements.data();
  int const count = static_cast<int>(elements.size());
  return {TEXTARRAYOID, pg::guard([&] {
            return PointerGetDatum(construct_array(data, count, TEXTOID, -1, false, TYPALIGN_INT));
          }),
          false};
}

const char* mode_name(plan::Mode mode) {
  return mode == plan::Mode::kReplace ? "replace" : "append";
}

const char* state_name(State state) {
  return state == State::kFilling ? "filling" : "done";
}

int64 insert_run(const Location& ledger, const Call& call, const std::string& role, int32 as_of,
                 TimestampTz started, TimestampTz finished, State state) {
  Parameter const parameters[] = {text_parameter(role),
                                  text_or_null(call.schema),
                                  text_array(call.tables),
                                  bigint(call.rows),
                                  jsonb(call.row_counts),
                                  bigint(call.seed),
                                  text_parameter(mode_name(call.mode)),
                                  date(as_of),
                                  boolean(call.as_of.has_value()),
                                  jsonb(call.options),
                                  text_parameter(pg::locale_as_set()),
                                  bigint(core::kGeneratorVersion),
                                  text_parameter(std::string(core::lexicon_version())),
                                  text_parameter(pg::database_identity()),
                                  timestamp(started),
                                  timestamp(finished),
                                  text_parameter(state_name(state))};
  TextRows const row = query(
      "INSERT INTO " + ledger.run +
          " (role, schema_name, tables, rows, row_counts, seed, mode, as_of, as_of_pinned, options, locale,"
          " generator_version, lexicon_version, database, started, finished, state)"
          " VALUES ($1::pg_catalog.name, $2::pg_catalog.name, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
          " $12::pg_catalog.int4, $13, $14, $15, $16, $17) RETURNING id",
      parameters);
  return row.integer(0, 0);
}

void insert_table(const Location& ledger, int64 run, int step, const TableRun& table, State state) {
  Parameter const parameters[] = {bigint(run),
                                  bigint(step),
                                  text_parameter(table.schema),
                                  text_parameter(table.name),
                                  oid(table.table),
                                  bigint(table.first_row),
                                  bigint(table.next_row),
                                  bigint(table.rows),
                                  real(table.seconds),
                                  text_parameter(table.note),
                                  text_parameter(state_name(state))};
  query(
      "INSERT INTO " + ledger.run_table +
          " (run, step, schema_name, table_name, table_oid, first_row, next_row, rows, seconds, note,"
          " state) VALUES ($1, $2::pg_catalog.int4, $3::pg_catalog.name, $4::pg_catalog.name, $5, $6, $7, $8,"
          " $9, $10, $11)",
      parameters);
}

std::string caller_name() {
  return pg::guard([] { return static_cast<const char*>(GetUserNameFromId(GetUserId(), false)); });
}

Jsonb* parse_jsonb(std::string_view text) {
  const char* const data = text.data();
  return pg::guard([&] { return DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(data))); });
}

std::vector<TableRun> read_tables(const Location& ledger, int64 run) {
  Parameter const parameters[] = {bigint(run)};
  TextRows const rows =
      query("SELECT table_oid, schema_name, table_name, first_row, next_row, rows, seconds, note FROM " +
                ledger.run_table + " WHERE run OPERATOR(pg_catalog.=) $1 ORDER BY step",
            parameters);
  std::vector<TableRun> tables;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    tables.push_back({static_cast<Oid>(rows.integer(i, 0)), rows.string(i, 1), rows.string(i, 2),
                      rows.integer(i, 3), rows.integer(i, 4), rows.integer(i, 5),
                      std::strtod(rows.string(i, 6).c_str(), nullptr), rows.string(i, 7)});
  }
  return tables;
}

std::vector<std::string> read_table_names(const Location& ledger, int64 run) {
  Parameter const parameters[] = {bigint(run)};
  TextRows const rows =
      query("SELECT named.name FROM " + ledger.run +
                " AS run, pg_catalog.unnest(run.tables) WITH ORDINALITY AS named(name, place)"
                " WHERE run.id OPERATOR(pg_catalog.=) $1 ORDER BY named.place",
            parameters);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < rows.size(); ++i) names.push_back(rows.string(i, 0));
  return names;
}

// The columns that run_of() reads; dates as days, so that no DateStyle matters.
constexpr const char* kRunColumns =
    "SELECT run.id, run.role, run.schema_name, run.tables IS NULL, run.rows, run.row_counts, run.seed,"
    " run.mode, run.as_of OPERATOR(pg_catalog.-) '2000-01-01'::pg_catalog.date, run.as_of_pinned,"
    " run.options, run.locale, run.generator_version, run.lexicon_version, run.database,"
    " pg_catalog.to_jsonb(run.started) OPERATOR(pg_catalog.#>>) '{}'::pg_catalog._text,"
    " EXTRACT(epoch FROM run.finished OPERATOR(pg_catalog.-) run.started), run.state FROM ";

// Limits runs to those that role $1 may see; $2 says that it is a superuser.
constexpr const char* kVisible =
    " ($2 OR EXISTS (SELECT FROM pg_catalog.pg_roles AS role WHERE role.rolname OPERATOR(pg_catalog.=)"
    " run.role AND pg_catalog.pg_has_role($1, role.oid, 'MEMBER')))";

Run run_of(const Location& ledger, const TextRows& row) {
  Run run;
  run.id = row.integer(0, 0);
  run.role = row.string(0, 1);
  run.call.schema = row.string(0, 2);
  if (!row.boolean(0, 3)) run.call.tables = read_table_names(ledger, run.id);
  run.call.rows = row.integer(0, 4);
  run.call.row_counts = parse_jsonb(row.text(0, 5));
  run.call.seed = row.integer(0, 6);
  run.call.mode = row.text(0, 7) == "replace" ? plan::Mode::kReplace : plan::Mode::kAppend;
  run.as_of = static_cast<int32>(row.integer(0, 8));
  if (row.boolean(0, 9)) run.call.as_of = run.as_of;
  run.call.options = parse_jsonb(row.text(0, 10));
  run.locale = row.string(0, 11);
  run.generator_version = static_cast<int>(row.integer(0, 12));
  run.lexicon_version = row.string(0, 13);
  run.in_this_database = row.text(0, 14) == pg::database_identity();
  run.started = row.string(0, 15);
  run.seconds = std::strtod(row.string(0, 16).c_str(), nullptr);
  run.state = row.text(0, 17) == "filling" ? State::kFilling : State::kDone;
  run.tables = read_tables(ledger, run.id);
  return run;
}

// Reads the first visible run that meets `condition`, whose own parameter is $3.
std::optional<Run> read_run(const std::string& condition, Parameter parameter) {
  Oid const caller = GetUserId();
  bool const is_superuser = pg::guard([&] { return superuser_arg(caller); });
  Location const ledger = locate_ledger();
  Parameter const parameters[] = {oid(caller), boolean(is_superuser), parameter};
  OwnerScope const as_owner(ledger.owner);
  TextRows const row =
      query(kRunColumns + ledger.run + " AS run WHERE" + kVisible + " AND " + condition, parameters);
  if (row.size() == 0) return std::nullopt;
  return run_of(ledger, row);
}

}  // namespace

void announce_run() {
  pg::Extension const extension = pg::find_extension();
  const char* const schema = extension.schema.c_str();
  pg::guard([&] {
    Oid const ledger = get_relname_relid("synth_run", get_namespace_oid(schema, false));
    LockRelationOid(ledger, RowExclusiveLock);
  });
}

int64 record_run(const Call& call, int32 as_of, std::span<const TableRun> tables, TimestampTz started,
                 TimestampTz finished, State state) {
  Location const ledger = locate_ledger();
  std::string const role = caller_name();
  OwnerScope const as_owner(ledger.owner);
  int64 const run = insert_run(ledger, call, role, as_of, started, finished, state);
  int step = 0;
  for (const TableRun& table : tables) insert_table(ledger, run, ++step, table, state);
  return run;
}

void end_run(int64 run, std::span<const TableRun> tables) {
  Location const ledger = locate_ledger();
  OwnerScope const as_owner(ledger.owner);
  int step = 0;
  for (const TableRun& table : tables) insert_table(ledger, run, ++step, table, State::kDone);
  Parameter const parameters[] = {bigint(run)};
  query("UPDATE " + ledger.run +
            " SET state = 'done', finished = pg_catalog.clock_timestamp() WHERE id OPERATOR(pg_catalog.=) $1",
        parameters);
}

std::optional<Run> find_run(int64 id) {
  return read_run("run.id OPERATOR(pg_catalog.=) $3", bigint(id));
}

std::optional<Run> last_run(const std::string& schema, State state) {
  return read_run(std::string("run.state OPERATOR(pg_catalog.=) '") + state_name(state) +
                      "' AND run.schema_name OPERATOR(pg_catalog.=) $3::pg_catalog.name"
                      " ORDER BY run.id DESC LIMIT 1",
                  text_parameter(schema));
}

std::vector<int64> next_rows(std::span<const Oid> tables) {
  Location const ledger = locate_ledger();
  std::vector<std::string> oids;
  for (Oid const table : tables) oids.push_back(std::to_string(table));
  Parameter const parameters[] = {text_array_parameter(oids), text_parameter(pg::database_identity())};
  OwnerScope const as_owner(ledger.owner);
  TextRows const rows = query(
      "WITH asked AS (SELECT given.oid, given.place, class.relname, space.nspname"
      " FROM pg_catalog.unnest($1::pg_catalog.oid[]) WITH ORDINALITY AS given (oid, place)"
      " JOIN pg_catalog.pg_class AS class ON class.oid OPERATOR(pg_catalog.=) given.oid"
      " JOIN pg_catalog.pg_namespace AS space ON space.oid OPERATOR(pg_catalog.=) class.relnamespace),"
      " made AS (SELECT asked.place, run.id, part.next_row,"
      " pg_catalog.max(run.id) FILTER (WHERE run.mode OPERATOR(pg_catalog.=) 'replace')"
      " OVER (PARTITION BY asked.place) AS replaced FROM asked JOIN " +
          ledger.run_table +
          " AS part ON part.schema_name OPERATOR(pg_catalog.=) asked.nspname"
          " AND part.table_name OPERATOR(pg_catalog.=) asked.relname JOIN " +
          ledger.run +
          " AS run ON run.id OPERATOR(pg_catalog.=) part.run"
          " WHERE part.table_oid OPERATOR(pg_catalog.=) asked.oid"
          " OR run.database OPERATOR(pg_catalog.<>) $2)"
          " SELECT place, pg_catalog.max(next_row) FROM made"
          " WHERE id OPERATOR(pg_catalog.>=) COALESCE(replaced, 0) GROUP BY place",
      parameters);
  std::vector<int64> next(tables.size(), 0);
  for (std::size_t i = 0; i < rows.size(); ++i) next[rows.integer(i, 0) - 1] = rows.integer(i, 1);
  return next;
}

}  // namespace synthgen::ledger
