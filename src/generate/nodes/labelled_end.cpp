#include "generate/nodes/labelled_end.hpp"

extern "C" {
#include "catalog/pg_type.h"
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

void LabelledEndNode::generate(Batch& batch, Values out) const {
  constexpr Microseconds kSecond = 1'000'000;
  constexpr std::int64_t kSecondsADay = kDay / kSecond;
  bool const is_date = type_ == DATEOID;
  Microseconds const unit = is_date ? kDay : kSecond;
  Values const own = batch.values(own_);
  Values const begin = batch.values(begin_.node);
  auto* const labels = batch.arena().allocate_array<Values>(cases_.size());
  for (std::size_t c = 0; c < cases_.size(); ++c) labels[c] = batch.values(cases_[c].first.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || begin.nulls[i]) continue;
    const core::Duration* lasts = &otherwise_;
    for (std::size_t c = 0; c < cases_.size(); ++c)
      if (cases_[c].first.tells(labels[c], i)) lasts = cases_[c].second;
    Microseconds const instant = to_instant(begin_.type, begin.data[i]);
    Microseconds const rest = (instant % unit + unit) % unit;
    std::int64_t const second = (instant - rest) / kSecond;
    std::int64_t const end = lasts->end(second, unit / kSecond, batch.random(stream_, i));
    out.data[i] = is_date ? DateADTGetDatum(static_cast<DateADT>(end / kSecondsADay))
                          : TimestampGetDatum(end * kSecond + rest);
  }
}

}  // namespace synthgen::generate
