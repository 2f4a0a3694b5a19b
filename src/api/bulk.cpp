// synth_generate_bulk, synth_bulk_abort, and the background worker that helps.
#include "bulk/bulk.hpp"
#include "api/arguments.hpp"
#include "api/request_reader.hpp"
#include "bulk/workers.hpp"
#include "llm/job_store.hpp"
#include "llm/pools.hpp"
#include "llm/worker_process.hpp"
#include "postgres/guard.hpp"
#include "postgres/session_worker.hpp"

extern "C" {
#include "access/xact.h"
#include "executor/spi.h"
#include "nodes/parsenodes.h"
#include "pgstat.h"
#include "tcop/pquery.h"
#include "utils/snapmgr.h"
}

namespace synthgen::api {

namespace {

constexpr int kDefaultWorkers = 2;

// Ends the transaction of a procedure and begins the next.
void commit() {
  SPI_connect_ext(SPI_OPT_NONATOMIC);
  SPI_commit();
  SPI_finish();
  // Claims must see what other processes have committed in the meantime.
  XactIsoLevel = XACT_READ_COMMITTED;
  EnsurePortalSnapshotExists();
}

void demand_own_transactions(FunctionCallInfo fcinfo) {
  auto* const context = reinterpret_cast<CallContext*>(fcinfo->context);
  if (context != nullptr && IsA(context, CallContext) && !context->atomic) return;
  throw pg::Error(ERRCODE_INVALID_TRANSACTION_TERMINATION,
                  "synth_generate_bulk cannot run inside a transaction block")
      .hint("It commits table by table: call it on its own, or use synth_generate.");
}

// What a model is to write is there before the first table is filled.
plan::Request read_recorded(const ledger::Call& call) {
  plan::Request request = read_request(call);
  llm::provide_text_pools(request, llm::Asking::kForbidden);
  return request;
}

void tell_results(const ledger::Run& run) {
  for (ledger::TableRun const& table : run.tables) {
    const char* const schema = table.schema.c_str();
    const char* const name = table.name.c_str();
    const char* const note = table.note.c_str();
    pg::guard([&] {
      ereport(INFO,
              (errmsg("%s: " INT64_FORMAT " rows in %.1f s%s%s", quote_qualified_identifier(schema, name),
                      table.rows, table.seconds, *note == '\0' ? "" : "; ", note)));
    });
  }
}

// Objects hold nothing that belongs to a transaction: each one ends in here.
void generate_bulk(FunctionCallInfo fcinfo) {
  int64 run = 0;
  int helpers = 0;
  std::vector<llm::MissingPool> missing;
  {
    ledger::Call const call = read_schema_call(fcinfo);
    plan::Request request = read_request(call);
    missing = llm::provide_text_pools(request, llm::Asking::kAllowed);
    int const processes = request.options.workers.value_or(kDefaultWorkers);
    helpers = processes - 1;
    run = bulk::begin(call, request, processes);
  }
  pg::guard(commit);
  {
    bulk::Workers const workers(run, helpers);
    for (;;) {
      bulk::Outcome const outcome = bulk::work(run, read_recorded);
      pg::guard(commit);
      if (outcome == bulk::Outcome::kDone) break;
      if (outcome == bulk::Outcome::kWait) pg::guard(bulk::wait_a_little);
    }
  }
  ledger::finish_run(run);
  if (!missing.empty()) {
    llm::queue_jobs(run, missing);
    llm::start_worker_at_commit();
  }
  if (auto const made = ledger::find_run(run)) tell_results(*made);
}

// In a worker: does pieces of the run until none is left.
void help(int64 run) {
  for (bulk::Outcome outcome = bulk::Outcome::kWorked; outcome != bulk::Outcome::kDone;) {
    pg::guard([] {
      CHECK_FOR_INTERRUPTS();
      StartTransactionCommand();
      XactIsoLevel = XACT_READ_COMMITTED;
      PushActiveSnapshot(GetTransactionSnapshot());
      pgstat_report_activity(STATE_RUNNING, "synth_generate_bulk");
    });
    outcome = bulk::work(run, read_recorded);
    pg::guard([&] {
      PopActiveSnapshot();
      CommitTransactionCommand();
      pgstat_report_stat(false);
      pgstat_report_activity(STATE_IDLE, nullptr);
      if (outcome == bulk::Outcome::kWait) bulk::wait_a_little();
    });
  }
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_generate_bulk);
PG_FUNCTION_INFO_V1(synth_bulk_abort);
PGDLLEXPORT void synth_bulk_worker_main(Datum run);

Datum synth_generate_bulk(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::demand_own_transactions(fcinfo);
    synthgen::api::generate_bulk(fcinfo);
    return Datum{0};
  });
}

Datum synth_bulk_abort(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    return Int64GetDatum(synthgen::bulk::abort(synthgen::api::read_text(fcinfo, 0, "schema_name")));
  });
}

void synth_bulk_worker_main(Datum run) {
  if (!synthgen::pg::enter_session()) return;
  synthgen::pg::entry([&] { synthgen::api::help(DatumGetInt64(run)); });
}
}
