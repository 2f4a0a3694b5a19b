// Which number of a parent says something of its children, by its name: how many there are, what they come
// to, what they are on average. Looks from the child.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/words.hpp"
#include "generate/nodes/aggregate.hpp"
#include "plan/siblings/counter_names.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class CounterSearch : protected TablePass {
 public:
  explicit CounterSearch(TableDraft& draft) : TablePass(draft) {}

  struct Counter {
    generate::Aggregate aggregate;
    AttrNumber of;  // a column of this table; none for a count
  };
  // What a number of the parent says of the rows of this table that refer to it by a foreign key, as its name
  // has it; nothing as a rule.
  std::optional<Counter> counter_of(const TablePlan& parent, std::size_t key, const pg::Column& column) const;
  // Whether a table that rows of this one may be about, where a label says so, counts them.
  bool is_counted_by(const TablePlan& subject) const;

 protected:
  bool names_own_rows(const pg::Column& column) const;
  bool counts_own(const pg::Column& column) const;
  bool counts_by(std::size_t key, const std::string& word) const;
  bool counts_first(std::size_t key) const;

 private:
  bool links_to(const TablePlan& parent, std::size_t key, const std::string& word) const;
  bool counts(const TablePlan& parent, std::size_t key, const pg::Column& column) const;
  AttrNumber amount_given(const core::Words& words) const;
  AttrNumber summed_number(const core::Words& words, std::string_view semantic) const;
  bool is_told_by(const core::Words& number, const std::vector<ToldOf>& ways) const;
  bool tells_how_many(const TablePlan& parent, std::size_t key, const pg::Column& column) const;
  AttrNumber heads_of_row() const;
  AttrNumber held_number(const core::Words& words, std::string_view semantic) const;
  AttrNumber packed_number(const TablePlan& parent, const pg::Column& column) const;
  std::optional<Counter> extreme_of(const core::Words& words) const;
  bool counts_in_words_of(const pg::Column& column) const;
};

}  // namespace synthgen::plan
