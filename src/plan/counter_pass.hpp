// What a parent says of its children. Runs for the child.
#pragma once

#include "generate/aggregate.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class CounterPass : private TablePass {
 public:
  explicit CounterPass(TableDraft& draft) : TablePass(draft) {}

  void derive_counters();

 private:
  void derive_counter(TablePlan& parent, std::size_t key, const pg::Column& column);
  AttrNumber own_date() const;
  static bool parent_date_is_bound(const TablePlan& parent, const pg::Column& column);
  void aggregate(TablePlan& parent, std::size_t key, const pg::Column& column, generate::Aggregate aggregate,
                 AttrNumber of);
};

}  // namespace synthgen::plan
