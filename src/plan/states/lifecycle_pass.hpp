// What belongs to a status, a flag or a date: which other cells are there, and what they say.
#pragma once

#include "generate/nodes/evidence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class LifecyclePass : private TablePass {
 public:
  explicit LifecyclePass(TableDraft& draft) : TablePass(draft) {}

  void derive_lifecycle();
  // Lets a column that may be missing have a value exactly where the evidence tells so; `event` says of what
  // it tells.
  void derive_when(const pg::Column& column, generate::Evidence evidence, std::string_view event);
  // Whether a column may be missing where another one tells so.
  bool may_be_missing(const pg::Column& column) const;
  // Labels as they will be where conditions decide them; to a column that a condition ties to them, as drawn.
  void see_final_labels(generate::Evidence& evidence, AttrNumber of);

 private:
  void call_off_nothing_done();
  void empty_what_is_sold_out();
  AttrNumber granting_date(const pg::Column& column) const;
  bool refers_with_others(AttrNumber column) const;
  int rank_of_date(AttrNumber column) const;
  void derive_after(std::vector<AttrNumber> dates);
  void derive_presence_now();
  std::optional<generate::Evidence> evidence_of_contact() const;
  std::string_view event_of_row(const pg::Column& column) const;
  void derive_at_end();
};

}  // namespace synthgen::plan
