// Copies of what a row refers to.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class SnapshotPass : private TablePass {
 public:
  explicit SnapshotPass(TableDraft& draft) : TablePass(draft) {}

  void copy_snapshots();

 private:
  bool is_bought(const TablePlan& thing) const;
  bool repeats(const pg::Column& column, const TablePlan& parent, const pg::Column& other) const;
  static bool names_cell(const pg::Column& column, const pg::Table& parent, const pg::Column& other);
  // A cell of a row that a foreign key refers to, or of what that refers to: a column as children see it.
  struct Source {
    std::size_t key;
    AttrNumber column;
    TablePlan const* table;
    pg::Column const* described;
  };
  std::optional<Source> source_of(const pg::Column& column);
  std::optional<Source> source_beyond(const pg::Column& column, std::size_t key, TablePlan& parent,
                                      std::size_t step);
  // Where things are sent to: the columns of one place, and those of who has ordered them.
  struct Destination {
    std::size_t key;
    std::vector<std::pair<AttrNumber, AttrNumber>> columns;  // of the row, and of what it refers to
  };
  std::optional<Destination> destination(const std::string& word);
  void send_home();
  bool may_copy(const pg::Column& column) const;
  bool admits(const pg::Column& column, const TablePlan& table, const pg::Column& other) const;
  void copy_snapshot(const pg::Column& column, const Source& source);
};

}  // namespace synthgen::plan
