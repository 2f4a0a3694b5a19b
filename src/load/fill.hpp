// Plans a request and carries it out: generates, loads, proves, and leaves sequences right; all in the
// caller's transaction.
#pragma once

#include "generate/faults.hpp"
#include "plan/plan.hpp"

namespace synthgen::load {

// One line of synth_generate's result.
struct TableResult {
  Oid table = InvalidOid;
  int64 first_row = 0;  // row number of the first row of this run
  int64 next_row = 0;   // the number after its last row; numbers between that were passed over stay unused
  int64 rows = 0;       // written
  double seconds = 0;
  std::string note;  // empty, or sentences joined by "; "
};

// Some of the rows that a run makes in a table, by their places among them.
struct RowRange {
  std::uint64_t first = 0;
  std::uint64_t next = 0;
};

// Takes down the faults that were written, a batch at a time. Called after the rows, in the same
// (sub)transaction: where rows are taken back, what was taken down goes with them.
class FaultRecorder {
 public:
  virtual ~FaultRecorder() = default;
  // `key` are the columns that tell rows apart. Throws pg::Error or pg::ServerError.
  virtual void record(const pg::Table& table, std::span<const AttrNumber> key,
                      const generate::FaultyBatch& batch) = 0;
};

// Faults are made where there is a recorder to take them down.
//
// Where the request names one table as the only one to write, the caller has locked it, and foreign keys and
// sequences are left to it. Of such a table `range` may be all that is to be written: then its indexes are
// left, too (load/shared_table.hpp).
//
// Where the request skips what is unsatisfiable, a table that cannot be planned, loaded or proven, and those
// that cannot do without it, are left as they were with the reason in the note; the others are filled.
//
// `message`, unless it is empty, tells a helper process the request (see load/rows_ahead.hpp).
std::vector<TableResult> fill(const plan::Request& request, FaultRecorder* recorder = nullptr,
                              std::string_view message = {}, const std::optional<RowRange>& range = {});

// The rows that the request's single table would get, in the form of its composite type; nothing is
// written. Calls `emit` once a row with a tuple that lives in the current memory context.
void preview(const plan::Request& request, const std::function<void(HeapTuple)>& emit);

}  // namespace synthgen::load
