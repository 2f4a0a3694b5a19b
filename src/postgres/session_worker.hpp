// Background workers that act for the session that starts them: in its database, logged in as its user, with
// its rights and its settings.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "postmaster/bgworker.h"
}

namespace synthgen::pg {

struct SessionWorker {
  const char* function;   // of this library; begins with enter_session()
  const char* type;       // as pg_stat_activity shows it
  std::string_view name;  // in the server's log
  Datum argument;
  bool notify;  // this process is told when the worker starts and ends
};

// Starts a worker. Null if the server has none left. The handle lives as long as the process, unless it is
// freed. May ereport.
BackgroundWorkerHandle* start_session_worker(const SessionWorker& worker);

// In a worker: connects as the session that started it. May ereport.
void enter_session();

// The settings of this session, for adopt_settings() of another process. Throws ServerError.
std::string copy_settings();

// In a worker, outside of any transaction: gives it the settings of another session. Throws ServerError.
void adopt_settings(const std::string& settings);

// Whether a worker would have the rights that the caller has: not so where rights come from a function's
// owner or by SET SESSION AUTHORIZATION.
bool can_be_represented() noexcept;

}  // namespace synthgen::pg
