// Columns that say where in a tree a row stands: its depth, the path to it.
#pragma once

#include <optional>

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class TreeCellsPass : private TablePass {
 public:
  explicit TreeCellsPass(TableDraft& draft) : TablePass(draft) {}
  // Comes when it is settled what the rows are called.
  void derive_cells();

 private:
  std::optional<std::size_t> tree() const;
  bool is_level(const pg::Column& column, std::size_t tree) const;
  bool is_path(const pg::Column& column) const;
  AttrNumber named_by(const pg::Column& path) const;
  bool adds_nothing(const std::string& word) const;
  generate::NodeId cell_above(std::size_t tree, const pg::Column& column);
  void derive_level(std::size_t tree, const pg::Column& column);
  void derive_path(std::size_t tree, const pg::Column& column);
};

}  // namespace synthgen::plan
