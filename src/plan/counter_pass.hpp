// What a parent says of its children. Runs for the child.
#pragma once

#include "core/words.hpp"
#include "generate/aggregate.hpp"
#include "plan/counter_names.hpp"
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
  // Whether a table that rows of this one may be about, where a label says so, counts them.
  bool is_counted_by(const TablePlan& subject) const;

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
  bool is_told_by(const core::Words& number, const std::vector<ToldOf>& ways) const;
  bool tells_how_many(const TablePlan& parent, std::size_t key, const pg::Column& column) const;
  AttrNumber heads_of_row() const;
  AttrNumber held_number(const core::Words& words, std::string_view semantic) const;
  bool names_own_rows(const pg::Column& column) const;
  void count_by_label(const TableDraft::Subject& subject);
  AttrNumber own_date() const;
  static bool parent_date_is_bound(const TablePlan& parent, const pg::Column& column);
  bool counts_in_words_of(const pg::Column& column) const;
  static generate::NodeId capped(TablePlan& parent, const pg::Column& column, generate::NodeId count);
  void aggregate(TablePlan& parent, std::size_t key, const pg::Column& column, generate::Aggregate aggregate,
                 AttrNumber of);
};

}  // namespace synthgen::plan
