// References of a table to itself: an earlier row, so that rows form trees of the depth that fits them.
#pragma once

#include "generate/references/timely_reference.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class TreePass : private TablePass {
 public:
  explicit TreePass(TableDraft& draft) : TablePass(draft) {}

  generate::NodeId build_tree(std::size_t index);
  // An earlier row, for all rows but the first, which has none or refers to itself.
  generate::NodeId below_some_row(std::size_t index, bool first_has_none);
  // What a tree yields, and some row where it yields none, for columns that are never null.
  generate::NodeId or_some_row(std::size_t index, generate::NodeId tree);
  // Whether rows are under others of the same row that a foreign key refers to.
  bool holds_trees(std::size_t index) const;

 private:
  static bool is_home(const TablePlan& table);
  bool keeps_within(std::size_t tree, std::size_t other) const;
  bool looks_elsewhere(std::size_t tree, std::size_t other) const;
  int container_of(std::size_t index) const;
  AttrNumber begin_of_every_row() const;
  generate::TreeShape tree_shape(std::size_t index) const;
  generate::TimeFit begun_before(AttrNumber begin) const;
  generate::NodeId tree_node(core::Stream stream, const generate::TreeShape& shape, bool may_be_null);
  generate::NodeId tree_within(std::size_t index, std::size_t container, AttrNumber begin);
  generate::NodeId timely_tree(std::size_t index, AttrNumber begin);
};

}  // namespace synthgen::plan
