#include "generate/references/day_reference.hpp"

#include <algorithm>
#include <limits>

#include "generate/nodes/temporal.hpp"

namespace synthgen::generate {

void DayIndex::build_once() {
  if (is_built_) return;
  days_.clear();
  std::uint64_t const rows =
      std::min<std::uint64_t>(calendar_.count(), std::numeric_limits<std::uint32_t>::max());
  days_.reserve(rows);
  // Room was made before: nothing allocates inside the guard.
  for_each_chunk(calendar_, [&](std::uint64_t first, Batch& batch) {
    Values const days = batch.attribute(day_);
    for (std::size_t i = 0; i < batch.size() && days_.size() < rows; ++i)
      if (!days.nulls[i])
        days_.emplace_back(DatumGetDateADT(days.data[i]), static_cast<std::uint32_t>(first + i));
  });
  std::sort(days_.begin(), days_.end());
  is_built_ = true;
}

std::uint32_t DayIndex::row_of(DateADT day) const noexcept {
  auto const after = std::upper_bound(days_.begin(), days_.end(), day,
                                      [](DateADT one, const auto& other) { return one < other.first; });
  return after == days_.begin() ? after->second : std::prev(after)->second;
}

void DayReference::generate(Batch& batch, Values out) const {
  Values const dates = batch.values(date_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = days_->empty() || (dates.nulls[i] && !required_);
    if (out.nulls[i]) continue;
    if (dates.nulls[i]) {
      out.data[i] = UInt64GetDatum(core::bounded(batch.random(stream_, i), parent().count()));
      continue;
    }
    Microseconds const instant = to_instant(type_, dates.data[i]);
    Microseconds const day = instant / kDay - (instant % kDay < 0 ? 1 : 0);
    out.data[i] = UInt64GetDatum(days_->row_of(static_cast<DateADT>(day)));
  }
}

void EdgeOfDaysNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = days_->empty();
    if (!out.nulls[i]) out.data[i] = DateADTGetDatum(last_ ? days_->last() : days_->first());
  }
}

}  // namespace synthgen::generate
