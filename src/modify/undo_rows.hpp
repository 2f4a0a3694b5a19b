// Which rows a step of a change can be undone for: those on record, compared with what the table holds now.
#pragma once

#include "modify/change_log.hpp"

namespace synthgen::modify {

// A step as it is to be undone, with its columns as they are now called. `target` finds rows as the step
// knows them.
struct RecordedStep {
  const Change& change;
  const ChangeStep& step;
  Target& target;
  std::vector<AttrNumber> key, old_columns, new_columns;
};

// Throws undefined_column if a column is gone.
RecordedStep recorded_step(const Change& change, const ChangeStep& step, Target& target);

// The old values of all rows that were deleted, as columns o1, o2, ...
std::unique_ptr<pg::RowStore> deleted_rows(const RecordedStep& step);

// Of the rows that were set or added, those that hold what the change left there: what tells them apart, as
// identity_columns(), then the old values, o1, o2, ... Rows that hold again what they held before are left
// out. Throws object_not_in_prerequisite_state if a row holds something else, or is gone.
std::unique_ptr<pg::RowStore> changed_rows(const RecordedStep& step);

}  // namespace synthgen::modify
