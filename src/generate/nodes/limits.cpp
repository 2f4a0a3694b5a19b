#include "generate/nodes/limits.hpp"

#include <algorithm>

#include "generate/nodes/numerics.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

void BetweenNode::generate(Batch& batch, Values out) const {
  constexpr std::int64_t kParts = 100;
  Values const own = batch.values(own_.node);
  Values const lower = batch.values(lower_.node);
  Values const upper = batch.values(upper_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || lower.nulls[i] || upper.nulls[i]) continue;
    Datum const value = to_numeric(own_.type, own.data[i]);
    Datum const least = to_numeric(lower_.type, lower.data[i]);
    Datum const most = to_numeric(upper_.type, upper.data[i]);
    if (is_less(most, least) || (!is_less(value, least) && !is_less(most, value))) continue;
    auto const part = static_cast<std::int64_t>(core::bounded(batch.random(stream_, i), kParts + 1));
    Datum const way = product(DirectFunctionCall2(numeric_sub, most, least),
                              NumericGetDatum(int64_div_fast_to_numeric(part, 2)));
    out.data[i] = from_numeric(type_, modifier_, DirectFunctionCall2(numeric_add, least, way));
  }
  MemoryContextSwitchTo(before);
}

void FloorNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  Datum const least = NumericGetDatum(int64_div_fast_to_numeric(least_, scale_));
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (!own.nulls[i] && is_less(to_numeric(own_.type, own.data[i]), least))
      out.data[i] = from_numeric(own_.type, modifier_, least);
  }
  MemoryContextSwitchTo(before);
}

bool FirstSiblingNode::is_first(RowNumber row) const {
  if (reference_ == nullptr) return !any_before_ && rows_.ordinal(row) == 0;
  core::SkewedAssignment const& assignment = reference_->assignment();
  std::uint64_t const place = reference_->children().place(row);
  if (assignment.ordinal(place) != 0) return false;
  return !any_before_ ||
         reference_->parent_at(assignment.parent(place)) >= reference_->parent().stored_count();
}

void FirstSiblingNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) out.data[i] = BoolGetDatum(is_first(batch.row(i)));
}

void TimeAfterNode::generate(Batch& batch, Values out) const {
  constexpr int kStep = 5;
  constexpr TimeADT kLast = (24 * 60 - kStep) * USECS_PER_MINUTE;
  Values const own = batch.values(own_);
  Values const begin = batch.values(begin_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || begin.nulls[i]) continue;
    auto const steps = static_cast<std::uint64_t>((greatest_ - least_) / kStep + 1);
    auto const minutes = least_ + static_cast<int>(core::bounded(batch.random(stream_, i), steps)) * kStep;
    out.data[i] = TimeADTGetDatum(
        std::min<TimeADT>(DatumGetTimeADT(begin.data[i]) + minutes * USECS_PER_MINUTE, kLast));
  }
}

void WorkedHoursNode::generate(Batch& batch, Values out) const {
  TimeADT const hundredth = (in_minutes_ ? USECS_PER_MINUTE : USECS_PER_HOUR) / 100;
  Values const own = batch.values(own_);
  Values const begin = batch.values(begin_);
  Values const end = batch.values(end_);
  bool const has_pause = pause_.node != kNoNode;
  Values const pause = has_pause ? batch.values(pause_.node) : Values{};
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || begin.nulls[i] || end.nulls[i]) continue;
    TimeADT span = DatumGetTimeADT(end.data[i]) - DatumGetTimeADT(begin.data[i]);
    if (has_pause && !pause.nulls[i]) {
      Datum const minutes = to_numeric(pause_.type, pause.data[i]);
      span -= DatumGetInt64(DirectFunctionCall1(numeric_int8, minutes)) * USECS_PER_MINUTE;
    }
    std::int64_t const hundredths = std::max<TimeADT>(0, span) / hundredth;
    out.data[i] = from_numeric(type_, modifier_, NumericGetDatum(int64_div_fast_to_numeric(hundredths, 2)));
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
