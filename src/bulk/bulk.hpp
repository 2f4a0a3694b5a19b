// Fills a schema by several processes, in many transactions: for fills too large for one.
//
// Every cell is a pure function, so a table can be written before, after or while the tables that it refers
// to are, and a large one by several processes at once (load/shared_table.hpp). When a table and those that
// it refers to are there, its foreign keys are proven. Until then, rows are visible whose keys are not. What
// is done is in the ledger, so a run that was interrupted goes on where it was, and can be given up.
#pragma once

#include "ledger/bulk_ledger.hpp"

namespace synthgen::bulk {

// Turns the recorded call of a run into a request; the reading of calls lies above this folder.
using ReadRequest = plan::Request (*)(const ledger::Call&);

// Plans the run, empties its tables (mode 'replace') or demands that they are empty, and records it. Where
// the caller has an unfinished run of the schema, it is taken up if it was called alike. The work is cut so
// that so many processes can share it. Returns the run's number. Throws pg::Error.
int64 begin(const ledger::Call& call, const plan::Request& request, int processes);

enum class Outcome {
  kWorked,  // a piece is done; commit
  kWait,    // others are at work on what must be done first
  kDone,    // nothing is left to do
};

// Does one piece of the run's work in this transaction.
Outcome work(int64 run, ReadRequest read_request);

// Empties the tables of the caller's unfinished run of the schema and forgets the run; returns its number.
int64 abort(const std::string& schema);

}  // namespace synthgen::bulk
