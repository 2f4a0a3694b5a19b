// The table synth_job: what the background worker has to do. Jobs are queued in the transaction of their run,
// claimed for a time, and finished; every step is committed by itself, so that whoever takes a job over from
// a worker that died goes on where it stopped.
//
// The table belongs to the extension's owner and is read and written under his identity.
#pragma once

#include "llm/pools.hpp"

namespace synthgen::llm {

struct Job {
  int64 id = 0;
  int64 run = 0;
  Oid role = InvalidOid;
  Oid table = InvalidOid;
  std::string table_name;
  std::vector<std::string> columns;
  PoolIdentity identity;
  std::string context;
  std::size_t wanted = 0;
  int attempts = 0;               // failures in a row
  std::optional<int64> next_row;  // at which rewriting goes on
};

// What one batch of rewriting came to.
struct Rewritten {
  int64 next_row = 0;
  int64 rows = 0;
  int64 changed = 0;
  int64 refused = 0;
  bool finished = false;
  std::string reason;  // why rows were refused
};

// Queues a job of the caller's for each pool that the run wants.
void queue_jobs(int64 run, std::span<const MissingPool> pools);

// Takes a job that waits, or whose worker has died or let its lease run out, for `lease_seconds`. Jobs of
// `servers_to_spare` are passed over.
std::optional<Job> claim_job(double lease_seconds, const std::vector<std::string>& servers_to_spare);

// Prolongs the leases of this process.
void renew_leases(double lease_seconds);

// Seconds until a job that nobody works on is due; nothing if there is none.
std::optional<double> next_job_due();

// Notes how a pool has grown.
void note_texts(int64 job, const Pool& pool);

// Notes a failure, and gives the job back until `delay` seconds from now.
void put_off(int64 job, const std::string& reason, double delay, bool counts_as_attempt);

void note_rewriting(int64 job, const Rewritten& batch);

// Ends a job: done, or failed with the reason.
void finish_job(int64 job, const std::string& failure);

// Queues a failed job of the caller's, or of a role that he is a member of, anew. False if there is none.
bool retry_job(int64 job);

}  // namespace synthgen::llm
