#include "plan/date_sequence.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/name_words.hpp"
#include "plan/date_columns.hpp"
#include "plan/evidence_pass.hpp"
#include "plan/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using generate::kDay;
using generate::Microseconds;

// How long what a CHECK puts in order usually takes, when the names do not tell.
constexpr double kUsualGapDays = 30;

// How long an appointment, a shift or a call lasts: what begins and ends at times rather than on dates.
constexpr Microseconds kLeastSession = kDay / 96;
constexpr Microseconds kGreatestSession = kDay / 8;

// What was resolved is closed within some days.
constexpr double kClosingDays = 7;

// Events from this rank on are of the record rather than of whom it is about.
constexpr int kRecordRank = 50;

// From one event to the next where nothing else is known.
constexpr double kStepDays = 8;

// Happens in the course of what a row records, as far as it has come.
bool is_in_course(const DateRole& role) {
  return role.rank > 12 && role.rank < 50 && !role.of_life && !role.may_be_future;
}

// Begins a course of events rather than a record that is kept for years.
bool begins_course(const DateRole& role) {
  return role.semantic == "date.requested" || role.semantic == "date.booked" ||
         role.semantic == "date.transaction" || is_in_course(role);
}

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
  if (earlier->may_be_future && earlier->rank >= kEndRank && !later->may_be_future) {
    if (later->semantic != "date.payday") return false;
  }
  if (are_of_other_spans(left, right)) return false;
  // A part begins when the whole has begun.
  if (earlier->rank == later->rank && begins_whole(left) && !begins_whole(right) && is_span_end(*later))
    return true;
  // What was agreed on beforehand is called off before it begins.
  bool const agreed = !slots_.empty() || column_meaning(target_, {"date.booked", "date.scheduled"}) != 0;
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

// How many labels of a course lie between two dates that labels tell of; 0 if they do not.
int DateSequence::steps_by_labels(AttrNumber left, AttrNumber right) const {
  Course const& steps = course();
  if (steps.labels.empty()) return 0;
  int const from = steps.labels[left - 1];
  int const to = steps.labels[right - 1];
  return from == Course::kNone || to == Course::kNone ? 0 : to - from;
}

// Whether a date says that the row was made then, and the other no more than that it is one.
bool DateSequence::is_noted_plainly(AttrNumber note, AttrNumber date) const {
  core::Words const own = core::words_of(table_.column(note).name);
  core::Words const other = core::words_of(table_.column(date).name);
  return target_.columns[note - 1].semantic == "date.created" &&
         target_.columns[date - 1].semantic == "date.created" && has_word(own, {"created"}) &&
         std::all_of(other.begin(), other.end(), [](const std::string& word) {
           return has_word({word}, {"date", "time", "datetime", "day", "hour"});
         });
}

// Whether a moment that no word tells stands in each row in front of an occasion.
bool DateSequence::is_noted_first(AttrNumber note, AttrNumber occasion) const {
  DateRole const* const role = date_role(target_.columns[occasion - 1].semantic);
  return role != nullptr && is_occasion(*role) && note < occasion && not_null(table_.column(note)) &&
         target_.columns[note - 1].semantic == "date.happened";
}

// Whether a date is the last one of a kind and the other the current one: the sign-in before this one.
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

// What begins and ends within a day, all steps of which take minutes: a ride, a call.
bool DateSequence::is_brief() const {
  return has_word(
             core::words_of(table_.name),
             {"ride",     "trip",     "call",       "session",      "chat", "attempt", "parking",  "charging",
              "message",  "command",  "webhook",    "notification", "push", "sms",     "download", "upload",
              "playback", "pipeline", "deployment", "build",        "sync", "backup",  "outage"}) &&
         std::none_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
           return is_date(column) && column.type.base == DATEOID &&
                  date_role(target_.columns[column.number - 1].semantic) != nullptr;
         });
}

// Whether the rows are orders of a restaurant, or of its dishes.
bool DateSequence::brings_food() const {
  core::Words const words = core::words_of(table_.name);
  bool const serves = has_word(words, {"order", "line", "item", "check", "tab", "bill", "ticket"});
  auto const trade = plan_.context.trades.find(table_.schema_oid);
  bool const of_restaurant = trade != plan_.context.trades.end() && trade->second == "restaurant";
  if (has_word(words, {"kitchen", "meal"}) || (of_restaurant && (serves || has_word(words, {"delivery"}))))
    return true;
  return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    std::vector<std::string> const kinds = core::kinds_of_thing(plan_.describe(key.parent).name);
    return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
      return kind == "%restaurants" || (serves && kind == "%dishes");
    });
  });
}

// What the names tell of the time between two events. What takes minutes, or hours, is known better.
std::optional<DateDistance> DateSequence::told_distance(const pg::Column& other,
                                                        const pg::Column& column) const {
  auto const step = step_between(other.number, column.number);
  if (!step || step->days == 0) return std::nullopt;
  std::vector<std::string> const words = core::words_of(table_.name);
  bool const times = is_time_of_day(other) && is_time_of_day(column);
  DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
  bool const ends = role != nullptr && role->rank == kEndRank;
  bool const brief =
      brings_food() ||
      (times && (is_brief() || (ends && core::find_duration({}, words, core::Grain::kTimes) != nullptr)));
  // A deadline or an end is some time ahead.
  bool const lies_ahead = has_word(core::words_of(column.name), {"end", "ends", "due", "deadline"});
  constexpr double kAhead = 0.3;
  return brief ? std::nullopt
               : std::optional(
                     DateDistance{lies_ahead ? days(kAhead * step->days) : 0, days(step->days), false});
}

// Which end of a span a date of the row is that has its other end in the row, too; nothing for others.
std::optional<core::SpanEnd> DateSequence::end_in_row(const pg::Column& column) const {
  for (pg::Column const& other : table_.columns) {
    if (!is_date(other) || other.number == column.number) continue;
    auto const end = end_of_span(column.number, other.number);
    if (end && *end != core::SpanEnd::kEither) return end;
  }
  return std::nullopt;
}

// Whether two dates of the row are the same end of what is planned and of what was done, whatever either is
// called: a rental begins when the car is handed over.
bool DateSequence::is_same_end(const pg::Column& plan, const pg::Column& actual) const {
  bool const of_row = plan.number <= static_cast<AttrNumber>(table_.columns.size()) &&
                      &table_.column(plan.number) == &plan && ends_whole(plan);
  if (!of_row || core::tense_of(core::words_of(actual.name)) != core::Tense::kDone || not_null(actual))
    return false;
  auto const end = end_in_row(actual);
  return end && end == end_in_row(plan);
}

// Whether a date is an end of what every row plans as a whole.
bool DateSequence::ends_whole(const pg::Column& plan) const {
  DateRole const* const role = date_role(target_.columns[plan.number - 1].semantic);
  return not_null(plan) && role != nullptr && is_span_end(*role) && role->may_be_future && !is_of_part(plan);
}

// What has happened has a plan where the names are of one event in two tenses.
std::optional<DateDistance> DateSequence::distance_from_plan(const pg::Column& plan, const DateRole* planned,
                                                             const pg::Column& actual) const {
  core::Words const after = core::words_of(actual.name);
  core::Words const before = core::words_of(plan.name);
  core::Tense const told = core::tense_of(after);
  core::Tense const earlier = core::tense_of(before);
  if (told <= earlier || !(core::is_same_event(before, after) || is_same_end(plan, actual)))
    return std::nullopt;
  bool const is_due = has_word(before, {"due"});
  // A date that no word calls a plan is one where it begins or ends something.
  bool const is_occasion_or_end =
      planned != nullptr && (is_occasion(*planned) || (planned->rank == kEndRank && planned->may_be_future));
  if (earlier != core::Tense::kPlanned && !is_due && !is_occasion_or_end && told != core::Tense::kActual)
    return std::nullopt;
  DateRole const* const role = date_role(target_.columns[actual.number - 1].semantic);
  bool const ends = role != nullptr && role->rank >= kEndRank;
  if (told == core::Tense::kPlain && (role == nullptr || role->may_be_future)) return std::nullopt;
  if (plan.type.base != DATEOID && actual.type.base != DATEOID)
    return DateDistance{ends ? -20 * kMinute : 0, (brings_food() ? 30 : 90) * kMinute, false};
  if (role != nullptr && role->semantic == "date.delivered") return DateDistance{days(-3), days(7), false};
  if (actual.type.base == DATEOID) return DateDistance{days(ends ? -14 : 0), days(ends ? 45 : 14), false};
  constexpr Microseconds kHour = 60 * kMinute;
  bool const stay = has_word(after, {"check", "checkin", "checkout"});
  if (!stay) return DateDistance{8 * kHour, 17 * kHour, false};
  return ends ? DateDistance{7 * kHour, 11 * kHour, false} : DateDistance{14 * kHour, 21 * kHour, false};
}

// What a date ends, or is due after another one, by the words of both names and of its meaning.
core::Words DateSequence::words_of_end(const pg::Column& other, const pg::Column& column) const {
  core::Words words = core::words_of(column.name);
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  if (std::size_t const dot = semantic.find('.'); dot != std::string::npos)
    words.push_back(semantic.substr(dot + 1));
  for (std::string& word : core::words_of(other.name)) words.push_back(std::move(word));
  return words;
}

DateDistance DateSequence::distance_of(const core::Duration& usual) {
  return {usual.least_minutes() * kMinute, usual.greatest_minutes() * kMinute, !usual.is_in_days(), &usual};
}

// What is due, or expires, so long after something else as things of its name are.
std::optional<DateDistance> DateSequence::named_delay(const pg::Column& other, const DateRole* other_role,
                                                      const pg::Column& column, const DateRole* role) const {
  constexpr int kLeastRank = 8;
  if (role == nullptr || is_occasion(*role) || role->rank < kLeastRank || role->semantic == "date.created")
    return std::nullopt;
  if (other_role == nullptr || other_role->rank < kLeastRank) return std::nullopt;
  bool const ends = role->may_be_future && role->semantic != "date.due";
  core::Duration const* const usual =
      core::find_delay(words_of_end(other, column), core::words_of(table_.name), ends);
  if (usual == nullptr || (!usual->is_in_days() && !is_time_of_day(column))) return std::nullopt;
  return distance_of(*usual);
}

// Whether a booking begins and ends at times: of a room or a court, not of a car, nor of a bed.
bool DateSequence::is_booked_by_hours(const pg::Column& begin, const pg::Column& end) const {
  if (!has_word(core::words_of(table_.name), {"booking", "reservation"})) return false;
  auto const is_bare = [](const pg::Column& column) { return span_stem(column).empty(); };
  return is_bare(begin) && is_bare(end) &&
         std::none_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
           return has_word(core::words_of(plan_.describe(key.parent).name),
                           {"vehicle", "car", "bike", "boat", "hotel", "property", "villa", "apartment",
                            "equipment", "guest", "cabin", "tool", "machine", "listing"});
         });
}

std::optional<DateDistance> DateSequence::usual_distance(const pg::Column& other, const DateRole* other_role,
                                                         const pg::Column& column, const DateRole* role,
                                                         bool checked) const {
  bool const times = is_time_of_day(other) && is_time_of_day(column);
  bool const of_records = other_role == nullptr || !other_role->of_life;
  if (auto const told = named_delay(other, other_role, column, role)) return told;
  if (auto const told = told_distance(other, column)) return told;
  if (is_one_before_current(other.number, column.number)) return DateDistance{0, days(kStepDays), false};
  if (is_noted_plainly(other.number, column.number)) return DateDistance{kMinute, days(kAheadDays), false};
  if (role == nullptr || other_role == nullptr) {
    if (role != nullptr && role->typical_gap_days > 0 && of_records)
      return DateDistance{days(role->least_gap_days), days(role->least_gap_days + role->typical_gap_days),
                          false};
    if (!checked) return std::nullopt;
    if (times) return DateDistance{kLeastSession, kGreatestSession, true};
    return DateDistance{0, days(kUsualGapDays), false};
  }
  // What is put up by the hour is put up for those who have something to do by then.
  bool const put_up =
      role->semantic == "date.due" && other_role->semantic == "date.published" && is_time_of_day(other);
  if (!of_records && !put_up) return std::nullopt;
  bool const agreed = other_role->semantic == "date.verified" ||
                      is_noted_first(other.number, column.number) ||
                      (other_role->rank > 10 && other_role->rank < 15);
  if (role->semantic == "date.start" && agreed) return DateDistance{0, days(kAheadDays), false};
  if (times && other_role->semantic == "date.scheduled" && is_in_course(*role) && role->rank != kEndRank &&
      role->semantic != "date.cancelled")
    return DateDistance{role->semantic == "date.started" ? 0 : -15 * kMinute, 90 * kMinute, false};
  if (role->semantic == "date.started" && other_role->semantic == "date.attended")
    return DateDistance{kMinute, 40 * kMinute, false};
  // Of what is planned, or attended, on a day.
  bool const on_day = other.type.base == DATEOID && column.type.base != DATEOID && is_in_course(*role) &&
                      role->semantic != "date.cancelled" && role->rank < kEndRank;
  if (on_day && (other_role->semantic == "date.scheduled" || other_role->semantic == "date.attended"))
    return DateDistance{7 * 60 * kMinute, 16 * 60 * kMinute, false};
  bool const is_brought =
      brings_food() && (role->semantic == "date.delivered" || role->semantic == "date.estimated");
  if (is_brought) return DateDistance{20 * kMinute, 70 * kMinute, false};
  bool const in_minutes =
      is_brief() || (brings_food() && other.type.base != DATEOID && column.type.base != DATEOID);
  // What has a status that tells how it went takes a course from its record on.
  bool const begins =
      begins_course(*other_role) || (other_role->semantic == "date.created" && course().exists);
  if (in_minutes && begins && is_in_course(*role) && role->rank != kEndRank && role->semantic != "date.read")
    return DateDistance{kMinute, 15 * kMinute, false};
  if (is_brief() && is_handed_in(column.number) && other_role->semantic == "date.started")
    return DateDistance{5 * kMinute, 60 * kMinute, false};
  bool const is_step = role->semantic == "date.started" && course().exists;
  if ((role->semantic == "date.happened" || is_step) && begins)
    return DateDistance{kMinute, days(kStepDays), false};
  // From one label of a course to the next it takes some days.
  bool const untold = role->typical_gap_days == 0 || role->rank < kStartRank;
  if (int const steps = steps_by_labels(other.number, column.number); steps > 0 && untold)
    return DateDistance{kMinute, days(kStepDays * steps), false};
  if (role->typical_gap_days == 0) {
    if (!checked) return std::nullopt;
    return DateDistance{times ? kLeastSession : 0, times ? kGreatestSession : days(kUsualGapDays), times};
  }
  // Who has come to what was planned for an hour stays for hours.
  bool const came = other_role->semantic == "date.attended" || other_role->semantic == "date.delivered";
  bool const planned = column_meaning(target_, {"date.scheduled"}) != 0;
  if (times && planned && came && role->rank == kEndRank)
    return DateDistance{20 * kMinute, 240 * kMinute, true};
  if (role->semantic == "date.attended" && !is_occasion(*other_role)) return std::nullopt;
  if (role->semantic == "date.issued" && other_role->semantic == "date.event")
    return DateDistance{0, days(3 * kStepDays), false};
  // What is recorded when it happens follows the record, not other events.
  if (role->rank < kStartRank && other_role->semantic != "date.created") return std::nullopt;
  // How long the licence of somebody is valid has nothing to do with when he was hired.
  if (role->semantic == "date.expiry" && other_role->semantic == "date.hire") return std::nullopt;
  bool const lasts = role->rank == kEndRank || role->semantic == "date.expiry";
  if (!lasts)
    return DateDistance{days(role->least_gap_days), days(role->least_gap_days + role->typical_gap_days),
                        false};
  core::Words const ended = words_of_end(other, column);
  core::Words const thing = core::words_of(table_.name);
  // How long a part lasts, such as a trial, its own name tells.
  core::Duration const* usual =
      is_of_part(column) ? core::find_duration(ended, {}, core::Grain::kDays) : nullptr;
  bool const is_part = usual != nullptr;
  if (times && !is_part) usual = core::find_duration(ended, thing, core::Grain::kTimes);
  if (role->rank == kEndRank && other_role->rank > kScheduledRank && other_role->semantic != "date.attended")
    return DateDistance{0, usual != nullptr ? usual->greatest_minutes() * kMinute : days(kClosingDays),
                        false};

  std::initializer_list<std::string_view> const offers = {"campaign", "promotion", "promo",
                                                          "coupon",   "discount",  "voucher"};
  if (has_word(ended, offers) || has_word(thing, offers)) usual = nullptr;
  if (usual == nullptr && times && is_booked_by_hours(other, column))
    return DateDistance{30 * kMinute, 240 * kMinute, true};
  if (usual == nullptr) usual = core::find_duration(ended, thing, core::Grain::kDays);
  if (usual != nullptr) return distance_of(*usual);
  if (times) return DateDistance{kLeastSession, kGreatestSession, true};
  return DateDistance{days(role->least_gap_days), days(role->least_gap_days + role->typical_gap_days), false};
}

}  // namespace synthgen::plan
