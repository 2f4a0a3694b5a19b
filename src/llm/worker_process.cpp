#include "llm/worker_process.hpp"

#include "llm/background_process.hpp"
#include "postgres/extension.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "access/heapam.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_database.h"
#include "pgstat.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "storage/lock.h"
#include "utils/snapmgr.h"
#include "utils/wait_event.h"
}

namespace synthgen::llm {

namespace {

constexpr uint32 kPlaces = 0x73796E74;  // the class of the advisory locks
constexpr int kLauncherRestart = 10;    // seconds after a crash

bool wanted_at_commit = false;
bool has_callback = false;

bool register_worker(Oid database, int notify, BackgroundWorkerHandle** handle) {
  BackgroundWorker worker = background_process(kWorkerType, "synth_worker_main");
  worker.bgw_notify_pid = notify;
  worker.bgw_main_arg = ObjectIdGetDatum(database);
  return RegisterDynamicBackgroundWorker(&worker, handle);
}

// Past the commit nothing may raise an error; where no process is to be had, the jobs wait for the next
// worker.
void at_end_of_transaction(XactEvent event, void*) {
  if (event != XACT_EVENT_COMMIT && event != XACT_EVENT_ABORT && event != XACT_EVENT_PREPARE) return;
  if (wanted_at_commit && event == XACT_EVENT_COMMIT && !register_worker(MyDatabaseId, 0, nullptr))
    ereport(LOG, (errmsg("could not start a synthgen worker"),
                  errhint("Raise max_worker_processes, then call synth_worker_start().")));
  wanted_at_commit = false;
}

constexpr const char* kWorkers =
    " FROM pg_catalog.pg_stat_activity WHERE datid OPERATOR(pg_catalog.=) $1"
    " AND backend_type OPERATOR(pg_catalog.=) $2";

int64 query_workers(const std::string& what) {
  pg::Parameter const parameters[] = {{OIDOID, ObjectIdGetDatum(MyDatabaseId), false},
                                      pg::text_parameter(kWorkerType)};
  pg::OwnerScope const as_owner(pg::find_extension().owner);
  return pg::query("SELECT " + what + kWorkers, parameters).integer(0, 0);
}

// A worker for every database that takes connections; one without jobs ends at once.
void start_workers_everywhere() {
  StartTransactionCommand();
  (void)GetTransactionSnapshot();
  Relation const catalog = table_open(DatabaseRelationId, AccessShareLock);
  TableScanDesc const scan = table_beginscan_catalog(catalog, 0, nullptr);
  Oid databases[256];
  int count = 0;
  for (HeapTuple tuple; count < static_cast<int>(lengthof(databases)) &&
                        HeapTupleIsValid(tuple = heap_getnext(scan, ForwardScanDirection));) {
    auto const* const form = reinterpret_cast<Form_pg_database>(GETSTRUCT(tuple));
    if (form->datallowconn && !form->datistemplate) databases[count++] = form->oid;
  }
  table_endscan(scan);
  table_close(catalog, AccessShareLock);
  CommitTransactionCommand();
  for (int i = 0; i < count; ++i) {
    BackgroundWorkerHandle* handle = nullptr;
    pid_t pid;
    if (register_worker(databases[i], MyProcPid, &handle)) (void)WaitForBackgroundWorkerStartup(handle, &pid);
  }
}

}  // namespace

std::optional<int> start_worker() {
  if (query_workers("pg_catalog.count(*)") >= pg::max_workers_setting()) return std::nullopt;
  pid_t pid = 0;
  bool const started = pg::guard([&] {
    BackgroundWorkerHandle* handle = nullptr;
    return register_worker(MyDatabaseId, MyProcPid, &handle) &&
           WaitForBackgroundWorkerStartup(handle, &pid) == BGWH_STARTED;
  });
  if (!started)
    throw pg::Error(ERRCODE_CONFIGURATION_LIMIT_EXCEEDED, "could not start a synthgen worker")
        .hint("Raise max_worker_processes; the server's log may say more.");
  return static_cast<int>(pid);
}

void start_worker_at_commit() {
  if (!has_callback) pg::guard([] { RegisterXactCallback(at_end_of_transaction, nullptr); });
  has_callback = true;
  wanted_at_commit = true;
}

int stop_workers() {
  return static_cast<int>(query_workers("pg_catalog.count(pg_catalog.pg_terminate_backend(pid))"));
}

void register_launcher() {
  BackgroundWorker worker = background_process("synthgen launcher", "synth_launcher_main");
  worker.bgw_restart_time = kLauncherRestart;
  RegisterBackgroundWorker(&worker);
}

bool take_place() {
  for (int place = 0; place < pg::max_workers_setting(); ++place) {
    bool const taken = pg::guard([&] {
      LOCKTAG tag;
      SET_LOCKTAG_ADVISORY(tag, MyDatabaseId, kPlaces, static_cast<uint32>(place), 2);
      return LockAcquire(&tag, ExclusiveLock, true, true) != LOCKACQUIRE_NOT_AVAIL;
    });
    if (taken) return true;
  }
  return false;
}

void run_launcher() {
  BackgroundWorkerInitializeConnectionByOid(InvalidOid, InvalidOid, 0);
  start_workers_everywhere();
  for (;;) {
    (void)WaitLatch(MyLatch, WL_LATCH_SET | WL_EXIT_ON_PM_DEATH, -1, PG_WAIT_EXTENSION);
    ResetLatch(MyLatch);
    CHECK_FOR_INTERRUPTS();
  }
}

}  // namespace synthgen::llm
