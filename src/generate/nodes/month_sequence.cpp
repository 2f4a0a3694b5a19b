#include "generate/nodes/month_sequence.hpp"

#include <algorithm>

extern "C" {
#include "utils/date.h"
#include "utils/datetime.h"
}

namespace synthgen::generate {

namespace {

constexpr std::int64_t kMonths = 12;

struct Day {
  std::int64_t months;  // since the year 0
  int of_month;
};

Day split(std::int64_t day) {
  int year = 0, month = 0, of_month = 0;
  j2date(static_cast<int>(day) + POSTGRES_EPOCH_JDATE, &year, &month, &of_month);
  return {year * kMonths + month - 1, of_month};
}

}  // namespace

std::int64_t months_on(std::int64_t day, std::int64_t months) {
  constexpr std::int64_t kMost = 9999 * kMonths;  // the years that all know how to write
  auto const [from, of_month] = split(day);
  std::int64_t const to = std::clamp(from + months, kMonths, kMost);
  return date2j(static_cast<int>(to / kMonths), static_cast<int>(to % kMonths) + 1, of_month) -
         POSTGRES_EPOCH_JDATE;
}

std::int64_t months_between(std::int64_t from, std::int64_t to) {
  return split(to).months - split(from).months;
}

void MonthSequenceNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    auto const months = static_cast<std::int64_t>(batch.row(i)) * increment_;
    out.data[i] = DateADTGetDatum(static_cast<DateADT>(months_on(start_, months)));
  }
}

void MonthStartNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    if (out.nulls[i]) continue;
    std::int64_t const day = DatumGetDateADT(own.data[i]);
    out.data[i] = DateADTGetDatum(static_cast<DateADT>(months_on(0, months_between(0, day))));
  }
}

}  // namespace synthgen::generate
