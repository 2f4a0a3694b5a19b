// The background worker: gets the text pools that runs in the background wait for, and rewrites their rows.
//
// It claims jobs, keeps several questions in flight over all of them, and between two looks at these takes
// the answers into pools and rewrites rows for half a second at a time. Nothing is waited for inside a
// transaction: every step (a claim, a question noted, an answer judged and kept, a turn of rewriting) is a
// transaction of its own, so that a worker can be killed at any moment and another one goes on. What concerns
// a job is done with the rights of the role that queued it, in a restricted operation: the code that this
// role has planted (triggers, CHECKs) cannot get at the worker's own rights.
#pragma once

#include "ledger/run_ledger.hpp"

namespace synthgen::llm {

// Reads the request that a run was made by.
using RequestOfRun = std::function<plan::Request(const ledger::Run&)>;

// Works in the database that the process is connected to until there is nothing to do.
void run_worker(const RequestOfRun& request_of);

}  // namespace synthgen::llm
