// One operation of a patch on its way: prepared (all that can be refused beforehand is), then run.
#pragma once

#include <memory>

#include "modify/target.hpp"

namespace synthgen::modify {

// What a step changed: one row in the store for each row of the table. Its columns are, one after the other,
// the key of the row as it is now, what the row held before, what it holds now.
struct Changed {
  int64 estimated = 0;  // by the planner
  int64 affected = 0;
  std::vector<AttrNumber> key_columns;
  std::vector<AttrNumber> old_columns;
  std::vector<AttrNumber> new_columns;
  std::unique_ptr<pg::RowStore> rows;
  std::string note;      // what else there is to say
  std::string obstacle;  // why this cannot be undone, as a sentence; empty if it can
};

// What all steps of a call have in common.
struct Terms {
  int64 max_rows = 0;  // that an operation may change
  std::uint64_t seed = 0;
  int32 as_of = 0;
};

class Step {
 public:
  virtual ~Step() = default;
  // Changes the rows. Throws pg::Error or ServerError; then the transaction is to be aborted.
  virtual Changed run() = 0;
};

// They check all that needs no row: columns, expressions, values. `target` outlives the step.
std::unique_ptr<Step> prepare_set(const Target& target, const Operation& operation, const Terms& terms);
std::unique_ptr<Step> prepare_delete(const Target& target, const Operation& operation, const Terms& terms);
std::unique_ptr<Step> prepare_insert(const Target& target, const Operation& operation, const Terms& terms);

// Throws program_limit_exceeded if a step found more rows than it may change; it looked for one more.
void check_row_limit(const Target& target, const Terms& terms, int64 found, int64 estimated);

// A store with the columns of a Changed. `changed` has its columns set.
std::unique_ptr<pg::RowStore> store_of(const Target& target, const Changed& changed);

}  // namespace synthgen::modify
