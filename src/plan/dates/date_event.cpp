#include "plan/dates/date_event.hpp"

#include <algorithm>

#include "core/date_span.hpp"
#include "core/duration.hpp"
#include "core/event_order.hpp"
#include "core/name_words.hpp"
#include "plan/dates/date_columns.hpp"

namespace synthgen::plan {

namespace {

using core::DaysAfter;
using core::has_word;
using core::Words;

constexpr double kHour = 1.0 / 24;

// Minutes that something may take that takes place at a time, rather than goes on for days.
constexpr std::int64_t kLongest = 36 * 60;

// Whether a date is one on which something takes place: not the one on which a record, a promise or a life
// begins.
bool may_take_place(const DateRole& role) {
  constexpr int kFirst = 15, kLast = 28;
  return !role.of_life && role.rank >= kFirst && role.rank <= kLast;
}

// Whether a meaning says by itself that something takes place then.
bool takes_place(const DateRole& role) {
  return role.semantic == "date.event" || role.semantic == "date.measured" ||
         role.semantic == "date.attended";
}

// What runs out, or is due, goes on until then; until when one may sign up for it says nothing of that.
bool runs_out(const TablePlan& table) {
  return std::any_of(table.table.columns.begin(), table.table.columns.end(), [&](const pg::Column& column) {
    bool const of_stage =
        has_word(core::words_of(column.name),
                 {"rsvp", "registration", "signup", "sign", "entry", "booking", "enrollment", "enrolment",
                  "application", "submission", "reply", "response", "early"});
    if (!is_date(column) || of_stage) return false;
    std::string const& semantic = table.columns[column.number - 1].semantic;
    return semantic == "date.due" || semantic == "date.expiry" || semantic == "date.termination";
  });
}

// The date at which what begins then ends; nothing where it goes on for days.
std::optional<AttrNumber> end_of(const TablePlan& table, const pg::Column& begin) {
  for (pg::Column const& other : table.table.columns) {
    if (!is_date(other) || other.number == begin.number) continue;
    DateRole const* const role = date_role(table.columns[other.number - 1].semantic);
    Words const words = core::words_of(other.name);
    auto const end = core::tense_of(core::words_of(begin.name)) == core::tense_of(words)
                         ? core::end_of_span(core::words_of(begin.name), words)
                         : std::nullopt;
    bool const ends = (end && *end != core::SpanEnd::kEnd) || (role != nullptr && role->rank == kEndRank);
    if (!ends || other.number < begin.number || is_of_part(other)) continue;
    if (!is_time_of_day(other) || !is_time_of_day(begin)) return std::nullopt;
    return other.number;
  }
  return InvalidAttrNumber;
}

}  // namespace

std::optional<Happening> happening_of(const TablePlan& table) {
  Words const thing = core::words_of(table.table.name);
  if (core::begins_what_lasts(thing) || runs_out(table)) return std::nullopt;
  core::Duration const* const usual = core::find_duration({}, thing, core::Grain::kTimes);
  bool const takes_hours = usual != nullptr && usual->mean_minutes() <= kLongest;
  for (bool const named : {true, false})
    for (pg::Column const& column : table.table.columns) {
      if (!is_date(column) || !column.not_null) continue;
      DateRole const* const role = date_role(table.columns[column.number - 1].semantic);
      bool const of_thing = core::is_date_of_occasion(core::words_of(column.name), thing);
      bool const noted = role != nullptr && role->semantic == "date.created";
      if (role == nullptr || (!may_take_place(*role) && !(noted && of_thing))) continue;
      if (named ? !of_thing && !takes_place(*role) : !takes_hours) continue;
      if (auto const end = end_of(table, column)) return Happening{column.number, *end};
    }
  return std::nullopt;
}

std::optional<DaysAfter> days_after_event(const TablePlan& event, const Happening& happening,
                                          const pg::Table& table, const pg::Column& column,
                                          const DateRole& role) {
  if (role.of_life || role.may_be_future || role.rank >= kAgainRank || role.semantic == "date.created")
    return std::nullopt;
  pg::Column const& begin = event.table.column(happening.begin);
  Words const words = core::words_of(column.name);
  if (has_word(words, {"last", "first", "next", "previous", "latest", "created", "updated"}))
    return std::nullopt;
  auto const step = core::event_step(core::words_of(begin.name), words);
  if (step && step->from < step->to && step->days > 0) return DaysAfter{0, step->days};
  Words own = core::words_of(table.name);
  std::erase_if(
      own, [&](const std::string& word) { return core::contains(core::words_of(event.table.name), word); });
  if (auto const told = core::days_after_occasion(words, own)) return told;
  if (is_time_of_day(begin)) return DaysAfter{0, 3 * kHour};
  return is_time_of_day(column) ? DaysAfter{8 * kHour, 19 * kHour} : DaysAfter{0, 0};
}

}  // namespace synthgen::plan
