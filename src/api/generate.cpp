// synth_generate, in its two forms, and synth_refresh.
#include <algorithm>

#include "api/arguments.hpp"
#include "api/request_reader.hpp"
#include "api/result_set.hpp"
#include "api/row_worker.hpp"
#include "ledger/fault_ledger.hpp"
#include "llm/job_store.hpp"
#include "llm/pools.hpp"
#include "llm/worker_process.hpp"
#include "load/access.hpp"
#include "load/fill.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "utils/lsyscache.h"
#include "utils/timestamp.h"
}

namespace synthgen::api {

namespace {

std::vector<ledger::TableRun> to_ledger(const std::vector<load::TableResult>& results) {
  std::vector<ledger::TableRun> tables;
  for (const load::TableResult& result : results) {
    struct Name {
      const char *schema, *name;
    };
    Name const name = pg::guard([&] {
      return Name{get_namespace_name(get_rel_namespace(result.table)), get_rel_name(result.table)};
    });
    tables.push_back({result.table, name.schema, name.name, result.first_row,
                      std::max(result.next_row, result.first_row + result.rows), result.rows, result.seconds,
                      result.note});
  }
  return tables;
}

void add_results(ResultSet& set, const std::vector<load::TableResult>& results) {
  for (const load::TableResult& result : results) {
    bool const no_note = result.note.empty();
    Datum const values[] = {ObjectIdGetDatum(result.table), Int64GetDatum(result.rows),
                            interval_datum(result.seconds), no_note ? Datum{0} : text_datum(result.note)};
    bool const nulls[] = {false, false, false, no_note};
    set.add(values, nulls);
  }
}

// `tables`: in the form with regclass[].
void generate(FunctionCallInfo fcinfo, const ledger::Call& call, plan::Request request,
              const std::vector<Oid>* tables = nullptr) {
  ResultSet set(fcinfo);
  TimestampTz const started = GetCurrentTimestamp();
  std::vector<llm::MissingPool> const missing = llm::provide_text_pools(request, llm::Asking::kAllowed);
  load::check_writable();
  std::string const message = describe_to_helper(call, request.as_of, tables);
  int64 const run = ledger::record_run(call, request.as_of, {}, started, started, ledger::State::kFilling);
  ledger::FaultLedger faults(run);
  std::vector<load::TableResult> const results = load::fill(request, &faults, message);
  ledger::end_run(run, to_ledger(results));
  if (!missing.empty()) {
    llm::queue_jobs(run, missing);
    llm::start_worker_at_commit();
  }
  add_results(set, results);
}

// The run's call as it is to be repeated: everything as then, on today's date unless a date was given.
void refresh(FunctionCallInfo fcinfo, const std::string& schema) {
  std::optional<ledger::Run> const run = ledger::last_run(schema);
  if (!run) {
    pg::fillable_tables(schema);  // has its own error for a schema that does not exist
    throw pg::Error(ERRCODE_NO_DATA_FOUND, "there is no run of schema \"" + schema + "\" to repeat")
        .hint("Call synth_generate with the name of the schema first.");
  }
  ledger::Call call = run->call;
  call.mode = plan::Mode::kReplace;
  pg::SettingScope const locale({{"synthgen.locale", run->locale.c_str()}});
  generate(fcinfo, call, read_request(call));
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_generate_schema);
PG_FUNCTION_INFO_V1(synth_generate_tables);
PG_FUNCTION_INFO_V1(synth_refresh);

Datum synth_generate_schema(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::ledger::Call const call = synthgen::api::read_schema_call(fcinfo);
    synthgen::api::generate(fcinfo, call, synthgen::api::read_request(call));
    return Datum{0};
  });
}

Datum synth_generate_tables(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::TablesCall const said = synthgen::api::read_tables_call(fcinfo);
    synthgen::api::generate(fcinfo, said.call, synthgen::api::read_request(said.call, said.tables),
                            &said.tables);
    return Datum{0};
  });
}

Datum synth_refresh(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::refresh(fcinfo, synthgen::api::read_text(fcinfo, 0, "schema_name"));
    return Datum{0};
  });
}
}
