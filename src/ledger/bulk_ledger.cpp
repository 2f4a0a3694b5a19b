#include "ledger/bulk_ledger.hpp"

#include "postgres/extension.hpp"
#include "postgres/text_query.hpp"

namespace synthgen::ledger {

namespace {

pg::Parameter bigint(int64 value) {
  return {INT8OID, Int64GetDatum(value), false};
}

// Runs a statement on the ledger as its owner; "%run", "%table" and "%part" in it stand for the tables.
pg::TextRows on_ledger(std::string statement, std::span<const pg::Parameter> parameters) {
  pg::Extension const extension = pg::find_extension();
  auto const put = [&](std::string_view mark, const char* name) {
    for (std::size_t place; (place = statement.find(mark)) != std::string::npos;)
      statement.replace(place, mark.size(), extension.object(name));
  };
  put("%table", "synth_run_table");
  put("%part", "synth_run_part");
  put("%run", "synth_run");
  pg::OwnerScope const as_owner(extension.owner);
  return pg::query(statement, parameters);
}

std::optional<Task> claim_part(int64 run, const std::string& condition) {
  pg::Parameter const parameters[] = {bigint(run)};
  pg::TextRows const row = on_ledger(
      "SELECT part.part, part.step, COALESCE(part.index_oid, '0'), part.first_row, part.next_row,"
      " made.table_oid, made.rows FROM %part AS part JOIN %table AS made ON"
      " made.run OPERATOR(pg_catalog.=) part.run AND made.step OPERATOR(pg_catalog.=) part.step"
      " WHERE part.run OPERATOR(pg_catalog.=) $1 AND NOT part.done AND " +
          condition + " ORDER BY made.rows DESC, part.step, part.part LIMIT 1 FOR UPDATE OF part SKIP LOCKED",
      parameters);
  if (row.size() == 0) return std::nullopt;
  Part const part = {static_cast<int>(row.integer(0, 1)), static_cast<Oid>(row.integer(0, 2)),
                     row.integer(0, 3), row.integer(0, 4)};
  bool const whole = part.first_row == 0 && part.next_row == row.integer(0, 6);
  return Task{static_cast<int>(row.integer(0, 0)), part, static_cast<Oid>(row.integer(0, 5)), whole};
}

// Partitions may declare keys of their own: their proof waits for all rows.
std::optional<Task> claim_proof(int64 run) {
  pg::Parameter const parameters[] = {bigint(run)};
  pg::TextRows const row = on_ledger(
      "SELECT made.step, made.rows, made.table_oid FROM %table AS made WHERE made.run OPERATOR(pg_catalog.=)"
      " $1 AND made.state OPERATOR(pg_catalog.=) 'filling' AND NOT EXISTS (SELECT FROM %part AS part"
      " JOIN %table AS other ON other.run OPERATOR(pg_catalog.=) part.run AND other.step"
      " OPERATOR(pg_catalog.=) part.step WHERE part.run OPERATOR(pg_catalog.=) $1 AND NOT part.done"
      " AND part.index_oid IS NULL AND (other.step OPERATOR(pg_catalog.=) made.step"
      " OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contype OPERATOR(pg_catalog.=) 'f' AND conrelid"
      " OPERATOR(pg_catalog.=) made.table_oid AND confrelid OPERATOR(pg_catalog.=) other.table_oid)"
      " OR EXISTS (SELECT FROM pg_catalog.pg_partitioned_table WHERE partrelid OPERATOR(pg_catalog.=)"
      " made.table_oid)))"
      " ORDER BY made.rows DESC, made.step LIMIT 1 FOR UPDATE OF made SKIP LOCKED",
      parameters);
  if (row.size() == 0) return std::nullopt;
  Part const part = {static_cast<int>(row.integer(0, 0)), InvalidOid, 0, row.integer(0, 1)};
  return Task{0, part, static_cast<Oid>(row.integer(0, 2)), true};
}

}  // namespace

void record_parts(int64 run, std::span<const Part> parts) {
  int step = 0;
  int number = 0;
  for (Part const& part : parts) {
    number = part.step == step ? number + 1 : 1;
    step = part.step;
    pg::Parameter const parameters[] = {bigint(run),
                                        bigint(part.step),
                                        bigint(number),
                                        {OIDOID, ObjectIdGetDatum(part.index), !OidIsValid(part.index)},
                                        bigint(part.first_row),
                                        bigint(part.next_row)};
    on_ledger(
        "INSERT INTO %part (run, step, part, index_oid, first_row, next_row, seconds, note, done)"
        " VALUES ($1, $2::pg_catalog.int4, $3::pg_catalog.int4, $4, $5, $6, 0, '', false)",
        parameters);
  }
}

std::optional<Task> claim_task(int64 run, Work work) {
  switch (work) {
    case Work::kFill:
      return claim_part(run, "part.index_oid IS NULL");
    case Work::kIndex:
      return claim_part(run,
                        "part.index_oid IS NOT NULL AND NOT EXISTS (SELECT FROM %part AS range WHERE"
                        " range.run OPERATOR(pg_catalog.=) part.run AND range.step OPERATOR(pg_catalog.=)"
                        " part.step AND range.index_oid IS NULL AND NOT range.done)");
    default:
      return claim_proof(run);
  }
}

bool has_parts(int64 run) {
  pg::Parameter const parameters[] = {bigint(run)};
  return on_ledger("SELECT FROM %part WHERE run OPERATOR(pg_catalog.=) $1 AND NOT done LIMIT 1", parameters)
             .size() > 0;
}

std::vector<Oid> indexes_to_build(int64 run) {
  pg::Parameter const parameters[] = {bigint(run)};
  pg::TextRows const rows = on_ledger(
      "SELECT index_oid FROM %part WHERE run OPERATOR(pg_catalog.=) $1 AND NOT done AND index_oid IS NOT "
      "NULL",
      parameters);
  std::vector<Oid> indexes;
  for (std::size_t i = 0; i < rows.size(); ++i) indexes.push_back(static_cast<Oid>(rows.integer(i, 0)));
  return indexes;
}

bool has_proofs(int64 run) {
  pg::Parameter const parameters[] = {bigint(run)};
  return on_ledger(
             "SELECT FROM %table WHERE run OPERATOR(pg_catalog.=) $1"
             " AND state OPERATOR(pg_catalog.=) 'filling' LIMIT 1",
             parameters)
             .size() > 0;
}

void record_part(int64 run, const Task& task, double seconds, const std::string& note) {
  pg::Parameter const parameters[] = {bigint(run),
                                      bigint(task.part.step),
                                      bigint(task.number),
                                      {FLOAT8OID, Float8GetDatum(seconds), false},
                                      pg::text_parameter(note)};
  on_ledger(
      "UPDATE %part SET done = true, seconds = $4, note = $5 WHERE run OPERATOR(pg_catalog.=) $1"
      " AND step OPERATOR(pg_catalog.=) $2 AND part OPERATOR(pg_catalog.=) $3",
      parameters);
}

void record_proven(int64 run, const Task& task) {
  pg::Parameter const parameters[] = {bigint(run), bigint(task.part.step)};
  on_ledger(
      "UPDATE %table SET state = 'done'"
      " WHERE run OPERATOR(pg_catalog.=) $1 AND step OPERATOR(pg_catalog.=) $2",
      parameters);
}

// Parts of a table have the same to say.
void finish_run(int64 run) {
  pg::Parameter const parameters[] = {bigint(run)};
  on_ledger(
      "UPDATE %table AS made SET (seconds, note) = (SELECT pg_catalog.sum(seconds), pg_catalog.max(note)"
      " FROM %part AS part WHERE part.run OPERATOR(pg_catalog.=) $1"
      " AND part.step OPERATOR(pg_catalog.=) made.step) WHERE made.run OPERATOR(pg_catalog.=) $1",
      parameters);
  on_ledger("DELETE FROM %part WHERE run OPERATOR(pg_catalog.=) $1", parameters);
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
