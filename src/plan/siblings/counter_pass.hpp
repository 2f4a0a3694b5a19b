// What a table says of the rows that refer to it: comment_count, average rating, last order. Runs for the
// child: the parent's program is complete by then.
#pragma once

#include <optional>

#include "generate/nodes/evidence.hpp"
#include "plan/siblings/counter_search.hpp"

namespace synthgen::plan {

class CounterPass : private CounterSearch {
 public:
  explicit CounterPass(TableDraft& draft) : CounterSearch(draft) {}

  void derive_counters();

 private:
  bool may_be_drawn_again(std::size_t key) const;
  void derive_counter(TablePlan& parent, std::size_t key, const pg::Column& column);
  void count_by_label(const TableDraft::Subject& subject);
  AttrNumber own_date(Oid wanted) const;
  static bool parent_date_is_bound(const TablePlan& parent, const pg::Column& column);
  static generate::NodeId capped(TablePlan& parent, const pg::Column& column, generate::NodeId count);
  void aggregate(TablePlan& parent, std::size_t key, const pg::Column& column, generate::Aggregate aggregate,
                 AttrNumber of, std::optional<generate::Evidence> only = {});
};

}  // namespace synthgen::plan
