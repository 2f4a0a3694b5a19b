// Which of two dates of a row comes first, and how long after the other: CHECKs decide, else what the two
// mean.
#pragma once

#include "core/date_span.hpp"
#include "core/duration.hpp"
#include "core/event_order.hpp"
#include "generate/temporal.hpp"
#include "plan/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

struct DateDistance {
  generate::Microseconds least = 0;
  generate::Microseconds greatest = 0;
  bool is_session = false;                // begins and ends within hours
  const core::Duration* lasts = nullptr;  // how these distances are distributed, where that is known
};

// What the labels of a status tell of the row's dates.
struct Course {
  bool exists = false;
  static constexpr int kNone = -1;
  std::vector<int> labels;  // by column the number of the label that tells of a date
};

class DateSequence : private TablePass {
 public:
  explicit DateSequence(TableDraft& draft) : TablePass(draft) {}

  // Whether a CHECK puts `left` before `right`.
  bool is_checked_before(AttrNumber left, AttrNumber right) const;
  // Whether `left` comes before `right`: a CHECK decides, else what the two mean.
  bool is_before(AttrNumber left, AttrNumber right) const;
  // The step from one date to the other in the course of events that their names tell.
  std::optional<core::EventStep> step_between(AttrNumber one, AttrNumber other) const;
  // Which end of a span the one date is that the other is the other end of, both planned, or neither.
  std::optional<core::SpanEnd> end_of_span(AttrNumber one, AttrNumber other) const;
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
  bool tells_occurrence(AttrNumber column) const;
  bool is_of_billed_period(AttrNumber column) const;
  static bool is_charged(const DateRole& role);
  bool begins_whole(AttrNumber column) const;
  bool is_started_here(AttrNumber column) const;
  bool is_handed_in(AttrNumber column) const;
  bool is_published_here(AttrNumber column) const;
  bool is_noted_plainly(AttrNumber note, AttrNumber date) const;
  bool is_noted_first(AttrNumber note, AttrNumber occasion) const;
  bool are_of_other_spans(AttrNumber left, AttrNumber right) const;
  bool is_one_before_current(AttrNumber left, AttrNumber right) const;
  bool is_booked_by_hours(const pg::Column& begin, const pg::Column& end) const;
  bool is_brief() const;
  bool brings_food() const;

  std::optional<core::SpanEnd> end_in_row(const pg::Column& column) const;
  bool is_same_end(const pg::Column& plan, const pg::Column& actual) const;
  bool ends_whole(const pg::Column& plan) const;

  const Course& course() const;
  int steps_by_labels(AttrNumber left, AttrNumber right) const;

  mutable std::optional<Course> course_;
};

}  // namespace synthgen::plan
