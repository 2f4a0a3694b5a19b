// The ledger: what every run was asked and what it made, in the tables synth_run and synth_run_table.
//
// A run is recorded in the transaction that writes its rows: a run that fails leaves no trace of either.
// The tables belong to the extension's owner and no one else may touch them, so the ledger is read and
// written under the owner's identity; what a caller gets to see is decided here, by role membership.
#pragma once

#include "plan/request.hpp"

extern "C" {
#include "datatype/timestamp.h"
#include "utils/jsonb.h"
}

namespace synthgen::ledger {

// What a caller of synth_generate said, word for word, so that it can be said again.
struct Call {
  std::string schema;                              // empty in the form that takes regclass[]
  std::optional<std::vector<std::string>> tables;  // as named; qualified names in the form with regclass[]
  int64 rows = 100;
  int64 seed = 0;
  Jsonb* row_counts = nullptr;
  plan::Mode mode = plan::Mode::kAppend;
  std::optional<int32> as_of;  // a DateADT; nothing if it was left to the default
  Jsonb* options = nullptr;
};

// How far a run is. Only one that writes in several transactions is ever seen before it is done.
enum class State { kFilling, kDone };

// What a run made in one table, named as it was then.
struct TableRun {
  Oid table = InvalidOid;
  std::string schema;
  std::string name;
  int64 first_row = 0;
  int64 next_row = 0;
  int64 rows = 0;
  double seconds = 0;
  std::string note;
};

struct Run {
  int64 id = 0;
  Call call;
  std::string role;
  int32 as_of = 0;
  std::string locale;
  int generator_version = 0;
  std::string lexicon_version;
  std::string started;  // ISO 8601
  double seconds = 0;
  bool in_this_database = true;  // false for a run that came with a dump: its OIDs mean nothing here
  State state = State::kDone;
  std::vector<TableRun> tables;  // in order of loading
};

// Makes this process known as one that fills tables, until its transaction ends: the view synth_progress
// looks for the lock that recording a run needs.
void announce_run();

// Records a run and returns its number. `as_of` is the day that the run took for today. Of a run that is to
// be filled the tables say what is planned (ledger/bulk_ledger.hpp).
int64 record_run(const Call& call, int32 as_of, std::span<const TableRun> tables, TimestampTz started,
                 TimestampTz finished, State state = State::kDone);

// Ends a run that was recorded as kFilling: puts its tables down.
void end_run(int64 run, std::span<const TableRun> tables);

// The run with this number, if it was made by a role that the caller is a member of.
std::optional<Run> find_run(int64 id);

// The latest run of synth_generate(schema_name) in this state among those that the caller may see.
std::optional<Run> last_run(const std::string& schema, State state = State::kDone);

// For each of the tables the number of its first row that no run since the last mode 'replace' has made,
// whoever made the runs. A table dropped and created anew under the same name begins at 0 again; one that
// came with a dump continues where it was when the dump was taken.
std::vector<int64> next_rows(std::span<const Oid> tables);

}  // namespace synthgen::ledger
