// Copies of what a row refers to.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class SnapshotPass : private TablePass {
 public:
  explicit SnapshotPass(TableDraft& draft) : TablePass(draft) {}

  void copy_snapshots();

 private:
  bool repeats(const pg::Column& column, const TablePlan& parent, const pg::Column& other) const;
  bool may_copy(const pg::Column& column) const;
  void copy_snapshot(const pg::Column& column, std::size_t key, const pg::Column& other);
};

}  // namespace synthgen::plan
