#include "bulk/workers.hpp"

#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "miscadmin.h"
#include "postmaster/bgworker.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "utils/memutils.h"
#include "utils/wait_event.h"
}

#include "bulk/worker_identity.hpp"

namespace synthgen::bulk {

namespace {

constexpr long kPauseMilliseconds = 20;

BackgroundWorkerHandle* start(int64 run) {
  BackgroundWorker worker = {};
  worker.bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
  worker.bgw_start_time = BgWorkerStart_RecoveryFinished;
  worker.bgw_restart_time = BGW_NEVER_RESTART;
  snprintf(worker.bgw_library_name, sizeof worker.bgw_library_name, "synthgen");
  snprintf(worker.bgw_function_name, sizeof worker.bgw_function_name, "synth_bulk_worker_main");
  snprintf(worker.bgw_name, BGW_MAXLEN, "synthgen bulk worker for run " INT64_FORMAT, run);
  snprintf(worker.bgw_type, BGW_MAXLEN, "synthgen bulk worker");
  worker.bgw_notify_pid = MyProcPid;
  worker.bgw_main_arg = Int64GetDatum(run);
  WorkerIdentity const identity = {MyDatabaseId, GetSessionUserId(), GetUserId()};
  static_assert(sizeof identity <= BGW_EXTRALEN);
  memcpy(worker.bgw_extra, &identity, sizeof identity);
  BackgroundWorkerHandle* handle = nullptr;
  MemoryContext const before = MemoryContextSwitchTo(TopMemoryContext);
  if (!RegisterDynamicBackgroundWorker(&worker, &handle)) handle = nullptr;
  MemoryContextSwitchTo(before);
  return handle;
}

// The workers of the call in progress, for a process that ends without leaving the scope.
Workers* current = nullptr;

void end_with_process(int, Datum) {
  if (current != nullptr) current->terminate();
}

}  // namespace

Workers::Workers(int64 run, int count) : Workers() {
  static bool const registered = pg::guard([] {
    before_shmem_exit(end_with_process, 0);
    return true;
  });
  static_cast<void>(registered);
  current = this;
  handles_.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    BackgroundWorkerHandle* const handle = pg::guard([&] { return start(run); });
    if (handle == nullptr) break;
    handles_.push_back(handle);
  }
  if (handles_.size() < static_cast<std::size_t>(count))
    pg::guard([&] {
      ereport(NOTICE, (errmsg("%d of %d workers could be started", static_cast<int>(handles_.size()), count),
                       errhint("Raise max_worker_processes.")));
    });
}

void Workers::terminate() noexcept {
  for (void* const handle : handles_) TerminateBackgroundWorker(static_cast<BackgroundWorkerHandle*>(handle));
}

Workers::~Workers() {
  current = nullptr;
  terminate();
  for (void* const handle : handles_) {
    // Waiting raises an error when this process is told to end; then nothing is left to wait for.
    try {
      pg::guard([&] { WaitForBackgroundWorkerShutdown(static_cast<BackgroundWorkerHandle*>(handle)); });
    } catch (const pg::ServerError&) {
      return;
    }
    pfree(handle);
  }
}

void wait_a_little() {
  int const events = WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, kPauseMilliseconds,
                               PG_WAIT_EXTENSION);
  if ((events & WL_LATCH_SET) != 0) ResetLatch(MyLatch);
  CHECK_FOR_INTERRUPTS();
}

}  // namespace synthgen::bulk
