#include "bulk/workers.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "storage/ipc.h"
#include "storage/latch.h"
#include "utils/wait_event.h"
}

namespace synthgen::bulk {

namespace {

constexpr long kPauseMilliseconds = 20;

BackgroundWorkerHandle* start(int64 run, dsm_handle settings) {
  return pg::start_session_worker({.function = "synth_bulk_worker_main",
                                   .type = "synthgen bulk worker",
                                   .name = psprintf("synthgen bulk worker for run " INT64_FORMAT, run),
                                   .argument = Int64GetDatum(run),
                                   .settings = settings,
                                   .notify = true,
                                   .shares_locks = false});
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
    BackgroundWorkerHandle* const handle = pg::guard([&] { return start(run, settings_.handle()); });
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
