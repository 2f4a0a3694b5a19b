// What the name and the type of a date say of it, whatever table it stands in.
#pragma once

#include <string>
#include <vector>

#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_roles.hpp"
#include "postgres/schema.hpp"

namespace synthgen::plan {

inline constexpr generate::Microseconds kMinute = generate::kDay / 1440;

// What begins on the day that was agreed on does so some weeks after it was agreed.
inline constexpr double kAheadDays = 45;

inline generate::Microseconds days(double count) {
  return static_cast<generate::Microseconds>(count * static_cast<double>(generate::kDay));
}

bool is_date(const pg::Column& column);

// Whether it is a moment rather than a day.
bool is_time_of_day(const pg::Column& column);

// The name of one end of a span without the words that say which end: "trial" of "trial_start".
std::vector<std::string> span_stem(const pg::Column& column);

// Whether the date is of a part of what the table holds: the trial of a subscription.
bool is_of_part(const pg::Column& column);

// How far `b` lies behind `a` at least, where a comes first. A role is null where the meaning tells nothing.
generate::Microseconds least_gap(const pg::Column& a, const pg::Column& b, const DateRole* before,
                                 const DateRole* after);

}  // namespace synthgen::plan
