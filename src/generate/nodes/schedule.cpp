#include "generate/nodes/schedule.hpp"

#include <algorithm>

#include "generate/nodes/term.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

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
    Microseconds instant = after_interval(from, interval, step);
    // The last of them decides, so that they stay in order.
    if (limit && *limit > from && after_interval(from, interval, count) > *limit)
      instant = from + (*limit - from) / count * step;
    out.data[i] =
        type_ == DATEOID
            ? DateADTGetDatum(static_cast<DateADT>((instant - ((instant % kDay + kDay) % kDay)) / kDay))
            : TimestampGetDatum(instant);
  }
}

}  // namespace synthgen::generate
