// Which rows alone a number of a parent counts, by what its name says beside them: the active ones of
// active_member_count, those who said yes for going_count.
#pragma once

#include <optional>

#include "core/words.hpp"
#include "generate/nodes/evidence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class CounterCondition : private TablePass {
 public:
  explicit CounterCondition(TableDraft& draft) : TablePass(draft) {}

  // What tells of a row of this table that such a number counts it; nothing if its name says no more than
  // that it counts rows, or says of them what no label and no flag of theirs tells.
  std::optional<generate::Evidence> of_counter(const TablePlan& parent, const pg::Column& column);
  // Whether a name reads like that of such a number.
  bool may_count_some(const TablePlan& parent, const pg::Column& column) const;

 private:
  core::Words condition_in(const TablePlan& parent, const pg::Column& column) const;
  std::optional<generate::Evidence> by_label(const pg::Column& column, const core::Words& condition);
  std::optional<generate::Evidence> by_flag(const pg::Column& column, const core::Words& condition);
};

}  // namespace synthgen::plan
