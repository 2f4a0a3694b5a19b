#include "bulk/bulk.hpp"

#include <algorithm>
#include <chrono>
#include <limits>

#include "core/generator_version.hpp"
#include "ledger/fault_ledger.hpp"
#include "load/access.hpp"
#include "load/fill.hpp"
#include "load/index_feed.hpp"
#include "load/proof.hpp"
#include "load/shared_table.hpp"
#include "load/truncate.hpp"
#include "plan/plan_impl.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/timestamp.h"
}

namespace synthgen::bulk {

namespace {

pg::Error cannot_fill(const pg::Table& table, const std::string& why) {
  pg::Error error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
                  "table \"" + table.name + "\" cannot be filled in several transactions: " + why);
  error.table(table.schema, table.name);
  return error;
}

// Others must be able to tell the table's rows before they are there.
void check_table(const plan::TablePlan& table, const plan::Request& request) {
  if (request.mode == plan::Mode::kAppend && table.stored_rows > 0)
    throw cannot_fill(table.table, "it holds rows").hint("Use mode => 'replace', or synth_generate.");
  bool const triggers = table.table.has_before_row_insert_trigger ||
                        table.table.has_after_row_insert_trigger || table.table.has_statement_insert_trigger;
  if (request.options.triggers && triggers)
    throw cannot_fill(table.table, "its triggers may change what is written")
        .hint("Use options => '{\"triggers\": false}', or synth_generate.");
}

std::vector<ledger::TableRun> planned_tables(const plan::Plan& plan) {
  std::vector<ledger::TableRun> tables;
  for (auto const& table : plan.tables) {
    if (!table->is_written()) continue;
    auto const rows = static_cast<int64>(table->rows.count());
    tables.push_back({table->table.oid, table->table.schema, table->table.name, 0, rows, rows, 0, ""});
  }
  return tables;
}

// How many rows one task writes at most, where the table can be cut: so few that processes are busy to the
// end, and that nobody minds writing them again.
std::uint64_t rows_of_task(const plan::Plan& plan, int processes) {
  constexpr std::uint64_t kFewest = 50000;
  constexpr std::uint64_t kMost = 10000000;
  constexpr std::uint64_t kTasksAProcess = 4;
  std::uint64_t rows = 0;
  for (auto const& table : plan.tables)
    if (table->is_written()) rows += table->rows.count();
  std::uint64_t const tasks = processes == 1 ? 1 : static_cast<std::uint64_t>(processes) * kTasksAProcess;
  return std::clamp(rows / tasks, kFewest, kMost);
}

// Whether foreign keys are proven by tables as a whole. Row by row, as where the caller may not read a table,
// it takes the indexes of those that are referred to.
bool proves_at_once(const plan::Plan& plan) {
  return std::all_of(plan.tables.begin(), plan.tables.end(), [](const auto& table) {
    return !table->is_written() || (!table->table.row_security_applies && load::may_read(table->table.oid));
  });
}

// The work on a plan. Tables of more rows than a task's are cut into ranges and into their indexes.
std::vector<ledger::Part> cut(const plan::Plan& plan, int processes) {
  std::uint64_t const length =
      proves_at_once(plan) ? rows_of_task(plan, processes) : std::numeric_limits<std::uint64_t>::max();
  std::vector<ledger::Part> parts;
  int step = 0;
  for (auto const& table : plan.tables) {
    if (!table->is_written()) continue;
    ++step;
    std::uint64_t const rows = table->rows.count();
    bool const shared = rows > length && load::can_be_shared(table->table);
    std::uint64_t const ranges = shared ? (rows + length - 1) / length : 1;
    for (std::uint64_t range = 0; range < ranges; ++range)
      parts.push_back({step, InvalidOid, static_cast<int64>(rows * range / ranges),
                       static_cast<int64>(rows * (range + 1) / ranges)});
    if (!shared) continue;
    for (Oid const index : load::suspend_indexes(table->table)) parts.push_back({step, index, 0, 0});
  }
  return parts;
}

void empty(const plan::Plan& plan) {
  std::vector<const pg::Table*> tables;
  for (auto const& table : plan.tables)
    if (table->is_written()) tables.push_back(&table->table);
  load::truncate_tables(tables);
}

bool exists(Oid relation) {
  return pg::guard([&] { return get_rel_name(relation) != nullptr; });
}

bool same_json(Jsonb* left, Jsonb* right) {
  return pg::guard([&] { return compareJsonbContainers(&left->root, &right->root) == 0; });
}

bool called_alike(const ledger::Run& run, const ledger::Call& call) {
  return run.call.tables == call.tables && run.call.rows == call.rows && run.call.seed == call.seed &&
         run.call.mode == call.mode && (!call.as_of || *call.as_of == run.as_of) &&
         same_json(run.call.row_counts, call.row_counts) && same_json(run.call.options, call.options);
}

int64 take_up(const ledger::Run& run, const ledger::Call& call) {
  if (!run.in_this_database || run.generator_version != core::kGeneratorVersion)
    throw pg::Error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "run " + std::to_string(run.id) + " was begun elsewhere and cannot be continued here")
        .hint("Call synth_bulk_abort first.");
  if (!called_alike(run, call))
    throw pg::Error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE, "run " + std::to_string(run.id) +
                                                                  " of schema \"" + call.schema +
                                                                  "\" is unfinished and was called otherwise")
        .hint("Repeat its call to finish it, or call synth_bulk_abort to give it up.");
  pg::guard([&] { ereport(NOTICE, (errmsg("continuing run " INT64_FORMAT, run.id))); });
  return run.id;
}

// The request for a single table, among the others as they are or will be.
plan::Request request_for(const ledger::Run& run, const ledger::Task& task, ReadRequest read_request) {
  pg::SettingScope const locale({{"synthgen.locale", run.locale.c_str()}});
  plan::Request request = read_request(run.call);
  request.tables.clear();
  for (ledger::TableRun const& table : run.tables) request.tables.push_back(table.table);
  request.tables_named = true;
  request.next_rows.clear();
  request.mode = plan::Mode::kReplace;  // as if all had just been emptied
  request.as_of = run.as_of;
  request.only = task.table;
  return request;
}

void fill(const ledger::Run& run, const ledger::Task& task, ReadRequest read_request) {
  ledger::announce_run();
  ledger::FaultLedger faults(run.id);
  std::optional<load::RowRange> range;
  if (task.whole) {
    load::lock_tables({task.table}, true, plan::Mode::kAppend);
  } else {
    load::lock_to_share(task.table);
    range = {static_cast<std::uint64_t>(task.part.first_row), static_cast<std::uint64_t>(task.part.next_row)};
  }
  load::TableResult made;
  for (load::TableResult& result : load::fill(request_for(run, task, read_request), &faults, {}, range))
    if (result.table == task.table) made = std::move(result);
  ledger::record_part(run.id, task, made.seconds, made.note);
}

void build_index(const ledger::Run& run, const ledger::Task& task) {
  auto const start = std::chrono::steady_clock::now();
  ledger::announce_run();
  load::lock_to_share(task.table);
  if (exists(task.part.index)) pg::guard([&] { load::build_index_in_order(task.part.index); });
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  ledger::record_part(run.id, task, seconds, "");
}

void prove(const ledger::Run& run, const ledger::Task& task) {
  pg::Table const table = pg::read_table(task.table);
  std::vector<Oid> tables = {task.table};
  for (pg::ForeignKey const& key : table.foreign_keys) tables.push_back(key.parent);
  load::lock_parents(tables, true);
  load::prove_foreign_keys(table, load::WrittenKeys({}));
  if (task.part.next_row > 0)
    load::advance_sequences(table, static_cast<std::uint64_t>(task.part.next_row), true);
  ledger::record_proven(run.id, task);
}

// Pieces need not be on disk when they are committed: those that a crash loses are done again, and the commit
// that ends the run is behind them all.
void commit_without_waiting() {
  (void)set_config_option("synchronous_commit", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_LOCAL, true, 0,
                          false);
}

}  // namespace

int64 begin(const ledger::Call& call, const plan::Request& request, int processes) {
  if (auto const run = ledger::last_run(call.schema, ledger::State::kFilling)) return take_up(*run, call);
  if (request.options.skip_unsatisfiable)
    throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED, "a bulk run cannot skip unsatisfiable tables")
        .hint("Leave them out of the argument tables.");
  auto const plan = plan::make_plan(request, true);
  for (auto const& table : plan->tables)
    if (table->is_written()) check_table(*table, request);
  if (request.mode == plan::Mode::kReplace) empty(*plan);
  TimestampTz const now = GetCurrentTimestamp();
  std::vector<ledger::TableRun> const tables = planned_tables(*plan);
  int64 const run = ledger::record_run(call, request.as_of, tables, now, now, ledger::State::kFilling);
  ledger::record_parts(run, cut(*plan, processes));
  return run;
}

Outcome work(int64 number, ReadRequest read_request) {
  auto const run = ledger::find_run(number);
  if (!run || run->state == ledger::State::kDone) return Outcome::kDone;
  pg::guard(commit_without_waiting);
  if (auto const task = ledger::claim_task(number, ledger::Work::kFill)) {
    fill(*run, *task, read_request);
    return Outcome::kWorked;
  }
  if (auto const task = ledger::claim_task(number, ledger::Work::kIndex)) {
    build_index(*run, *task);
    return Outcome::kWorked;
  }
  if (auto const task = ledger::claim_task(number, ledger::Work::kProve)) {
    prove(*run, *task);
    return Outcome::kWorked;
  }
  return ledger::has_parts(number) || ledger::has_proofs(number) ? Outcome::kWait : Outcome::kDone;
}

int64 abort(const std::string& schema) {
  auto const run = ledger::last_run(schema, ledger::State::kFilling);
  if (!run)
    throw pg::Error(ERRCODE_NO_DATA_FOUND, "there is no unfinished bulk run of schema \"" + schema + "\"");
  std::vector<pg::Table> tables;
  for (ledger::TableRun const& table : run->tables)
    if (run->in_this_database && exists(table.table)) tables.push_back(pg::read_table(table.table));
  std::vector<const pg::Table*> addresses;
  for (pg::Table const& table : tables) addresses.push_back(&table);
  if (!addresses.empty()) load::truncate_tables(addresses);
  if (run->in_this_database)
    for (Oid const index : ledger::indexes_to_build(run->id))
      if (exists(index)) pg::guard([&] { load::build_index_in_order(index); });
  ledger::drop_run(run->id);
  return run->id;
}

}  // namespace synthgen::bulk
