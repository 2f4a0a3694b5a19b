// The processes of the background worker: how they are started, counted and stopped.
//
// A worker belongs to one database. It is started when jobs are queued, by synth_worker_start(), and for
// servers that preload the library by the launcher, which looks into every database once after a start or a
// crash. It ends when there is nothing to do for a while. Which process is who is told by its type in
// pg_stat_activity, and their number is bounded by advisory locks.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::llm {

inline constexpr const char* kWorkerType = "synthgen worker";

// Starts a worker of this database; nothing if as many run as may. Throws pg::Error where the server has no
// process left.
std::optional<int> start_worker();

// Starts a worker when this transaction commits.
void start_worker_at_commit();

// Stops the workers of this database; returns how many there were.
int stop_workers();

// Registers the launcher; for _PG_init while the library is preloaded. May ereport.
void register_launcher();

// Takes one of the places that synthgen.max_workers gives, for as long as the process lives; false if there
// is none left. In a transaction.
bool take_place();

// The launcher's work. May ereport; ends with the server.
[[noreturn]] void run_launcher();

}  // namespace synthgen::llm
