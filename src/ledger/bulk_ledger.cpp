#include "ledger/bulk_ledger.hpp"

#include "postgres/extension.hpp"
#include "postgres/text_query.hpp"

namespace synthgen::ledger {

namespace {

pg::Parameter bigint(int64 value) {
  return {INT8OID, Int64GetDatum(value), false};
}

const char* state_before(Work work) {
  return work == Work::kFill ? "to fill" : "to prove";
}

// Runs a statement on the ledger as its owner; "%run" and "%table" in it stand for the tables.
pg::TextRows on_ledger(std::string statement, std::span<const pg::Parameter> parameters) {
  pg::Extension const extension = pg::find_extension();
  auto const put = [&](std::string_view mark, const char* name) {
    std::size_t const place = statement.find(mark);
    if (place != std::string::npos) statement.replace(place, mark.size(), extension.object(name));
  };
  put("%table", "synth_run_table");
  put("%run", "synth_run");
  pg::OwnerScope const as_owner(extension.owner);
  return pg::query(statement, parameters);
}

}  // namespace

std::optional<Task> claim_task(int64 run, Work work) {
  pg::Parameter const parameters[] = {bigint(run), pg::text_parameter(state_before(work))};
  pg::TextRows const row = on_ledger(
      "SELECT step, table_oid FROM %table WHERE run OPERATOR(pg_catalog.=) $1"
      " AND state OPERATOR(pg_catalog.=) $2 ORDER BY rows DESC, step LIMIT 1 FOR UPDATE SKIP LOCKED",
      parameters);
  if (row.size() == 0) return std::nullopt;
  return Task{static_cast<int>(row.integer(0, 0)), static_cast<Oid>(row.integer(0, 1))};
}

bool has_tasks(int64 run, Work work) {
  pg::Parameter const parameters[] = {bigint(run), pg::text_parameter(state_before(work))};
  return on_ledger(
             "SELECT FROM %table WHERE run OPERATOR(pg_catalog.=) $1"
             " AND state OPERATOR(pg_catalog.=) $2 LIMIT 1",
             parameters)
             .size() > 0;
}

void record_filled(int64 run, const Task& task, const TableRun& table) {
  pg::Parameter const parameters[] = {bigint(run),
                                      bigint(task.step),
                                      bigint(table.first_row),
                                      bigint(table.next_row),
                                      bigint(table.rows),
                                      {FLOAT8OID, Float8GetDatum(table.seconds), false},
                                      pg::text_parameter(table.note)};
  on_ledger(
      "UPDATE %table SET state = 'to prove', first_row = $3, next_row = $4, rows = $5, seconds = $6, note = "
      "$7"
      " WHERE run OPERATOR(pg_catalog.=) $1 AND step OPERATOR(pg_catalog.=) $2",
      parameters);
}

void record_proven(int64 run, const Task& task) {
  pg::Parameter const parameters[] = {bigint(run), bigint(task.step)};
  on_ledger(
      "UPDATE %table SET state = 'done' WHERE run OPERATOR(pg_catalog.=) $1 AND step OPERATOR(pg_catalog.=) "
      "$2",
      parameters);
}

void finish_run(int64 run) {
  pg::Parameter const parameters[] = {bigint(run)};
  on_ledger(
      "UPDATE %run SET state = 'done', finished = pg_catalog.clock_timestamp()"
      " WHERE id OPERATOR(pg_catalog.=) $1",
      parameters);
}

void drop_run(int64 run) {
  pg::Parameter const parameters[] = {bigint(run)};
  on_ledger("DELETE FROM %run WHERE id OPERATOR(pg_catalog.=) $1", parameters);
}

}  // namespace synthgen::ledger
