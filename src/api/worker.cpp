// The entry points of the background processes, and synth_worker_start, synth_worker_stop, synth_retry_job.
#include "llm/worker.hpp"

#include "api/arguments.hpp"
#include "api/request_reader.hpp"
#include "core/generator_version.hpp"
#include "llm/job_store.hpp"
#include "llm/worker_process.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "postmaster/bgworker.h"
#include "postmaster/interrupt.h"
#include "tcop/tcopprot.h"
}

namespace synthgen::api {

namespace {

// The request of a run as it was: its tables and its day are those of then.
plan::Request request_of(const ledger::Run& run) {
  if (!run.in_this_database || run.generator_version != core::kGeneratorVersion)
    throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED,
                    "the run was made by another version of synthgen, or in another database");
  std::vector<Oid> tables;
  for (ledger::TableRun const& table : run.tables) tables.push_back(table.table);
  plan::Request request = run.call.schema.empty() ? read_request(run.call, tables) : read_request(run.call);
  request.as_of = run.as_of;
  request.mode = plan::Mode::kAppend;
  return request;
}

void set_up_signals() {
  pqsignal(SIGHUP, SignalHandlerForConfigReload);
  pqsignal(SIGTERM, die);
  BackgroundWorkerUnblockSignals();
}

Datum start() {
  auto const pid = llm::start_worker();
  return pid ? Int32GetDatum(*pid) : Datum{0};
}

void retry_job(FunctionCallInfo fcinfo) {
  reject_null(fcinfo, 0, "job");
  int64 const job = PG_GETARG_INT64(0);
  if (!llm::retry_job(job))
    throw pg::Error(ERRCODE_NO_DATA_FOUND, "there is no failed job " + std::to_string(job) + " of yours")
        .hint("The view synth_jobs lists jobs.");
  llm::start_worker_at_commit();
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_worker_start);
PG_FUNCTION_INFO_V1(synth_worker_stop);
PG_FUNCTION_INFO_V1(synth_retry_job);

PGDLLEXPORT void synth_worker_main(Datum argument);
PGDLLEXPORT void synth_launcher_main(Datum argument);

Datum synth_worker_start(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    Datum const pid = synthgen::api::start();
    fcinfo->isnull = pid == 0;
    return pid;
  });
}

Datum synth_worker_stop(PG_FUNCTION_ARGS) {
  (void)fcinfo;
  return synthgen::pg::entry([] { return Int32GetDatum(synthgen::llm::stop_workers()); });
}

Datum synth_retry_job(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::retry_job(fcinfo);
    return Datum{0};
  });
}

void synth_worker_main(Datum argument) {
  synthgen::api::set_up_signals();
  BackgroundWorkerInitializeConnectionByOid(DatumGetObjectId(argument), InvalidOid, 0);
  synthgen::pg::entry([] { synthgen::llm::run_worker(synthgen::api::request_of); });
}

void synth_launcher_main(Datum) {
  synthgen::api::set_up_signals();
  synthgen::llm::run_launcher();
}
}
