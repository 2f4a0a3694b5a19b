// What is left to do of a run that writes in several transactions. Each table is a task; the transaction that
// carries it out holds a lock on the task's row, so a process that dies gives its task back.
#pragma once

#include "ledger/run_ledger.hpp"

namespace synthgen::ledger {

enum class Work { kFill, kProve };

struct Task {
  int step = 0;
  Oid table = InvalidOid;
};

// The task of this kind with the most rows that no other transaction works on; it is this one's until its
// end.
std::optional<Task> claim_task(int64 run, Work work);

// Whether tasks of this kind are left, or being worked on by other transactions.
bool has_tasks(int64 run, Work work);

// Records what was written; the table's foreign keys are to be proven next.
void record_filled(int64 run, const Task& task, const TableRun& table);

void record_proven(int64 run, const Task& task);

// All tasks are done.
void finish_run(int64 run);

// Forgets the run.
void drop_run(int64 run);

}  // namespace synthgen::ledger
