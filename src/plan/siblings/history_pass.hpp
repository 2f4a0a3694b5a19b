// What has one value at a time, and keeps the former ones: versions, prices, salaries, addresses of a
// history. Of the rows of one parent each holds until the next begins, and the last one still does.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class HistoryPass : private TablePass {
 public:
  explicit HistoryPass(TableDraft& draft) : TablePass(draft) {}

  // Whether the rows are the history of what a foreign key refers to; as names have it.
  bool is_history_of(std::size_t key) const;
  // Ends the rows' spans. Comes when their beginnings are in order, and before what the ends tell.
  void end_spans();

 private:
  struct Span {
    AttrNumber begin = InvalidAttrNumber;
    AttrNumber end = InvalidAttrNumber;
  };
  Span span() const;
  bool may_end(AttrNumber end) const;
  bool holds_one_at_a_time() const;
  std::optional<std::size_t> holder() const;
  generate::DateBound last_day(std::size_t key);
};

}  // namespace synthgen::plan
