// Background workers that act for the session that starts them: in its database, logged in as its user, with
// its rights and its settings.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "postmaster/bgworker.h"
#include "storage/dsm.h"
}

namespace synthgen::pg {

// The settings of this session where its workers find them. Workers that have not begun when this is gone do
// not begin.
class SharedSettings {
 public:
  // Throws ServerError, also where the server has no memory to share.
  SharedSettings();
  ~SharedSettings();
  SharedSettings(const SharedSettings&) = delete;
  SharedSettings& operator=(const SharedSettings&) = delete;

  dsm_handle handle() const noexcept { return dsm_segment_handle(segment_); }

 private:
  dsm_segment* segment_ = nullptr;
};

struct SessionWorker {
  const char* function;   // of this library; begins with enter_session()
  const char* type;       // as pg_stat_activity shows it
  std::string_view name;  // in the server's log
  Datum argument;
  dsm_handle settings;
  bool notify;  // this process is told when the worker starts and ends
  // For workers that only read: their locks and the session's never conflict, so that neither waits for the
  // other, as with parallel queries.
  bool shares_locks;
};

// Starts a worker. Null if the server has none left. The handle lives as long as the process, unless it is
// freed. May ereport.
BackgroundWorkerHandle* start_session_worker(const SessionWorker& worker);

// In a worker: connects as the session that started it; false if that is not there any more. May ereport.
bool enter_session();

// Whether a worker would have the rights that the caller has: not so where rights come from a function's
// owner or by SET SESSION AUTHORIZATION.
bool can_be_represented() noexcept;

}  // namespace synthgen::pg
