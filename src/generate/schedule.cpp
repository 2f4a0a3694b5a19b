#include "generate/schedule.hpp"

#include <algorithm>
#include <string_view>

#include "generate/term.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

struct Interval {
  std::int64_t months = 1;
  std::int64_t days = 0;
};

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

Microseconds after(Microseconds begin, const Interval& interval, std::int64_t times) {
  Microseconds const time = (begin % kDay + kDay) % kDay;
  std::int64_t const day = (begin - time) / kDay;
  std::int64_t const later =
      interval.months > 0 ? months_after(day, interval.months * times) : day + interval.days * times;
  return later * kDay + time;
}

}  // namespace

void ScheduledDateNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const begin = batch.values(begin_.node);
  Values const end = end_.node == kNoNode ? Values{} : batch.values(end_.node);
  Values const intervals = interval_ == kNoNode ? Values{} : batch.values(interval_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || begin.nulls[i]) continue;
    Interval const interval =
        intervals.data == nullptr || intervals.nulls[i] ? Interval{} : interval_of(intervals.data[i]);
    Sibling const sibling = sibling_of(reference_, batch.row(i));
    auto const count = static_cast<std::int64_t>(sibling.count);
    std::int64_t const step = static_cast<std::int64_t>(sibling.place) + steps_;
    Microseconds const from = to_instant(begin_.type, begin.data[i]);
    std::optional<Microseconds> limit = latest_;
    if (end.data != nullptr && !end.nulls[i]) {
      Microseconds const until = to_instant(end_.type, end.data[i]);
      limit = limit ? std::min(*limit, until) : until;
    }
    Microseconds instant = after(from, interval, step);
    // The last of them decides, so that they stay in order.
    if (limit && *limit > from && after(from, interval, count) > *limit)
      instant = from + (*limit - from) / count * step;
    out.data[i] =
        type_ == DATEOID
            ? DateADTGetDatum(static_cast<DateADT>((instant - ((instant % kDay + kDay) % kDay)) / kDay))
            : TimestampGetDatum(instant);
  }
}

}  // namespace synthgen::generate
