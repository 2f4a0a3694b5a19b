// Which parents of one row go together: those of one company or customer, those of one room or event.
#pragma once

#include <functional>

#include "plan/references/memberships.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

// How many steps from its parents a row looks for what they have in common.
inline constexpr std::size_t kLongestPath = 3;

class AgreementPass : private TablePass {
 public:
  explicit AgreementPass(TableDraft& draft) : TablePass(draft) {}

  generate::NodeId related_reference(std::size_t index);

  // Of what a row of the table belongs to, somebody who belongs there, too; kNoNode if no table tells.
  generate::NodeId member_reference(std::size_t index);
  // Has a reference keep to what somebody belongs to, where later ones choose among those.
  void keep_to_joined(std::size_t index, generate::SpreadReference& spread);

  // Whether what two foreign keys of one unique key refer to should agree, `leading` being decided first.
  bool may_agree(std::size_t leading, std::size_t following) const;
  // The columns of the two parents that are equal where they agree; those of parents may be ancestors' cells.
  struct Agreement {
    AttrNumber leading, following;
  };
  std::optional<Agreement> agreement(std::size_t leading, std::size_t following);

 private:
  struct Path;
  struct Meeting;
  std::vector<Path> paths_from(TablePlan& start) const;
  std::optional<AttrNumber> path_column(const Path& path, AttrNumber key);
  bool is_known(const Path& path, const TablePlan& start) const;
  bool should_agree(const Path& decided, const Path& open, const pg::Table& first, bool composed) const;
  std::optional<Meeting> league_of(std::size_t index, std::size_t other) const;
  std::vector<Meeting> meetings(std::size_t index, std::size_t other, bool composed) const;
  std::vector<Meeting> meetings_of(std::size_t index) const;
  std::optional<Agreement> columns_of(const Meeting& meeting);
  bool has_before_others(const pg::ForeignKey& key) const;
  bool is_other_end(const pg::ForeignKey& key, const Path& decided) const;
  bool is_called_alike(const pg::ForeignKey& key, const Path& decided) const;
  static bool refers_repeatedly(const pg::Table& table, Oid ancestor);
  generate::NodeId agreeing_through(std::size_t index, const std::vector<Meeting>& meetings);
  std::optional<AttrNumber> column_of_whole(const MemberChoice& choice);
  bool may_list(Oid table) const;
  generate::NodeId keep_timely(std::size_t index, core::Stream stream, bool rather_timely,
                               const std::function<generate::NodeId(core::Stream)>& pick);
  generate::NodeId tell_apart(std::size_t index, core::Stream stream,
                              const std::function<generate::NodeId(core::Stream)>& pick);
};

}  // namespace synthgen::plan
