#include "plan/dates/date_distance.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/dates/date_columns.hpp"

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

// From one event to the next where nothing else is known.
constexpr double kStepDays = 8;

// Begins a course of events rather than a record that is kept for years.
bool begins_course(const DateRole& role) {
  return role.semantic == "date.requested" || role.semantic == "date.booked" ||
         role.semantic == "date.transaction" || is_in_course(role);
}

}  // namespace

// What begins and ends within a day, all steps of which take minutes: a ride, a call.
bool DateDistances::is_brief() const {
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
bool DateDistances::brings_food() const {
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
std::optional<DateDistance> DateDistances::told_distance(const pg::Column& other,
                                                         const pg::Column& column) const {
  auto const step = sequence_.step_between(other.number, column.number);
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
std::optional<core::SpanEnd> DateDistances::end_in_row(const pg::Column& column) const {
  for (pg::Column const& other : table_.columns) {
    if (!is_date(other) || other.number == column.number) continue;
    auto const end = sequence_.end_of_span(column.number, other.number);
    if (end && *end != core::SpanEnd::kEither) return end;
  }
  return std::nullopt;
}

// Whether two dates of the row are the same end of what is planned and of what was done, whatever either is
// called: a rental begins when the car is handed over.
bool DateDistances::is_same_end(const pg::Column& plan, const pg::Column& actual) const {
  bool const of_row = plan.number <= static_cast<AttrNumber>(table_.columns.size()) &&
                      &table_.column(plan.number) == &plan && ends_whole(plan);
  if (!of_row || core::tense_of(core::words_of(actual.name)) != core::Tense::kDone || not_null(actual))
    return false;
  auto const end = end_in_row(actual);
  return end && end == end_in_row(plan);
}

// Whether a date is an end of what every row plans as a whole.
bool DateDistances::ends_whole(const pg::Column& plan) const {
  DateRole const* const role = date_role(target_.columns[plan.number - 1].semantic);
  return not_null(plan) && role != nullptr && is_span_end(*role) && role->may_be_future && !is_of_part(plan);
}

// What has happened has a plan where the names are of one event in two tenses.
std::optional<DateDistance> DateDistances::distance_from_plan(const pg::Column& plan, const DateRole* planned,
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
core::Words DateDistances::words_of_end(const pg::Column& other, const pg::Column& column) const {
  core::Words words = core::words_of(column.name);
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  if (std::size_t const dot = semantic.find('.'); dot != std::string::npos)
    words.push_back(semantic.substr(dot + 1));
  for (std::string& word : core::words_of(other.name)) words.push_back(std::move(word));
  return words;
}

DateDistance DateDistances::distance_of(const core::Duration& usual) {
  return {usual.least_minutes() * kMinute, usual.greatest_minutes() * kMinute, !usual.is_in_days(), &usual};
}

// What is due, or expires, so long after something else as things of its name are.
std::optional<DateDistance> DateDistances::named_delay(const pg::Column& other, const DateRole* other_role,
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
bool DateDistances::is_booked_by_hours(const pg::Column& begin, const pg::Column& end) const {
  if (!has_word(core::words_of(table_.name), {"booking", "reservation"})) return false;
  auto const is_bare = [](const pg::Column& column) { return span_stem(column).empty(); };
  return is_bare(begin) && is_bare(end) &&
         std::none_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
           return has_word(core::words_of(plan_.describe(key.parent).name),
                           {"vehicle", "car", "bike", "boat", "hotel", "property", "villa", "apartment",
                            "equipment", "guest", "cabin", "tool", "machine", "listing"});
         });
}

std::optional<DateDistance> DateDistances::usual_distance(const pg::Column& other, const DateRole* other_role,
                                                          const pg::Column& column, const DateRole* role,
                                                          bool checked) const {
  bool const times = is_time_of_day(other) && is_time_of_day(column);
  bool const of_records = other_role == nullptr || !other_role->of_life;
  if (auto const told = named_delay(other, other_role, column, role)) return told;
  if (auto const told = told_distance(other, column)) return told;
  if (sequence_.is_one_before_current(other.number, column.number))
    return DateDistance{0, days(kStepDays), false};
  if (sequence_.is_noted_plainly(other.number, column.number))
    return DateDistance{kMinute, days(kAheadDays), false};
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
  bool const agreed = other_role->semantic == "date.verified" || other_role->semantic == "date.sent" ||
                      sequence_.is_noted_first(other.number, column.number) ||
                      (other_role->rank > 10 && other_role->rank < 15);
  if (role->semantic == "date.start" && agreed) return DateDistance{0, days(kAheadDays), false};
  // Who is confirmed has confirmed in the days before; who comes is there a little early, or late.
  bool const appointed = has_word({core::words_of(table_.name).back()}, {"appointment"}) && times;
  if (appointed && other_role->semantic == "date.start" && role->semantic == "date.attended")
    return DateDistance{-15 * kMinute, 5 * kMinute, false};
  // What was earned in a period is paid out in the days after it.
  if (role->semantic == "date.scheduled" && other_role->rank == kEndRank)
    return DateDistance{days(1), days(6), false};
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
      begins_course(*other_role) || (other_role->semantic == "date.created" && sequence_.course().exists);
  if (in_minutes && begins && is_in_course(*role) && role->rank != kEndRank && role->semantic != "date.read")
    return DateDistance{kMinute, 15 * kMinute, false};
  if (is_brief() && sequence_.is_handed_in(column.number) && other_role->semantic == "date.started")
    return DateDistance{5 * kMinute, 60 * kMinute, false};
  bool const is_step = role->semantic == "date.started" && sequence_.course().exists;
  if ((role->semantic == "date.happened" || is_step) && begins)
    return DateDistance{kMinute, days(kStepDays), false};
  // From one label of a course to the next it takes some days.
  bool const untold = role->typical_gap_days == 0 || role->rank < kStartRank;
  if (int const steps = sequence_.steps_by_labels(other.number, column.number); steps > 0 && untold)
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
