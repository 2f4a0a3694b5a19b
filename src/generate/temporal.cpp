#include "generate/temporal.hpp"

#include <algorithm>
#include <limits>

extern "C" {
#include "catalog/pg_type.h"
#include "utils/date.h"
#include "utils/rangetypes.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"
}

namespace synthgen::generate {

namespace {

constexpr Microseconds kEarliest = std::numeric_limits<Microseconds>::min() / 2;
constexpr Microseconds kLatest = std::numeric_limits<Microseconds>::max() / 2;
constexpr Microseconds kSecond = 1'000'000;
// How far a date that had to be moved may lie from what moved it.
constexpr Microseconds kReach = 180 * kDay;

// The least value that is not before the instant, as long as that is not after `most`.
Datum from_instant(Oid type, Microseconds instant, std::optional<Microseconds> most) {
  if (type != DATEOID) return TimestampGetDatum(most ? std::min(instant, *most) : instant);
  Microseconds day = instant >= 0 ? (instant + kDay - 1) / kDay : instant / kDay;
  if (most && day * kDay > *most) day = *most >= 0 ? *most / kDay : (*most - kDay + 1) / kDay;
  return DateADTGetDatum(static_cast<DateADT>(day));
}

std::int64_t floor_divide(std::int64_t value, std::int64_t unit) noexcept {
  return value / unit - (value % unit < 0 ? 1 : 0);
}

// The latest (sign 1) or earliest (sign -1) instant that the bounds leave.
void narrow(Batch& batch, std::span<const DateBound> bounds, int sign, Microseconds* limits) {
  for (DateBound const& bound : bounds) {
    Values const values = batch.values(bound.node);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (values.nulls[i]) continue;
      Microseconds const limit = to_instant(bound.type, values.data[i]) + sign * bound.gap;
      limits[i] = sign > 0 ? std::max(limits[i], limit) : std::min(limits[i], limit);
    }
  }
}

Microseconds begin_of(Datum value) {
  RangeType* const range = DatumGetRangeTypeP(value);
  TypeCacheEntry* const type = lookup_type_cache(RangeTypeGetOid(range), TYPECACHE_RANGE_INFO);
  RangeBound lower;
  RangeBound upper;
  bool empty = false;
  range_deserialize(type, range, &lower, &upper, &empty);
  return empty || lower.infinite ? kEarliest : to_instant(type->rngelemtype->type_id, lower.val);
}

}  // namespace

Microseconds to_instant(Oid type, Datum value) {
  if (type == DATERANGEOID || type == TSRANGEOID || type == TSTZRANGEOID) return begin_of(value);
  Microseconds const instant =
      type == DATEOID ? static_cast<Microseconds>(DatumGetDateADT(value)) : DatumGetTimestamp(value);
  bool const past = type == DATEOID ? DATE_IS_NOBEGIN(instant) : TIMESTAMP_IS_NOBEGIN(instant);
  bool const future = type == DATEOID ? DATE_IS_NOEND(instant) : TIMESTAMP_IS_NOEND(instant);
  if (past || future) return past ? kEarliest : kLatest;
  return type == DATEOID ? instant * kDay : instant;
}

bool is_instant_type(Oid type) {
  return type == DATEOID || type == TIMESTAMPOID || type == TIMESTAMPTZOID;
}

// A place for what does not fit: near the bound that it broke.
Microseconds OrderedDateNode::place(Microseconds own, Microseconds floor, Microseconds ceiling,
                                    std::uint64_t random) const {
  if (ceiling < floor) return floor;
  if (order_.now && own <= *order_.now && *order_.now > floor) ceiling = std::min(ceiling, *order_.now);
  Microseconds const room = std::min(ceiling - floor, kReach);
  auto const offset =
      static_cast<Microseconds>(core::bounded(random, static_cast<std::uint64_t>(room / kSecond) + 1)) *
      kSecond;
  return settle(own < floor ? floor + offset : ceiling - offset, floor, ceiling, random);
}

// Where the rhythm puts an instant, between two others.
Microseconds OrderedDateNode::settle(Microseconds instant, Microseconds floor, Microseconds ceiling,
                                     std::uint64_t random) const {
  if (order_.rhythm == nullptr) return instant;
  bool const is_date = type_ == DATEOID;
  Microseconds const unit = is_date ? kDay : kSecond;
  std::int64_t const own = floor_divide(instant, unit);
  std::int64_t const first = -floor_divide(-floor, unit);
  std::int64_t const last = floor_divide(ceiling, unit);
  std::int64_t const moved = is_date ? order_.rhythm->settle_day(own, first, last, random)
                                     : order_.rhythm->settle(own, first, last, random);
  return moved == own ? instant : moved * unit;
}

// Short distances are more frequent than long ones.
Microseconds OrderedDateNode::distance(std::uint64_t random) const {
  auto const span = static_cast<std::uint64_t>((order_.greatest_distance - order_.least_distance) / kSecond);
  std::uint64_t const one = core::bounded(random, span + 1);
  std::uint64_t const other = core::bounded(core::mix(random, 2), span + 1);
  return order_.least_distance + static_cast<Microseconds>(std::min(one, other)) * kSecond;
}

// Sooner rather than later, and never using up more than half of the time that there is: a long chain of rows
// that follow each other does not end at the present.
Microseconds OrderedDateNode::soon_after(Microseconds floor, Microseconds ceiling,
                                         std::uint64_t random) const {
  constexpr Microseconds kUsual = 60 * kDay;
  Microseconds const now = order_.now.value_or(ceiling);
  Microseconds const span =
      std::clamp<Microseconds>((std::min(ceiling, now) - floor) / 2, 0, kUsual) / kSecond;
  std::uint64_t const one = core::bounded(random, static_cast<std::uint64_t>(span) + 1);
  std::uint64_t const other = core::bounded(core::mix(random, 2), one + 1);
  return settle(floor + static_cast<Microseconds>(other) * kSecond, floor, ceiling, core::mix(random, 3));
}

void OrderedDateNode::generate(Batch& batch, Values out) const {
  std::size_t const size = batch.size();
  Values const own = batch.values(own_);
  auto* floors = batch.arena().allocate_array<Microseconds>(size);
  auto* ceilings = batch.arena().allocate_array<Microseconds>(size);
  std::fill_n(floors, size, kEarliest);
  std::fill_n(ceilings, size, order_.latest.value_or(kLatest));
  narrow(batch, order_.not_before, 1, floors);
  narrow(batch, order_.not_after, -1, ceilings);
  Values const leader = order_.follows ? batch.values(order_.leader.node) : Values{};

  for (std::size_t i = 0; i < size; ++i) {
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i]) continue;
    // Where there is no time for it, it has not happened.
    if (order_.null_if_to_come && ceilings[i] < floors[i]) {
      out.nulls[i] = true;
      continue;
    }
    Microseconds instant = to_instant(type_, own.data[i]);
    if (order_.follows && !leader.nulls[i]) {
      Microseconds const led = to_instant(order_.leader.type, leader.data[i]);
      std::uint64_t const word = batch.random(stream_, i);
      instant = settle(led + distance(word), std::max(floors[i], led + order_.least_distance),
                       std::min(ceilings[i], led + order_.greatest_distance), core::mix(word, 3));
      if (order_.null_if_to_come && order_.latest && instant > *order_.latest) {
        out.nulls[i] = true;
        continue;
      }
    }
    if (order_.at_heels && floors[i] > kEarliest && floors[i] < ceilings[i])
      instant = soon_after(floors[i], ceilings[i], batch.random(stream_, i));
    if (instant < floors[i] || instant > ceilings[i])
      instant = place(instant, floors[i], ceilings[i], core::mix(batch.random(stream_, i), 1));
    if (order_.least && instant < *order_.least)
      instant = place(instant, *order_.least, order_.most.value_or(kLatest),
                      core::mix(batch.random(stream_, i), 2));
    out.data[i] = from_instant(type_, instant, order_.most);
  }
}

void DayOfNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const instant = batch.values(instant_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || instant.nulls[i];
    if (out.nulls[i]) continue;
    Microseconds const time = to_instant(instant_.type, instant.data[i]);
    out.data[i] = DateADTGetDatum(static_cast<DateADT>((time - ((time % kDay + kDay) % kDay)) / kDay));
  }
}

}  // namespace synthgen::generate
