#include "postgres/session_worker.hpp"

#include <algorithm>

#include "postgres/guard.hpp"

extern "C" {
#include "access/xact.h"
#include "libpq/pqsignal.h"
#include "storage/proc.h"
#include "tcop/tcopprot.h"
#include "utils/guc.h"
#include "utils/resowner.h"
}

namespace synthgen::pg {

namespace {

// Passed in the worker's registration.
struct Identity {
  Oid database;
  Oid session_user;  // who logged in
  Oid user;          // whose rights count
  dsm_handle settings;
  int session_pid;
  PGPROC* lock_leader;  // null: locks are the worker's own
};

void put(char* field, std::size_t size, std::string_view text) {
  std::size_t const length = std::min(text.size(), size - 1);
  std::memcpy(field, text.data(), length);
  field[length] = '\0';
}

// In a worker.
Identity own_identity() {
  Identity identity;
  std::memcpy(&identity, MyBgworkerEntry->bgw_extra, sizeof identity);
  return identity;
}

// The role that was the caller's at the call.
void take_role() {
  Identity const identity = own_identity();
  if (identity.user == GetUserId()) return;
  SetConfigOption("role", GetUserNameFromId(identity.user, false), PGC_USERSET, PGC_S_SESSION);
}

}  // namespace

BackgroundWorkerHandle* start_session_worker(const SessionWorker& worker) {
  BackgroundWorker registration = {};
  registration.bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
  registration.bgw_start_time = BgWorkerStart_RecoveryFinished;
  registration.bgw_restart_time = BGW_NEVER_RESTART;
  put(registration.bgw_library_name, sizeof registration.bgw_library_name, "synthgen");
  put(registration.bgw_function_name, sizeof registration.bgw_function_name, worker.function);
  put(registration.bgw_name, sizeof registration.bgw_name, worker.name);
  put(registration.bgw_type, sizeof registration.bgw_type, worker.type);
  registration.bgw_notify_pid = worker.notify ? MyProcPid : 0;
  registration.bgw_main_arg = worker.argument;
  if (worker.shares_locks) BecomeLockGroupLeader();
  Identity const identity = {.database = MyDatabaseId,
                             .session_user = GetSessionUserId(),
                             .user = GetUserId(),
                             .settings = worker.settings,
                             .session_pid = MyProcPid,
                             .lock_leader = worker.shares_locks ? MyProc : nullptr};
  static_assert(sizeof identity <= BGW_EXTRALEN);
  std::memcpy(registration.bgw_extra, &identity, sizeof identity);
  BackgroundWorkerHandle* handle = nullptr;
  MemoryContext const before = MemoryContextSwitchTo(TopMemoryContext);
  if (!RegisterDynamicBackgroundWorker(&registration, &handle)) handle = nullptr;
  MemoryContextSwitchTo(before);
  return handle;
}

bool enter_session() {
  pqsignal(SIGTERM, die);
  BackgroundWorkerUnblockSignals();
  Identity const identity = own_identity();
  // Before any lock is taken: one that is held may be in the session's way already.
  if (identity.lock_leader != nullptr && !BecomeLockGroupMember(identity.lock_leader, identity.session_pid))
    return false;
  BackgroundWorkerInitializeConnectionByOid(identity.database, identity.session_user, 0);
  CurrentResourceOwner = nullptr;  // the segment is not a transaction's
  dsm_segment* const settings = dsm_attach(identity.settings);
  if (settings == nullptr) return false;
  StartTransactionCommand();
  RestoreGUCState(dsm_segment_address(settings));
  take_role();  // after the name of the session's user, which is among the settings and resets the role
  CommitTransactionCommand();
  dsm_detach(settings);
  return true;
}

SharedSettings::SharedSettings() {
  guard([&] {
    Size const size = EstimateGUCStateSpace();
    segment_ = dsm_create(size, 0);
    dsm_pin_mapping(segment_);
    SerializeGUCState(size, static_cast<char*>(dsm_segment_address(segment_)));
  });
}

SharedSettings::~SharedSettings() {
  dsm_detach(segment_);
}

bool can_be_represented() noexcept {
  return GetUserId() == GetOuterUserId() && GetSessionUserId() == GetAuthenticatedUserId();
}

}  // namespace synthgen::pg
