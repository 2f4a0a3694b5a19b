// Totals of a parent that add up the rows of a table. Runs for the child: the parent's program is complete by
// then.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class TotalPass : private TablePass {
 public:
  explicit TotalPass(TableDraft& draft) : TablePass(draft) {}

  void derive_totals();

 private:
  // What each row adds to a total.
  struct Amount {
    generate::NumberSource number;
    std::string name;
  };
  std::optional<Amount> share_of_whole(const pg::Table& whole);
  AttrNumber part_named(const TablePlan& parent, AttrNumber total) const;
  void sum_up(TablePlan& parent, std::size_t key, AttrNumber total, const Amount& part);
};

}  // namespace synthgen::plan
