// Fills a schema by several processes, a transaction per table: for fills too large for one.
//
// Every cell is a pure function, so a table can be written before, after or while the tables that it refers
// to are. A run has two stages: all tables are filled, then the foreign keys of each are proven. In between,
// rows are visible whose keys are not proven yet. What is done is in the ledger, so a run that was
// interrupted goes on where it was, and can be given up.
#pragma once

#include "ledger/bulk_ledger.hpp"

namespace synthgen::bulk {

// Turns the recorded call of a run into a request; the reading of calls lies above this folder.
using ReadRequest = plan::Request (*)(const ledger::Call&);

// Plans the run, empties its tables (mode 'replace') or demands that they are empty, and records it. Where
// the caller has an unfinished run of the schema, it is taken up if it was called alike. Returns its number.
// Throws pg::Error.
int64 begin(const ledger::Call& call, const plan::Request& request);

enum class Outcome {
  kWorked,  // one table is filled or proven; commit
  kWait,    // others are at work on what must be done first
  kDone,    // nothing is left to do
};

// Does one piece of the run's work in this transaction.
Outcome work(int64 run, ReadRequest read_request);

// Empties the tables of the caller's unfinished run of the schema and forgets the run; returns its number.
int64 abort(const std::string& schema);

}  // namespace synthgen::bulk
