#include "plan/dates/date_sequence.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/states/evidence_pass.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;

// Events from this rank on are of the record rather than of whom it is about.
constexpr int kRecordRank = 50;

}  // namespace

bool DateSequence::is_checked_before(AttrNumber left, AttrNumber right) const {
  return std::any_of(
      target_.constraints.relations.begin(), target_.constraints.relations.end(),
      [&](const ColumnRelation& relation) {
        return relation.left == left && relation.right == right &&
               (relation.op == ColumnRelation::Op::kLess || relation.op == ColumnRelation::Op::kLessEqual);
      });
}

bool DateSequence::is_before(AttrNumber left, AttrNumber right) const {
  if (is_checked_before(left, right)) return true;
  if (is_checked_before(right, left)) return false;
  if (is_one_before_current(left, right)) return true;
  if (is_one_before_current(right, left)) return false;
  if (auto const end = end_of_span(left, right))
    return *end == core::SpanEnd::kBegin || (*end == core::SpanEnd::kEither && left < right);
  if (auto const step = step_between(left, right)) return step->from < step->to;
  if (auto const steps = steps_by_labels(left, right); steps != 0) return steps > 0;
  DateRole const* const earlier = date_role(target_.columns[left - 1].semantic);
  DateRole const* const later = date_role(target_.columns[right - 1].semantic);
  if (earlier == nullptr || later == nullptr) return false;
  // An article is written before it is published, unlike the record of a book; and an event is published
  // before it begins.
  if (is_published_here(right)) return earlier->rank <= kStartRank && !is_occasion(*earlier);
  if (is_published_here(left)) return later->rank > kStartRank || is_occasion(*later);
  // Who was alive when his record was made dies after it, unlike an author.
  if (earlier->semantic == "date.death" || later->semantic == "date.death") {
    bool const historic = column_meaning(target_, {"date.historic_birth"}) != 0;
    if (!historic && later->semantic == "date.death") return earlier->rank < kRecordRank;
    if (!historic && earlier->semantic == "date.death" && later->rank > 0) return later->rank >= kRecordRank;
  }
  if (later->of_life && !earlier->of_life) return false;
  // What is reported on is over.
  if (later->semantic == "date.due" && is_span_end(*earlier) &&
      has_word(core::words_of(table_.column(right).name), {"report", "reporting"}))
    return true;
  // A deadline may be kept or missed, and an end may be still to come: they say nothing about what happens.
  if (earlier->semantic == "date.due" || earlier->semantic == "date.estimated") return false;
  // What is charged for a period is charged when it is over.
  if (is_of_billed_period(left) && is_charged(*later)) return true;
  if (is_of_billed_period(right) && is_charged(*earlier)) return false;
  // ... and paid out on a day after that.
  bool const pays_out =
      has_word(core::words_of(table_.name), {"payout", "settlement", "disbursement", "remittance"});
  if (pays_out && is_of_billed_period(left) && later->semantic == "date.scheduled") return true;
  if (pays_out && is_of_billed_period(right) && earlier->semantic == "date.scheduled") return false;
  if (earlier->may_be_future && earlier->rank >= kEndRank && !later->may_be_future) {
    if (later->semantic != "date.payday") return false;
  }
  if (are_of_other_spans(left, right)) return false;
  // A part begins when the whole has begun.
  if (earlier->rank == later->rank && begins_whole(left) && !begins_whole(right) && is_span_end(*later))
    return true;
  // What was agreed on beforehand is called off before it begins.
  bool const agreed =
      !slots_.empty() || column_meaning(target_, {"date.booked", "date.scheduled"}) != 0 ||
      has_word({core::words_of(table_.name).back()}, {"appointment", "booking", "reservation"});
  // What is offered is sent, and agreed on, before it begins.
  bool const offers =
      has_word(core::words_of(table_.name), {"offer", "proposal", "quote", "quotation", "invitation"});
  if (offers && is_in_course(*earlier) && is_occasion(*later)) return true;
  if (offers && is_in_course(*later) && is_occasion(*earlier)) return false;
  // What is asked for is approved before it begins.
  bool const asked = agreed || column_meaning(target_, {"date.requested"}) != 0;
  if (asked && earlier->semantic == "date.verified" && is_occasion(*later)) return true;
  if (asked && later->semantic == "date.verified" && is_occasion(*earlier)) return false;
  if (later->semantic == "date.cancelled")
    return earlier->rank <= kScheduledRank && !(agreed && is_occasion(*earlier));
  if (earlier->semantic == "date.cancelled")
    return (later->rank > kEndRank + 1 && !later->may_be_future) || (agreed && is_occasion(*later));
  if (is_noted_plainly(left, right)) return true;
  if (is_noted_plainly(right, left)) return false;
  // What every row says in front of what is planned is when it was planned.
  if (is_noted_first(left, right)) return true;
  if (is_noted_first(right, left)) return false;
  // What was planned begins when it was planned, or later.
  if (earlier->semantic == "date.scheduled" && later->semantic == "date.started") return true;
  if (earlier->semantic == "date.started" && later->semantic == "date.scheduled") return false;
  // Who comes to it is there before it begins.
  if (earlier->semantic == "date.attended" && later->semantic == "date.started") return true;
  if (earlier->semantic == "date.started" && later->semantic == "date.attended") return false;
  // What has a course is paid for where the columns say so.
  bool const paid_at_begin = (earlier->semantic == "date.started" && later->semantic == "date.paid") ||
                             (earlier->semantic == "date.paid" && later->semantic == "date.started");
  if (paid_at_begin && course().exists) return left < right;
  // Some pay before they come, others when they leave.
  bool const paid_for = (earlier->semantic == "date.attended" && later->semantic == "date.paid") ||
                        (earlier->semantic == "date.paid" && later->semantic == "date.attended");
  if (paid_for) return left < right;
  // Who accepts does so before it begins; what is handed in had been begun.
  if (earlier->semantic == "date.verified" && later->semantic == "date.started") return true;
  if (earlier->semantic == "date.started" && later->semantic == "date.verified") return false;
  if (is_started_here(right) && is_handed_in(left)) return false;
  if (is_started_here(left) && is_handed_in(right)) return true;
  // A fine is issued for what has occurred.
  if (earlier->semantic == "date.issued" && tells_occurrence(right)) return false;
  if (later->semantic == "date.issued" && tells_occurrence(left)) return true;
  // A licence that somebody has when he registers was issued before; the order of the columns tells.
  auto const is_paper = [](const DateRole& role) { return role.semantic == "date.issued"; };
  auto const registers = [](const DateRole& role) { return role.semantic == "date.join"; };
  if ((is_paper(*earlier) && registers(*later)) || (registers(*earlier) && is_paper(*later)))
    return left < right;
  // Names that tell no order leave it to the order of the columns.
  bool const untold = earlier->rank == later->rank || earlier->semantic == "date.happened" ||
                      later->semantic == "date.happened";
  if (untold && is_in_course(*earlier) && is_in_course(*later)) return left < right;
  return earlier->rank < later->rank;
}

// Looks up once which dates the labels of a course tell of.
const Course& DateSequence::course() const {
  if (course_) return *course_;
  course_.emplace();
  EvidencePass const rows(draft_);
  const pg::Column* const status = rows.course();
  if (status == nullptr) return *course_;
  course_->exists = true;
  std::vector<std::string> const& labels = rows.labels_of(*status);
  course_->labels.assign(table_.columns.size(), Course::kNone);
  if (std::is_sorted(labels.begin(), labels.end())) return *course_;
  for (pg::Column const& column : table_.columns) {
    if (!is_date(column)) continue;
    DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
    if (role != nullptr && (role->may_be_future || role->of_life)) continue;
    // What every row has come to is where all begin.
    if (not_null(column)) {
      if (rows.names_first_label(column, *status)) course_->labels[column.number - 1] = 0;
      continue;
    }
    if (auto const label = rows.told_label(column, *status))
      course_->labels[column.number - 1] = static_cast<int>(*label);
  }
  return *course_;
}

int DateSequence::steps_by_labels(AttrNumber left, AttrNumber right) const {
  Course const& steps = course();
  if (steps.labels.empty()) return 0;
  int const from = steps.labels[left - 1];
  int const to = steps.labels[right - 1];
  return from == Course::kNone || to == Course::kNone ? 0 : to - from;
}

bool DateSequence::is_noted_plainly(AttrNumber note, AttrNumber date) const {
  core::Words const own = core::words_of(table_.column(note).name);
  core::Words const other = core::words_of(table_.column(date).name);
  return target_.columns[note - 1].semantic == "date.created" &&
         target_.columns[date - 1].semantic == "date.created" && has_word(own, {"created"}) &&
         std::all_of(other.begin(), other.end(), [](const std::string& word) {
           return has_word({word}, {"date", "time", "datetime", "day", "hour"});
         });
}

bool DateSequence::is_noted_first(AttrNumber note, AttrNumber occasion) const {
  DateRole const* const role = date_role(target_.columns[occasion - 1].semantic);
  return role != nullptr && is_occasion(*role) && note < occasion && not_null(table_.column(note)) &&
         target_.columns[note - 1].semantic == "date.happened";
}

bool DateSequence::is_one_before_current(AttrNumber left, AttrNumber right) const {
  std::vector<std::string> before = core::words_of(table_.column(left).name);
  std::vector<std::string> current = core::words_of(table_.column(right).name);
  if (!has_word(before, {"last", "previous", "prior"}) || !has_word(current, {"current"})) return false;
  std::erase_if(before, [](const std::string& word) {
    return has_word({word}, {"last", "previous", "prior"});
  });
  std::erase_if(current, [](const std::string& word) { return has_word({word}, {"current"}); });
  return before == current;
}

std::optional<core::SpanEnd> DateSequence::end_of_span(AttrNumber one, AttrNumber other) const {
  core::Words const words = core::words_of(table_.column(one).name);
  core::Words const others = core::words_of(table_.column(other).name);
  if (core::tense_of(words) != core::tense_of(others)) return std::nullopt;
  return core::end_of_span(words, others);
}

std::optional<core::EventStep> DateSequence::step_between(AttrNumber one, AttrNumber other) const {
  std::vector<std::string> const words = core::words_of(table_.column(one).name);
  std::vector<std::string> const others = core::words_of(table_.column(other).name);
  // Who leaves arrives elsewhere, but a visitor arrives first; the order of the columns tells.
  auto const is_visit = [&](const std::vector<std::string>& first, const std::vector<std::string>& second) {
    return has_word(first, {"arrived", "arrival"}) && has_word(second, {"left", "departed", "departure"});
  };
  if (one < other ? is_visit(words, others) : is_visit(others, words)) return std::nullopt;
  // The ends of different parts of a whole have nothing to do with each other: the trial and the current
  // period.
  bool const are_parts = is_of_part(table_.column(one)) && is_of_part(table_.column(other));
  if (are_parts && span_stem(table_.column(one)) != span_stem(table_.column(other))) return std::nullopt;
  // Columns are mostly listed in the order in which things come about.
  if (one < other) return core::event_step(words, others);
  auto step = core::event_step(others, words);
  if (step) std::swap(step->from, step->to);
  return step;
}

bool DateSequence::tells_occurrence(AttrNumber column) const {
  return target_.columns[column - 1].semantic == "date.event" &&
         has_word(core::words_of(table_.column(column).name),
                  {"occurred", "offence", "offense", "violation", "incident", "infraction", "happened"});
}

bool DateSequence::is_of_billed_period(AttrNumber column) const {
  std::vector<std::string> const words = core::words_of(table_.column(column).name);
  DateRole const* const role = date_role(target_.columns[column - 1].semantic);
  return role != nullptr && is_span_end(*role) && has_word(words, {"period", "cycle", "statement"}) &&
         !has_word(words, {"current", "trial", "grace"});
}

bool DateSequence::is_charged(const DateRole& role) {
  return role.semantic == "date.paid" || role.semantic == "date.issued" || role.semantic == "date.due";
}

bool DateSequence::is_started_here(AttrNumber column) const {
  return target_.columns[column - 1].semantic == "date.started";
}

bool DateSequence::is_handed_in(AttrNumber column) const {
  return target_.columns[column - 1].semantic == "date.requested" &&
         has_word(core::words_of(table_.column(column).name), {"submitted", "submission"});
}

// Whether a moment of publication follows the one at which the row was written.
bool DateSequence::is_published_here(AttrNumber column) const {
  return target_.columns[column - 1].semantic == "date.published" && is_time_of_day(table_.column(column)) &&
         column_meaning(target_, {"date.created"}) != 0;
}

// Whether a column is the beginning of what the table holds, not of a part of it.
bool DateSequence::begins_whole(AttrNumber column) const {
  DateRole const* const role = date_role(target_.columns[column - 1].semantic);
  return role != nullptr && is_span_end(*role) && role->rank < kEndRank &&
         span_stem(table_.column(column)).empty();
}

// Whether the two are ends of different spans, of which one has both ends in the row: the trial and the
// current period of a subscription.
bool DateSequence::are_of_other_spans(AttrNumber left, AttrNumber right) const {
  auto const is_end = [&](AttrNumber column) {
    DateRole const* const role = date_role(target_.columns[column - 1].semantic);
    return role != nullptr && is_span_end(*role);
  };
  if (!is_end(left) || !is_end(right)) return false;
  std::vector<std::string> const one = span_stem(table_.column(left));
  std::vector<std::string> const two = span_stem(table_.column(right));
  if (one == two || begins_whole(left)) return false;
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    if (!is_date(column) || column.number == left || column.number == right || !is_end(column.number))
      return false;
    std::vector<std::string> const stem = span_stem(column);
    return stem == one || stem == two;
  });
}

}  // namespace synthgen::plan
