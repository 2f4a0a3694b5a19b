// Which parents go together: those of one company or customer, those that existed at the same time, an
// earlier row of the same table for a tree.
#pragma once

#include <functional>

#include "generate/timely_reference.hpp"
#include "plan/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

// How many steps from its parents a row looks for what they have in common.
inline constexpr std::size_t kLongestPath = 3;

// Somebody who acts, or whom things belong to.
bool is_person(const pg::Table& table);

// Whether everything of one row of the table belongs together, however long the way to it is.
bool is_organisation(const pg::Table& table);

class RelationPass : private TablePass {
 public:
  explicit RelationPass(TableDraft& draft) : TablePass(draft) {}

  generate::NodeId related_reference(std::size_t index);

  // Whether what two foreign keys of one unique key refer to should agree, `leading` being decided first.
  bool may_agree(std::size_t leading, std::size_t following) const;
  // The columns of the two parents that are equal where they agree; those of parents may be ancestors' cells.
  struct Agreement {
    AttrNumber leading, following;
  };
  std::optional<Agreement> agreement(std::size_t leading, std::size_t following);

  bool is_payment_of(std::size_t index) const;
  generate::NodeId keep_timely(std::size_t index, generate::NodeId reference);
  generate::NodeId build_tree(std::size_t index);
  generate::NodeId below_some_row(std::size_t index);

 private:
  struct Path;
  struct Meeting;
  std::vector<Path> paths_from(TablePlan& start) const;
  std::optional<AttrNumber> path_column(const Path& path, AttrNumber key);
  bool is_known(const Path& path, const TablePlan& start) const;
  bool should_agree(const Path& decided, const Path& open, const pg::Table& first, bool composed) const;
  std::optional<Meeting> meeting(std::size_t index, std::size_t other, bool composed) const;
  std::optional<Agreement> columns_of(const Meeting& meeting);
  bool is_called_alike(const pg::ForeignKey& key, const Path& decided) const;
  static bool refers_repeatedly(const pg::Table& table, Oid ancestor);
  generate::NodeId agreeing_through(std::size_t index, std::size_t other, const Meeting& meeting);
  generate::NodeId tell_apart(std::size_t index, core::Stream stream,
                              const std::function<generate::NodeId(core::Stream)>& pick);
  bool dates_stand() const;
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
