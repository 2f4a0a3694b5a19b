#include "llm/worker_transaction.hpp"

#include "postgres/failure.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/xact.h"
#include "catalog/pg_database_d.h"
#include "commands/extension.h"
#include "pgstat.h"
#include "storage/lock.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
}

namespace synthgen::llm {

namespace {

void begin() {
  SetCurrentStatementStartTimestamp();
  StartTransactionCommand();
  PushActiveSnapshot(GetTransactionSnapshot());
  pgstat_report_activity(STATE_RUNNING, "synthgen worker");
}

void commit() {
  PopActiveSnapshot();
  CommitTransactionCommand();
  pgstat_report_stat(false);
  pgstat_report_activity(STATE_IDLE, nullptr);
}

void abort() {
  pg::guard([] { AbortCurrentTransaction(); });
  pgstat_report_activity(STATE_IDLE, nullptr);
}

}  // namespace

std::optional<std::string> in_transaction(const std::function<void()>& f) {
  std::string failure;
  try {
    pg::guard([] { begin(); });
    f();
    pg::guard([] { commit(); });
    return std::nullopt;
  } catch (const pg::ServerError& error) {
    failure = pg::describe_failure(*error.data());
  } catch (const pg::Error& error) {
    ErrorData const* const data = error.to_error_data();
    failure = data != nullptr ? pg::describe_failure(*data) : error.what();
  }
  abort();
  return failure;
}

RoleScope::RoleScope(Oid role) {
  bool const exists = pg::guard([&] { return SearchSysCacheExists1(AUTHOID, ObjectIdGetDatum(role)); });
  if (!exists) throw pg::Error(ERRCODE_UNDEFINED_OBJECT, "the role that queued the job has been dropped");
  GetUserIdAndSecContext(&user_, &context_);
  SetUserIdAndSecContext(role, context_ | SECURITY_LOCAL_USERID_CHANGE | SECURITY_RESTRICTED_OPERATION);
}

RoleScope::~RoleScope() {
  SetUserIdAndSecContext(user_, context_);
}

bool extension_exists() {
  return pg::guard([] { return OidIsValid(get_extension_oid("synthgen", true)); });
}

bool database_is_being_dropped() {
  return pg::guard([] {
    LOCKTAG tag;
    SET_LOCKTAG_OBJECT(tag, InvalidOid, DatabaseRelationId, MyDatabaseId, 0);
    return LockAcquire(&tag, RowExclusiveLock, false, true) == LOCKACQUIRE_NOT_AVAIL;
  });
}

}  // namespace synthgen::llm
