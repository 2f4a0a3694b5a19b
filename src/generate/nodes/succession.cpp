#include "generate/nodes/succession.hpp"

#include <algorithm>

extern "C" {
#include "catalog/pg_type.h"
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

Datum from_instant(Oid type, Microseconds instant) {
  return type == DATEOID
             ? DateADTGetDatum(static_cast<DateADT>(instant / kDay - (instant % kDay < 0 ? 1 : 0)))
             : TimestampGetDatum(instant);
}

}  // namespace

Datum SucceededEndNode::end_before(Microseconds begin, Microseconds next) const {
  constexpr Microseconds kSecond = 1'000'000;
  bool const days = type_ == DATEOID;
  Microseconds const unit = days ? kDay : kSecond;
  Microseconds const first = begin + (of_.is_longer ? unit : 0);
  Microseconds const end = days && next - unit >= first ? next - unit : next;
  return from_instant(type_, std::max(end, first));
}

void SucceededEndNode::generate(Batch& batch, Values out) const {
  Values const begin = batch.values(of_.begin.node);
  Values const next = batch.values(of_.next.node);
  Values const last = of_.last.node == kNoNode ? Values{} : batch.values(of_.last.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    bool const ends = !next.nulls[i] && !begin.nulls[i];
    bool const stops = !ends && of_.last.node != kNoNode && !last.nulls[i];
    out.nulls[i] = !ends && !stops && !of_.open;
    if (out.nulls[i]) continue;
    if (ends)
      out.data[i] =
          end_before(to_instant(of_.begin.type, begin.data[i]), to_instant(of_.next.type, next.data[i]));
    else if (!stops)
      out.data[i] = *of_.open;
    else
      out.data[i] = from_instant(type_, std::max(to_instant(of_.last.type, last.data[i]),
                                                 begin.nulls[i] ? to_instant(of_.last.type, last.data[i])
                                                                : to_instant(of_.begin.type, begin.data[i])));
  }
}

}  // namespace synthgen::generate
