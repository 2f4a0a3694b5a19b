#include "llm/job_store.hpp"

#include "postgres/extension.hpp"
#include "postgres/guard.hpp"
#include "postgres/text_query.hpp"

namespace synthgen::llm {

namespace {

using pg::bigint_parameter;
using pg::Parameter;
using pg::query;
using pg::text_array_parameter;
using pg::text_parameter;
using pg::TextRows;

Parameter seconds_parameter(double seconds) {
  return {FLOAT8OID, Float8GetDatum(seconds), false};
}

// Runs a statement on the jobs as their owner; "@jobs" stands for the table.
TextRows on_jobs(const std::string& statement, std::span<const Parameter> parameters) {
  pg::Extension const extension = pg::find_extension();
  std::string const table = extension.object("synth_job");
  std::string text = statement;
  for (std::size_t at = text.find("@jobs"); at != std::string::npos; at = text.find("@jobs"))
    text.replace(at, 5, table);
  pg::OwnerScope const as_owner(extension.owner);
  return query(text, parameters);
}

// Tells listeners of the channel synth_jobs how far a job is.
void notify(int64 job) {
  Parameter const parameters[] = {bigint_parameter(job)};
  on_jobs(
      "SELECT pg_catalog.pg_notify('synth_jobs', pg_catalog.json_build_object('job', id, 'state', state,"
      " 'table', table_name, 'texts', texts, 'wanted', wanted, 'rows', rows)::pg_catalog.text)"
      " FROM @jobs WHERE id OPERATOR(pg_catalog.=) $1",
      parameters);
}

void change(int64 job, const std::string& assignments, std::vector<Parameter> further) {
  std::vector<Parameter> parameters = {bigint_parameter(job)};
  parameters.insert(parameters.end(), further.begin(), further.end());
  on_jobs("UPDATE @jobs SET " + assignments + " WHERE id OPERATOR(pg_catalog.=) $1", parameters);
  notify(job);
}

// A job that nobody works on. A worker that died has given its claim up with its life.
constexpr const char* kFree =
    " state OPERATOR(pg_catalog.=) ANY ('{queued,asking,rewriting}'::pg_catalog.text[])"
    " AND (worker IS NULL OR lease_until OPERATOR(pg_catalog.<) pg_catalog.clock_timestamp()"
    " OR NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS process"
    " WHERE process.pid OPERATOR(pg_catalog.=) worker"
    " AND process.backend_type OPERATOR(pg_catalog.=) 'synthgen worker'))";

constexpr const char* kAfter =
    " pg_catalog.clock_timestamp() OPERATOR(pg_catalog.+)"
    " pg_catalog.make_interval(secs => ";

std::vector<std::string> read_columns(int64 job) {
  Parameter const parameters[] = {bigint_parameter(job)};
  TextRows const rows = on_jobs(
      "SELECT named.name FROM @jobs AS job, pg_catalog.unnest(job.columns) WITH ORDINALITY AS named(name, "
      "place)"
      " WHERE job.id OPERATOR(pg_catalog.=) $1 ORDER BY named.place",
      parameters);
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < rows.size(); ++i) columns.push_back(rows.string(i, 0));
  return columns;
}

}  // namespace

void queue_jobs(int64 run, std::span<const MissingPool> pools) {
  Oid const role = GetUserId();
  const char* const role_name =
      pg::guard([&] { return static_cast<const char*>(GetUserNameFromId(role, false)); });
  for (MissingPool const& pool : pools) {
    std::vector<std::string> columns;
    for (PoolColumn const& column : pool.spec.columns) columns.push_back(column.name);
    Parameter const parameters[] = {bigint_parameter(run),
                                    text_parameter(role_name),
                                    {OIDOID, ObjectIdGetDatum(role), false},
                                    text_parameter(pool.identity.server),
                                    text_parameter(pool.identity.provider),
                                    text_parameter(pool.identity.model),
                                    {OIDOID, ObjectIdGetDatum(pool.spec.table), false},
                                    text_parameter(pool.spec.table_name),
                                    text_array_parameter(columns),
                                    bigint_parameter(static_cast<int64>(pool.spec.wanted)),
                                    text_parameter(pool.spec.question),
                                    text_parameter(pool.spec.context)};
    on_jobs(
        "INSERT INTO @jobs (run, role, role_oid, server, provider, model, table_oid, table_name, columns, "
        "wanted,"
        " spec, context) VALUES ($1, $2::pg_catalog.name, $3, $4::pg_catalog.name, $5, $6, $7, $8, $9,"
        " $10::pg_catalog.int4, $11, $12)",
        parameters);
  }
}

std::optional<Job> claim_job(double lease_seconds, const std::vector<std::string>& servers_to_spare) {
  Parameter const parameters[] = {bigint_parameter(MyProcPid), seconds_parameter(lease_seconds),
                                  text_array_parameter(servers_to_spare)};
  TextRows const row = on_jobs(
      std::string("UPDATE @jobs AS job SET worker = $1::pg_catalog.int4, lease_until =") + kAfter +
          "$2), started = COALESCE(job.started, pg_catalog.clock_timestamp()),"
          " state = CASE WHEN job.state OPERATOR(pg_catalog.=) 'queued' THEN 'asking' ELSE job.state END"
          " WHERE job.id OPERATOR(pg_catalog.=) (SELECT free.id FROM @jobs AS free WHERE" +
          kFree +
          " AND not_before OPERATOR(pg_catalog.<=) pg_catalog.clock_timestamp()"
          " AND server::pg_catalog.text OPERATOR(pg_catalog.<>) ALL ($3)"
          " AND worker IS DISTINCT FROM $1::pg_catalog.int4"
          " ORDER BY not_before, id LIMIT 1 FOR UPDATE SKIP LOCKED)"
          " RETURNING job.id, job.run, job.role_oid, job.server, job.provider, job.model, job.table_oid,"
          " job.table_name, job.wanted, job.spec, job.context, job.attempts, job.next_row",
      parameters);
  if (row.size() == 0) return std::nullopt;
  Job job;
  job.id = row.integer(0, 0);
  job.run = row.integer(0, 1);
  job.role = static_cast<Oid>(row.integer(0, 2));
  job.identity = {row.string(0, 9), row.string(0, 3), row.string(0, 4), row.string(0, 5)};
  job.table = static_cast<Oid>(row.integer(0, 6));
  job.table_name = row.string(0, 7);
  job.wanted = static_cast<std::size_t>(row.integer(0, 8));
  job.context = row.string(0, 10);
  job.attempts = static_cast<int>(row.integer(0, 11));
  if (!row.is_null(0, 12)) job.next_row = row.integer(0, 12);
  job.columns = read_columns(job.id);
  notify(job.id);
  return job;
}

void renew_leases(double lease_seconds) {
  Parameter const parameters[] = {bigint_parameter(MyProcPid), seconds_parameter(lease_seconds)};
  on_jobs(std::string("UPDATE @jobs SET lease_until =") + kAfter +
              "$2) WHERE worker OPERATOR(pg_catalog.=) $1::pg_catalog.int4"
              " AND state OPERATOR(pg_catalog.=) ANY ('{asking,rewriting}'::pg_catalog.text[])",
          parameters);
}

std::optional<double> next_job_due() {
  TextRows const row = on_jobs(
      std::string(
          "SELECT pg_catalog.ceil(EXTRACT(epoch FROM pg_catalog.min(not_before) OPERATOR(pg_catalog.-)"
          " pg_catalog.clock_timestamp()) OPERATOR(pg_catalog.*) 1000)::pg_catalog.int8 FROM @jobs WHERE") +
          kFree,
      {});
  if (row.is_null(0, 0)) return std::nullopt;
  return static_cast<double>(row.integer(0, 0)) / 1000;
}

void note_texts(int64 job, const Pool& pool) {
  change(job,
         "texts = $2::pg_catalog.int4, requests = $3::pg_catalog.int4, input_tokens = $4, output_tokens = $5,"
         " attempts = 0, reason = NULL",
         {bigint_parameter(static_cast<int64>(pool.records.size())), bigint_parameter(pool.requests),
          bigint_parameter(pool.usage.input_tokens), bigint_parameter(pool.usage.output_tokens)});
}

void put_off(int64 job, const std::string& reason, double delay, bool counts_as_attempt) {
  change(job,
         std::string("reason = $2, not_before =") + kAfter +
             "$3), attempts = attempts OPERATOR(pg_catalog.+) $4::pg_catalog.int4, worker = NULL",
         {text_parameter(reason), seconds_parameter(delay), bigint_parameter(counts_as_attempt ? 1 : 0)});
}

void note_rewriting(int64 job, const Rewritten& batch) {
  change(
      job,
      "state = 'rewriting', next_row = $2, rows = rows OPERATOR(pg_catalog.+) $3,"
      " rows_changed = rows_changed OPERATOR(pg_catalog.+) $4,"
      " rows_refused = rows_refused OPERATOR(pg_catalog.+) $5,"
      " reason = COALESCE(NULLIF($6, ''), CASE WHEN rows_refused OPERATOR(pg_catalog.>) 0 THEN reason END)",
      {bigint_parameter(batch.next_row), bigint_parameter(batch.rows), bigint_parameter(batch.changed),
       bigint_parameter(batch.refused), text_parameter(batch.reason)});
}

void finish_job(int64 job, const std::string& failure) {
  change(job,
         "state = CASE $2 WHEN '' THEN 'done' ELSE 'failed' END, reason = COALESCE(NULLIF($2, ''), reason),"
         " worker = NULL, finished = pg_catalog.clock_timestamp()",
         {text_parameter(failure)});
}

bool retry_job(int64 job) {
  Parameter const parameters[] = {bigint_parameter(job), {OIDOID, ObjectIdGetDatum(GetUserId()), false}};
  TextRows const row = on_jobs(
      "UPDATE @jobs SET state = CASE WHEN next_row IS NULL THEN 'queued' ELSE 'rewriting' END, attempts = 0,"
      " finished = NULL, not_before = pg_catalog.clock_timestamp() WHERE id OPERATOR(pg_catalog.=) $1"
      " AND state OPERATOR(pg_catalog.=) 'failed'"
      " AND EXISTS (SELECT FROM pg_catalog.pg_roles AS made WHERE made.oid OPERATOR(pg_catalog.=) role_oid"
      " AND pg_catalog.pg_has_role($2, made.oid, 'MEMBER')) RETURNING id",
      parameters);
  return row.size() > 0;
}

}  // namespace synthgen::llm
