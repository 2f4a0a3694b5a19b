// What is left to do of a run that writes in several transactions. Each range of rows, and each index that is
// built apart, is a task, as is the proof of each table; the transaction that carries a task out holds a lock
// on its row, so a process that dies gives its task back.
#pragma once

#include "ledger/run_ledger.hpp"

namespace synthgen::ledger {

// An index can be built when the rows of its table are there, foreign keys proven when also those are there
// that they refer to.
enum class Work { kFill, kIndex, kProve };

// A part of the work on a table.
struct Part {
  int step = 0;            // the table's
  Oid index = InvalidOid;  // to build; else rows are to be written
  int64 first_row = 0;
  int64 next_row = 0;
};

struct Task {
  int number = 0;  // of the part within its table
  Part part;
  Oid table = InvalidOid;
  bool whole = false;  // all rows of the table
};

void record_parts(int64 run, std::span<const Part> parts);

// A task of this kind, of the table with the most rows, that no other transaction works on; it is this one's
// until its end.
std::optional<Task> claim_task(int64 run, Work work);

// Whether parts are left, or being worked on by other transactions.
bool has_parts(int64 run);

// The indexes that are still to be built.
std::vector<Oid> indexes_to_build(int64 run);

// Whether proofs are left, or being worked on.
bool has_proofs(int64 run);

void record_part(int64 run, const Task& task, double seconds, const std::string& note);

// The table's foreign keys are proven.
void record_proven(int64 run, const Task& task);

// All tasks are done.
void finish_run(int64 run);

// Forgets the run.
void drop_run(int64 run);

}  // namespace synthgen::ledger
