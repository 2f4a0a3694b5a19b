// Which parents go together: those of one company or customer, those that existed at the same time, an
// earlier row of the same table for a tree.
#pragma once

#include "generate/timely_reference.hpp"
#include "plan/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

// How many steps from its parents a row looks for what they have in common.
inline constexpr std::size_t kLongestPath = 3;

class RelationPass : private TablePass {
 public:
  explicit RelationPass(TableDraft& draft) : TablePass(draft) {}

  generate::NodeId related_reference(std::size_t index);
  bool is_payment_of(std::size_t index) const;
  generate::NodeId keep_timely(std::size_t index, generate::NodeId reference);
  generate::NodeId build_tree(std::size_t index);
  generate::NodeId below_some_row(std::size_t index);

 private:
  struct Path;
  std::vector<Path> paths_from(TablePlan& start) const;
  std::optional<AttrNumber> path_column(const Path& path, AttrNumber key);
  bool is_known(const Path& path, const TablePlan& start) const;
  bool should_agree(const Path& decided, const Path& open, const pg::Table& first) const;
  bool is_called_alike(const pg::ForeignKey& key, const Path& decided) const;
  static bool refers_repeatedly(const pg::Table& table, Oid ancestor);
  generate::NodeId agreeing_through(std::size_t index, std::size_t other, const Path& decided,
                                    const Path& open);
  bool has_own_moment() const;
  std::vector<generate::TimeFit> time_fits(std::size_t index);
  void add_slot_fits(std::size_t index, std::vector<generate::TimeFit>& fits);
  int container_of_nested(std::size_t index) const;
  generate::TreeShape tree_shape(std::size_t index) const;
  generate::TimeFit begun_before(AttrNumber begin) const;
  generate::NodeId tree_node(std::size_t index, core::Stream stream, const generate::TreeShape& shape);
  generate::NodeId timely_tree(std::size_t index, AttrNumber begin);
};

}  // namespace synthgen::plan
