// Which of two dates of a row comes first: CHECKs decide, else what the two mean.
#pragma once

#include "core/date_span.hpp"
#include "core/event_order.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

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

  // What the labels of the row's status tell of its dates.
  const Course& course() const;
  // How many labels of a course lie between two dates that labels tell of; 0 if they do not.
  int steps_by_labels(AttrNumber left, AttrNumber right) const;
  // Whether a date says that the row was made then, and the other no more than that it is one.
  bool is_noted_plainly(AttrNumber note, AttrNumber date) const;
  // Whether a moment that no word tells stands in each row in front of an occasion.
  bool is_noted_first(AttrNumber note, AttrNumber occasion) const;
  // Whether a date is the last one of a kind and the other the current one: the sign-in before this one.
  bool is_one_before_current(AttrNumber left, AttrNumber right) const;
  // Whether a date is the moment at which something was handed in.
  bool is_handed_in(AttrNumber column) const;

 private:
  bool tells_occurrence(AttrNumber column) const;
  bool is_of_billed_period(AttrNumber column) const;
  static bool is_charged(const DateRole& role);
  bool begins_whole(AttrNumber column) const;
  bool is_started_here(AttrNumber column) const;
  bool is_published_here(AttrNumber column) const;
  bool are_of_other_spans(AttrNumber left, AttrNumber right) const;

  mutable std::optional<Course> course_;
};

}  // namespace synthgen::plan
