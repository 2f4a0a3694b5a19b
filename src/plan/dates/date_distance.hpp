// How long after another date of its row, or after what was planned, a date usually lies: its name tells,
// else the course of events, else what it means.
#pragma once

#include "core/duration.hpp"
#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_sequence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

struct DateDistance {
  generate::Microseconds least = 0;
  generate::Microseconds greatest = 0;
  bool is_session = false;                // begins and ends within hours
  const core::Duration* lasts = nullptr;  // how these distances are distributed, where that is known
};

class DateDistances : private TablePass {
 public:
  // `sequence`: of the same table; outlives this.
  DateDistances(TableDraft& draft, const DateSequence& sequence) : TablePass(draft), sequence_(sequence) {}

  // How long after an earlier event of the row a date usually lies; nothing if it may be any time later.
  std::optional<DateDistance> usual_distance(const pg::Column& other, const DateRole* other_role,
                                             const pg::Column& column, const DateRole* role,
                                             bool checked) const;

  // How far from what was planned its actual date lies; nothing if the two are not a plan and what became of
  // it.
  std::optional<DateDistance> distance_from_plan(const pg::Column& plan, const DateRole* planned,
                                                 const pg::Column& actual) const;

 private:
  core::Words words_of_end(const pg::Column& other, const pg::Column& column) const;
  static DateDistance distance_of(const core::Duration& usual);
  std::optional<DateDistance> named_delay(const pg::Column& other, const DateRole* other_role,
                                          const pg::Column& column, const DateRole* role) const;
  std::optional<DateDistance> told_distance(const pg::Column& other, const pg::Column& column) const;
  bool is_booked_by_hours(const pg::Column& begin, const pg::Column& end) const;
  bool is_brief() const;
  bool brings_food() const;

  std::optional<core::SpanEnd> end_in_row(const pg::Column& column) const;
  bool is_same_end(const pg::Column& plan, const pg::Column& actual) const;
  bool ends_whole(const pg::Column& plan) const;

  const DateSequence& sequence_;
};

}  // namespace synthgen::plan
