#include "generate/nodes/year.hpp"

#include <algorithm>

#include "generate/draw.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

struct Day {
  int year, month, of_month;
};

std::int64_t floor_day(Microseconds instant) {
  return (instant - (instant % kDay + kDay) % kDay) / kDay;
}

Day split(std::int64_t day) {
  Day parts;
  j2date(static_cast<int>(day) + POSTGRES_EPOCH_JDATE, &parts.year, &parts.month, &parts.of_month);
  return parts;
}

// The same day of another year; the last of February for a day that only leap years have.
std::int64_t day_in_year(Day day, int year) {
  constexpr int kFebruary = 2;
  constexpr int kLast = 28;
  if (day.month == kFebruary) day.of_month = std::min(day.of_month, kLast);
  return date2j(year, day.month, day.of_month) - POSTGRES_EPOCH_JDATE;
}

}  // namespace

void SiblingYearNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t const child = reference_.children().place(batch.row(i));
    auto const ordinal = static_cast<std::int64_t>(reference_.assignment().ordinal(child));
    out.data[i] = integer_datum(type_, last_ - ordinal);
  }
}

void MovedToYearNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const of = batch.values(of_.node);
  Values const year = batch.values(year_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || of.nulls[i] || year.nulls[i]) continue;
    int const from = split(floor_day(to_instant(of_.type, of.data[i]))).year;
    int const to = static_cast<int>(pg::integer_value(year_.type, year.data[i]));
    Microseconds const instant = to_instant(type_, own.data[i]);
    std::int64_t const day = floor_day(instant);
    Day const parts = split(day);
    std::int64_t const moved = day_in_year(parts, parts.year + to - from);
    out.data[i] = type_ == DATEOID ? DateADTGetDatum(static_cast<DateADT>(moved))
                                   : TimestampGetDatum(instant + (moved - day) * kDay);
  }
}

}  // namespace synthgen::generate
