#include "generate/nodes/term.hpp"

#include <algorithm>
#include <string_view>

extern "C" {
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

constexpr std::int64_t kMostMonths = 1200;
constexpr std::int64_t kMostDays = 36'500;
constexpr Microseconds kMinute = kDay / 1440;

}  // namespace

std::int64_t months_after(std::int64_t day, std::int64_t months) {
  int year;
  int month;
  int of_month;
  j2date(static_cast<int>(day) + POSTGRES_EPOCH_JDATE, &year, &month, &of_month);
  std::int64_t const all = static_cast<std::int64_t>(year) * 12 + month - 1 + months;
  auto const first = [](std::int64_t count) {
    return date2j(static_cast<int>(count / 12), static_cast<int>(count % 12) + 1, 1) - POSTGRES_EPOCH_JDATE;
  };
  return std::min<std::int64_t>(first(all) + of_month - 1, first(all + 1) - 1);
}

Interval interval_of(Datum text) {
  auto* const value = reinterpret_cast<struct varlena*>(DatumGetPointer(text));
  std::string_view const label(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
  auto const says = [&](std::string_view word) { return label.find(word) != std::string_view::npos; };
  constexpr std::int64_t kWeek = 7;
  constexpr std::int64_t kYear = 12;
  if (says("week")) return {0, says("bi") || says("fort") ? 2 * kWeek : kWeek};
  if (says("fortnight")) return {0, 2 * kWeek};
  if (says("quarter")) return {3, 0};
  if (says("semi") || says("half")) return {kYear / 2, 0};
  if (says("year") || says("annual")) return {kYear, 0};
  return {};
}

Microseconds after_interval(Microseconds begin, const Interval& interval, std::int64_t times) {
  Microseconds const time = (begin % kDay + kDay) % kDay;
  std::int64_t const day = (begin - time) / kDay;
  std::int64_t const later =
      interval.months > 0 ? months_after(day, interval.months * times) : day + interval.days * times;
  return later * kDay + time;
}

void TermEndNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const begin = batch.values(begin_.node);
  Values const term = batch.values(term_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || begin.nulls[i] || term.nulls[i]) continue;
    Microseconds const instant = to_instant(begin_.type, begin.data[i]);
    if (unit_ == TermUnit::kInterval) {
      Microseconds const end = after_interval(instant, interval_of(term.data[i]), 1);
      out.data[i] =
          type_ == DATEOID ? DateADTGetDatum(static_cast<DateADT>(end / kDay)) : TimestampGetDatum(end);
      continue;
    }
    std::int64_t const units =
        DatumGetInt64(DirectFunctionCall1(numeric_int8, to_numeric(term_.type, term.data[i])));
    bool const in_months = unit_ == TermUnit::kMonths || unit_ == TermUnit::kYears;
    std::int64_t const length = unit_ == TermUnit::kYears ? 12 : unit_ == TermUnit::kWeeks ? 7 : 1;
    if (units <= 0 || units > (in_months ? kMostMonths : kMostDays) / length) continue;
    if (unit_ == TermUnit::kMinutes) {
      out.data[i] = TimestampGetDatum(instant + units * kMinute);
      continue;
    }
    Microseconds const time = (instant % kDay + kDay) % kDay;
    std::int64_t const day = (instant - time) / kDay;
    std::int64_t const end = in_months ? months_after(day, units * length) : day + units * length;
    out.data[i] =
        type_ == DATEOID ? DateADTGetDatum(static_cast<DateADT>(end)) : TimestampGetDatum(end * kDay + time);
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
