// What the background processes of this folder have in common.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "postmaster/bgworker.h"
}

namespace synthgen::llm {

// A process of this library that may connect to a database, begins when the server takes writes, and is not
// restarted. `type` is what pg_stat_activity shows, `function` where it begins.
inline BackgroundWorker background_process(const char* type, const char* function) noexcept {
  BackgroundWorker process = {};
  process.bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
  process.bgw_start_time = BgWorkerStart_RecoveryFinished;
  process.bgw_restart_time = BGW_NEVER_RESTART;
  snprintf(process.bgw_name, sizeof process.bgw_name, "%s", type);
  snprintf(process.bgw_type, sizeof process.bgw_type, "%s", type);
  snprintf(process.bgw_library_name, sizeof process.bgw_library_name, "%s", "synthgen");
  snprintf(process.bgw_function_name, sizeof process.bgw_function_name, "%s", function);
  return process;
}

}  // namespace synthgen::llm
