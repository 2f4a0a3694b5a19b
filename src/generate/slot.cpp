#include "generate/slot.hpp"

#include <algorithm>

#include "core/permutation.hpp"
#include "core/workdays.hpp"
#include "generate/draw.hpp"
#include "generate/nodes/temporal.hpp"
#include "postgres/compat.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/numeric.h"
#include "utils/rangetypes.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"
}

namespace synthgen::generate {

namespace {

// The hours of a day in which slots lie that are shorter than one; those from which on longer ones begin,
// some hours long, and until which they end.
constexpr std::int64_t kOpening = 8;
constexpr std::int64_t kClosing = 20;
constexpr std::int64_t kArrival = 15;
constexpr std::int64_t kDeparture = 10;
constexpr std::int64_t kHour = kDay / 24;
constexpr std::uint64_t kArrivals = 21;  // quarters of an hour
constexpr std::uint64_t kDepartures = 12;

// Most of them soon.
std::int64_t quarters_of_hour(std::uint64_t random, std::uint64_t most) {
  std::uint64_t const one = core::bounded(random, most);
  std::uint64_t const other = core::bounded(core::mix(random, 1), most);
  return static_cast<std::int64_t>(std::min(one, other)) * (kHour / 4);
}

// Whose turn it is: in every round each holder has one, in another order.
std::uint64_t holder_of(RowNumber row, std::uint64_t holders) {
  return core::Permutation(row / holders, holders).at(row % holders);
}

bool is_count(Oid type) {
  return type == INT4OID || type == INT8OID || type == NUMERICOID;
}

Datum count_datum(Oid type, std::int64_t count) {
  switch (type) {
    case INT4OID:
      return Int32GetDatum(static_cast<int32>(count));
    case INT8OID:
      return Int64GetDatum(count);
    default:
      return NumericGetDatum(int64_to_numeric(count));
  }
}

}  // namespace

bool is_slot_type(Oid type) {
  return type == DATEOID || type == TIMESTAMPOID || type == TIMESTAMPTZOID || is_count(type);
}

std::uint64_t slot_capacity(Oid type, int32 as_of, const core::SlotLengths& lengths) {
  auto const width = static_cast<std::uint64_t>(lengths.greatest + 1);
  if (type == INT4OID) return PG_INT32_MAX / width;
  if (is_count(type)) return PG_INT64_MAX / width;
  auto const days = static_cast<std::uint64_t>(as_of - (DATETIME_MIN_JULIAN - POSTGRES_EPOCH_JDATE));
  return core::SlotGrid(0, lengths, days, 0).size();
}

// The day of a number, which counts back from -1 and leaves out weekends where the layout does.
std::int64_t SlotEndNode::calendar_day(std::int64_t number, int32 end) const {
  if (!layout_.workdays) return end + number;
  return core::day_of_workday(core::workdays_before(end) + number);
}

std::int64_t SlotEndNode::day_of_step(std::int64_t step, int32 end) const {
  std::int64_t const a_day = layout_.lengths.steps_a_day;
  return calendar_day((step - (a_day - 1) * (step < 0)) / a_day, end);
}

// What lies before the end has a negative number. Numbers count up.
Datum SlotEndNode::at_step(std::int64_t step, int32 end, std::uint64_t random) const {
  if (is_count(layout_.type)) return count_datum(layout_.type, step);
  std::int64_t const a_day = layout_.lengths.steps_a_day;
  std::int64_t const day = day_of_step(step, end);
  if (layout_.type == DATEOID) return DateADTGetDatum(static_cast<DateADT>(day));
  if (a_day == 1)
    return TimestampGetDatum(day * kDay + (end_ == End::kLower
                                               ? kArrival * kHour + quarters_of_hour(random, kArrivals)
                                               : kDeparture * kHour - quarters_of_hour(random, kDepartures)));
  std::int64_t const within = ((step % a_day) + a_day) % a_day;
  return TimestampGetDatum(day * kDay + kOpening * kHour + within * (kClosing - kOpening) * kHour / a_day);
}

int32 SlotEndNode::end_of_line(const Values& closes, std::size_t i) const {
  if (closes.data == nullptr || closes.nulls[i]) return layout_.end;
  Microseconds const close = to_instant(layout_.close.type, closes.data[i]);
  return static_cast<int32>(std::min<std::int64_t>(layout_.end, close / kDay - (close < 0)));
}

// The days from the latest beginning on.
std::uint64_t SlotEndNode::room(std::size_t i, const Values* begins, int32 end) const {
  auto days = static_cast<std::int64_t>(layout_.room);
  for (std::size_t b = 0; b < layout_.begins.size(); ++b) {
    if (begins[b].nulls[i]) continue;
    std::int64_t const begin = to_instant(layout_.begins[b].type, begins[b].data[i]) / kDay + 1;
    days = std::max<std::int64_t>(1, std::min(days, end - begin));
  }
  return static_cast<std::uint64_t>(days);
}

SlotEndNode::Place SlotEndNode::place(Batch& batch, std::size_t i, const Values* begins,
                                      const Values& closes) const {
  RowNumber const row = batch.row(i);
  int32 end = end_of_line(closes, i);
  std::uint64_t key = 0;  // of whole tables for all seeds the same: rows to come have other slots
  std::uint64_t room = this->room(i, begins, end);
  std::uint64_t rows = 0;
  std::uint64_t number = row;
  if (layout_.group != nullptr) {
    core::SkewedAssignment const& assignment = layout_.group->assignment();
    auto const [parent, ordinal, siblings] = assignment.kin(layout_.group->children().place(row));
    key = layout_.stream.at(parent);
    number = ordinal;
    rows = siblings;
  }
  if (layout_.group == nullptr && layout_.holders > 0) {
    key = holder_of(row, layout_.holders) + 1;
    number = row / layout_.holders;
  }
  if (layout_.workdays) room = std::max<std::uint64_t>(1, room * 5 / 7);
  core::SlotGrid const grid(key, layout_.lengths, room, rows);
  core::SlotInterval own =
      grid.at(number, batch.random(layout_.stream.fork(1), i), batch.random(layout_.stream.fork(2), i));
  if (is_count(layout_.type)) return {{-own.last, -own.first}, end};
  // What goes on has begun in the same slot.
  if (layout_.begun_by) end = std::min<int32>(end, *layout_.begun_by + grid.width_in_days() / 2);
  while (layout_.begun_by && day_of_step(own.first, end) > *layout_.begun_by) --own.first;
  return {own, end};
}

void SlotEndNode::generate(Batch& batch, Values out) const {
  auto* const begins = batch.arena().allocate_array<Values>(layout_.begins.size());
  for (std::size_t b = 0; b < layout_.begins.size(); ++b) begins[b] = batch.values(layout_.begins[b].node);
  Values closes{};
  if (layout_.close.node != kNoNode) closes = batch.values(layout_.close.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Place const own = place(batch, i, begins, closes);
    bool const begins_here = end_ == End::kLower;
    out.data[i] = at_step(begins_here ? own.interval.first : own.interval.last, own.end,
                          batch.random(layout_.stream.fork(begins_here ? 3 : 4), i));
  }
  MemoryContextSwitchTo(before);
}

void SlotHolderNode::generate(Batch& batch, Values out) const {
  core::Permutation const values(holders_, generator_->capacity());
  auto* const indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) indexes[i] = values.at(holder_of(batch.row(i), holders_));
  generator_->render(indexes, batch.size(), batch.arena(), out.data);
}

void SlotPartNode::generate(Batch& batch, Values out) const {
  Values const moment = batch.values(moment_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = moment.nulls[i];
    if (out.nulls[i]) continue;
    Timestamp const instant = DatumGetTimestamp(moment.data[i]);
    std::int64_t const time = (instant % kDay + kDay) % kDay;
    out.data[i] = type_ == DATEOID ? DateADTGetDatum(static_cast<DateADT>((instant - time) / kDay))
                                   : TimeADTGetDatum(time);
  }
}

void SlotOverNode::generate(Batch& batch, Values out) const {
  Values const upper = batch.values(upper_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = upper.nulls[i] || to_instant(type_, upper.data[i]) / kDay > today_;
    out.data[i] = upper.data[i];
  }
}

void SlotRangeNode::generate(Batch& batch, Values out) const {
  Values const lower = batch.values(lower_);
  Values const upper = batch.values(upper_);
  TypeCacheEntry* const type = lookup_type_cache(range_type_, TYPECACHE_RANGE_INFO);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = lower.nulls[i] || upper.nulls[i];
    if (out.nulls[i]) continue;
    RangeBound start = {lower.data[i], false, true, true};
    RangeBound end = {upper.data[i], false, false, false};
    out.data[i] = RangeTypePGetDatum(pg::compat::make_range(type, &start, &end));
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
