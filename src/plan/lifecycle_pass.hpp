// What belongs to a status, a flag or a date: which other cells are there, and what they say.
#pragma once

#include "generate/status.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class LifecyclePass : private TablePass {
 public:
  explicit LifecyclePass(TableDraft& draft) : TablePass(draft) {}

  void derive_lifecycle();
  std::optional<generate::Evidence> evidence_of(std::string_view event) const;
  std::optional<generate::Evidence> evidence_of_partial() const;
  // The labels of a status that say that nothing has been done yet.
  std::optional<generate::Evidence> evidence_of_waiting() const;
  std::optional<generate::Evidence> lesser_evidence_of(std::string_view event, AttrNumber except,
                                                       bool dates) const;
  // Lets a column that may be missing have a value exactly where the evidence tells so; `event` says of what
  // it tells.
  void derive_when(const pg::Column& column, generate::Evidence evidence, std::string_view event);
  bool may_be_missing(const pg::Column& column) const;

 private:
  void see_final_labels(generate::Evidence& evidence, AttrNumber of);
  bool is_status(const pg::Column& column) const;
  std::optional<generate::Evidence> evidence_of_label(const pg::Column& column) const;
  std::optional<generate::Evidence> evidence_of_stem(const pg::Column& date) const;
  void call_off_nothing_done();
  bool may_have_label(const pg::Column& column) const;
  int rank_of_date(AttrNumber column) const;
  void derive_after(std::vector<AttrNumber> dates);
  void derive_flag_of_date(const pg::Column& flag);
  bool is_end_of_slot(AttrNumber column) const;
  std::optional<generate::StatusTimes> status_times() const;
  void place_status_in_time(const pg::Column& column, const generate::StatusTimes& times);
  void derive_at_end();
  void derive_flag(const pg::Column& column);
  void derive_late_fee(const pg::Column& column);
  bool may_hold_labels(AttrNumber column) const;
};

}  // namespace synthgen::plan
