// What patches have changed, so that it can be undone: the tables synth_change, synth_change_step and
// synth_change_batch. As the ledger of runs, they belong to the extension's owner and are written under his
// identity, in the transaction that changes the rows; what a caller gets to see is decided by membership in
// the role that made the change.
#pragma once

#include "modify/step.hpp"
#include "postgres/extension.hpp"

namespace synthgen::modify {

// A change as a whole.
struct Change {
  int64 id = 0;
  std::string role;
  Oid table = InvalidOid;  // as it is known now; InvalidOid if it was dropped
  std::string table_name;  // at the time, qualified and quoted
  std::string prompt;      // empty if nobody was asked
  std::string model;
  bool undone = false;
};

// One operation of it, with columns by name.
struct ChangeStep {
  int step = 0;
  Operation::Kind kind = Operation::Kind::kSet;
  std::vector<std::string> key_columns, old_columns, new_columns;
  bool whole_row = false;  // the key is all columns
  int64 rows = 0;
  std::string rule_before, rule_after;  // of the column, if the step keeps a rule: documents; empty: none
  std::string obstacle;
};

// Takes the rows of steps, one after the other, and writes the change at the end.
class ChangeWriter {
 public:
  explicit ChangeWriter(const Target& target);

  // With the rule that was kept, and the one that it replaced; empty if there are none.
  void add(Operation::Kind kind, const Changed& changed, const std::string& rule_before,
           const std::string& rule_after);

  // Returns the number of the change. `change` has no number yet.
  int64 write(const Change& change, Jsonb* patch, std::uint64_t seed) const;

 private:
  const Target& target_;
  std::vector<ChangeStep> steps_;
  pg::RowStore batches_;
};

// The change with this number, locked against others who would undo it. Throws pg::Error if there is none
// that the caller may see.
Change find_change(int64 id);

std::vector<ChangeStep> read_steps(int64 id);

// The rows of a step: key, old, new, each as an array of texts, in the order in which they were changed.
std::unique_ptr<pg::RowStore> read_rows(int64 id, int step);

void mark_undone(int64 id);

// The latest change of the same table after this one that is not undone; 0 if there is none.
int64 later_change(const Change& change);

}  // namespace synthgen::modify
