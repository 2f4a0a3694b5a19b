// What a parent says of its children. Runs for the child.
#pragma once

#include "core/words.hpp"
#include "generate/aggregate.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class CounterPass : private TablePass {
 public:
  explicit CounterPass(TableDraft& draft) : TablePass(draft) {}

  struct Counter {
    generate::Aggregate aggregate;
    AttrNumber of;  // a column of this table; none for a count
  };
  // What a number of the parent says of the rows of this table that refer to it by a foreign key, as its name
  // has it; nothing as a rule.
  std::optional<Counter> counter_of(const TablePlan& parent, std::size_t key, const pg::Column& column) const;
  void derive_counters();

 private:
  bool may_be_drawn_again(std::size_t key) const;
  bool counts_own(const pg::Column& column) const;
  bool counts_first(std::size_t key) const;
  bool counts_by(std::size_t key, const std::string& word) const;
  bool links_to(const TablePlan& parent, std::size_t key, const std::string& word) const;
  bool counts(const TablePlan& parent, std::size_t key, const pg::Column& column) const;
  void derive_counter(TablePlan& parent, std::size_t key, const pg::Column& column);
  AttrNumber amount_given(const core::Words& words) const;
  AttrNumber summed_number(const core::Words& words, std::string_view semantic) const;
  AttrNumber own_date() const;
  static bool parent_date_is_bound(const TablePlan& parent, const pg::Column& column);
  void aggregate(TablePlan& parent, std::size_t key, const pg::Column& column, generate::Aggregate aggregate,
                 AttrNumber of);
};

}  // namespace synthgen::plan
