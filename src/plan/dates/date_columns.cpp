#include "plan/dates/date_columns.hpp"

#include <algorithm>

#include "core/name_words.hpp"

namespace synthgen::plan {

using core::has_word;
using generate::kDay;
using generate::Microseconds;

bool is_date(const pg::Column& column) {
  return !column.dropped && generate::is_instant_type(column.type.base);
}

bool is_time_of_day(const pg::Column& column) {
  if (column.type.base == DATEOID) return false;
  std::vector<std::string> const words = core::words_of(column.name);
  return std::find(words.begin(), words.end(), "date") == words.end();
}

std::vector<std::string> span_stem(const pg::Column& column) {
  std::vector<std::string> stem;
  for (std::string& word : core::words_of(column.name))
    if (!has_word({word}, {"start",   "end",   "begin",  "finish", "from",   "to",   "until",
                           "in",      "out",   "at",     "on",     "date",   "time", "timestamp",
                           "started", "ended", "opened", "closed", "starts", "ends", "begins"}))
      stem.push_back(std::move(word));
  return stem;
}

bool is_of_part(const pg::Column& column) {
  return has_word(span_stem(column), {"trial", "period", "cycle", "phase", "grace", "current", "billing",
                                      "break", "promo", "promotion", "discount", "warranty", "probation",
                                      "notice", "freeze", "lock", "visa", "insurance", "introductory"});
}

// Two instants compared in different types, or in different time zones, keep a day between them; but what
// comes after a moment is on the next day anyway, and what comes on a day does not come before it.
Microseconds least_gap(const pg::Column& a, const pg::Column& b, const DateRole* before,
                       const DateRole* after) {
  bool const next_day = a.type.base != DATEOID && b.type.base == DATEOID;
  bool const on_day = a.type.base == DATEOID && b.type.base != DATEOID;
  Microseconds const gap = a.type.base == b.type.base || next_day || on_day ? 0 : kDay;
  if (before == nullptr || after == nullptr) return gap;
  bool const acts =
      after->rank > before->rank && after->semantic != "date.founded" && after->semantic != "date.death";
  // Nobody leaves in the month in which he came.
  if (after->semantic == "date.termination" && before->semantic == "date.hire")
    return days(after->least_gap_days);
  // Schools take no infants.
  constexpr Microseconds kPupilDays = 5 * 365;
  if (before->semantic == "date.pupil_birth" && acts) return kPupilDays * kDay;
  return is_adult_birth(*before) && acts ? kAdultDays * kDay : gap;
}

}  // namespace synthgen::plan
