#include "generate/nodes/temporal.hpp"

#include <algorithm>
#include <functional>
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

template <std::int64_t kUnit>
std::int64_t floor_divide(std::int64_t value) noexcept {
  return value / kUnit - (value % kUnit < 0 ? 1 : 0);
}

Microseconds floor_to(Microseconds instant, Microseconds unit) noexcept {
  return instant - (instant % unit + unit) % unit;
}

// The least value that is not before the instant, as long as that is not after `most`.
Datum from_instant(Oid type, Microseconds instant, std::optional<Microseconds> most, Microseconds unit) {
  Microseconds value = floor_to(instant, unit);
  if (value < instant) value += unit;
  if (most && value > *most) value = floor_to(*most, unit);
  return type == DATEOID ? DateADTGetDatum(static_cast<DateADT>(value / kDay)) : TimestampGetDatum(value);
}

Microseconds date_to_instant(Datum value) noexcept {
  DateADT const date = DatumGetDateADT(value);
  if (DATE_NOT_FINITE(date)) return DATE_IS_NOBEGIN(date) ? kEarliest : kLatest;
  return date * kDay;
}

Microseconds timestamp_to_instant(Datum value) noexcept {
  Timestamp const timestamp = DatumGetTimestamp(value);
  if (TIMESTAMP_NOT_FINITE(timestamp)) return TIMESTAMP_IS_NOBEGIN(timestamp) ? kEarliest : kLatest;
  return timestamp;
}

// Calls use(i, instant) for each value that is not null.
template <typename Use>
void for_instants(Oid type, Values values, std::size_t count, Use const& use) {
  auto const convert_all = [&](auto const& convert) {
    for (std::size_t i = 0; i < count; ++i)
      if (!values.nulls[i]) use(i, convert(values.data[i]));
  };
  if (type == DATEOID) return convert_all(date_to_instant);
  if (type == TIMESTAMPOID || type == TIMESTAMPTZOID) return convert_all(timestamp_to_instant);
  convert_all([type](Datum value) { return to_instant(type, value); });
}

// The latest (kSign 1) or earliest (kSign -1) instant that the bounds leave.
template <int kSign>
void narrow(Batch& batch, std::span<const DateBound> bounds, Microseconds* limits) {
  for (DateBound const& bound : bounds)
    for_instants(bound.type, batch.values(bound.node), batch.size(),
                 [limits, gap = bound.gap](std::size_t i, Microseconds instant) {
                   limits[i] =
                       kSign > 0 ? std::max(limits[i], instant + gap) : std::min(limits[i], instant - gap);
                 });
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
  return type == DATEOID ? date_to_instant(value) : timestamp_to_instant(value);
}

Microseconds unit_of_instants(Oid type, int32 modifier) {
  if (type == DATEOID) return kDay;
  Microseconds unit = 1;
  for (int32 digits = modifier < 0 ? MAX_TIMESTAMP_PRECISION : modifier; digits < MAX_TIMESTAMP_PRECISION;
       ++digits)
    unit *= 10;
  return unit;
}

bool is_instant_type(Oid type) {
  return type == DATEOID || type == TIMESTAMPOID || type == TIMESTAMPTZOID;
}

// Where the rhythm puts an instant, between two others.
template <bool kIsDate>
Microseconds OrderedDateNode::settle(Microseconds instant, Microseconds floor, Microseconds ceiling,
                                     std::uint64_t random) const {
  constexpr Microseconds kUnit = kIsDate ? kDay : kSecond;
  if (order_.rhythm == nullptr) return instant;
  std::int64_t const own = floor_divide<kUnit>(instant);
  std::int64_t const first = -floor_divide<kUnit>(-floor);
  std::int64_t const last = floor_divide<kUnit>(ceiling);
  std::int64_t const moved = kIsDate ? order_.rhythm->settle_day(own, first, last, random)
                                     : order_.rhythm->settle(own, first, last, random);
  return moved == own ? instant : moved * kUnit;
}

// A place for what does not fit: near the bound that it broke.
template <bool kIsDate>
Microseconds OrderedDateNode::place(Microseconds own, Microseconds floor, Microseconds ceiling,
                                    std::uint64_t random) const {
  if (ceiling < floor) return floor;
  if (order_.now && own <= *order_.now && *order_.now > floor) ceiling = std::min(ceiling, *order_.now);
  Microseconds const room = std::min(ceiling - floor, kReach);
  auto const offset =
      static_cast<Microseconds>(core::bounded(random, static_cast<std::uint64_t>(room / kSecond) + 1)) *
      kSecond;
  return settle<kIsDate>(own < floor ? floor + offset : ceiling - offset, floor, ceiling, random);
}

// Short distances are more frequent than long ones.
Microseconds OrderedDateNode::distance(std::uint64_t random) const noexcept {
  auto const span = static_cast<std::uint64_t>((order_.greatest_distance - order_.least_distance) / kSecond);
  std::uint64_t const one = core::bounded(random, span + 1);
  std::uint64_t const other = core::bounded(core::mix(random, 2), span + 1);
  return order_.least_distance + static_cast<Microseconds>(std::min(one, other)) * kSecond;
}

// Where a date lies that follows another one.
template <bool kIsDate>
Microseconds OrderedDateNode::after(Microseconds leader, Microseconds floor, Microseconds ceiling,
                                    std::uint64_t random) const {
  // On the day of a moment.
  if (kIsDate && order_.leader.type != DATEOID && order_.least_distance >= 0 &&
      order_.greatest_distance < kDay)
    return floor_to(leader, kDay);
  Microseconds instant = leader + distance(random);
  if (order_.lasts != nullptr) {
    constexpr Microseconds kUnit = kIsDate ? kDay : kSecond;
    Microseconds const begin = kIsDate ? floor_to(leader, kDay) : leader;
    std::int64_t const second = floor_divide<kSecond>(begin);
    instant = begin + (order_.lasts->end(second, kUnit / kSecond, random) - second) * kSecond;
    if (order_.lasts->is_exact()) return instant;
  }
  return settle<kIsDate>(instant, std::max(floor, leader + order_.least_distance),
                         std::min(ceiling, leader + order_.greatest_distance), core::mix(random, 3));
}

// Sooner rather than later, and never using up more than half of the time that there is: a long chain of rows
// that follow each other does not end at the present.
template <bool kIsDate>
Microseconds OrderedDateNode::soon_after(Microseconds floor, Microseconds ceiling,
                                         std::uint64_t random) const {
  constexpr Microseconds kUsual = 60 * kDay;
  Microseconds const now = order_.now.value_or(ceiling);
  Microseconds const span =
      std::clamp<Microseconds>((std::min(ceiling, now) - floor) / 2, 0, kUsual) / kSecond;
  std::uint64_t const one = core::bounded(random, static_cast<std::uint64_t>(span) + 1);
  std::uint64_t const other = core::bounded(core::mix(random, 2), one + 1);
  return settle<kIsDate>(floor + static_cast<Microseconds>(other) * kSecond, floor, ceiling,
                         core::mix(random, 3));
}

// What a date that follows another one has drawn itself counts only where that one is null.
Values OrderedDateNode::own_values(Batch& batch, Values leader) const {
  bool const is_led =
      order_.follows && std::none_of(leader.nulls, leader.nulls + batch.size(), std::identity());
  return is_led ? Values{nullptr, batch.nulls(own_)} : batch.values(own_);
}

template <bool kIsDate>
void OrderedDateNode::arrange(Batch& batch, Values out) const {
  std::size_t const size = batch.size();
  auto* floors = batch.arena().allocate_array<Microseconds>(size);
  auto* ceilings = batch.arena().allocate_array<Microseconds>(size);
  auto* leads = batch.arena().allocate_array<Microseconds>(size);
  std::fill_n(floors, size, kEarliest);
  std::fill_n(ceilings, size, order_.latest.value_or(kLatest));
  narrow<1>(batch, order_.not_before, floors);
  narrow<-1>(batch, order_.not_after, ceilings);
  Values const leader = order_.follows ? batch.values(order_.leader.node) : Values{};
  if (order_.follows)
    for_instants(order_.leader.type, leader, size,
                 [leads](std::size_t i, Microseconds led) { leads[i] = led; });
  Values const own = own_values(batch, leader);

  for (std::size_t i = 0; i < size; ++i) {
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i]) continue;
    // Where there is no time for it, it has not happened.
    if (order_.null_if_to_come && ceilings[i] < floors[i]) {
      out.nulls[i] = true;
      continue;
    }
    Microseconds instant;
    if (order_.follows && !leader.nulls[i]) {
      std::uint64_t const word = batch.random(stream_, i);
      instant = after<kIsDate>(leads[i], floors[i], ceilings[i], word);
      if (order_.null_if_to_come && order_.latest && instant > *order_.latest) {
        out.nulls[i] = true;
        continue;
      }
      // What comes too soon after something else is not far from that either.
      if (instant < floors[i])
        instant = std::min(floors[i] + distance(word) - order_.least_distance, ceilings[i]);
    } else {
      instant = kIsDate ? date_to_instant(own.data[i]) : timestamp_to_instant(own.data[i]);
    }
    if (order_.at_heels && floors[i] > kEarliest && floors[i] < ceilings[i])
      instant = soon_after<kIsDate>(floors[i], ceilings[i], batch.random(stream_, i));
    if (instant < floors[i] || instant > ceilings[i])
      instant = place<kIsDate>(instant, floors[i], ceilings[i], core::mix(batch.random(stream_, i), 1));
    if (order_.least && instant < *order_.least)
      instant = place<kIsDate>(instant, *order_.least, order_.most.value_or(kLatest),
                               core::mix(batch.random(stream_, i), 2));
    out.data[i] = from_instant(type_, instant, order_.most, order_.unit);
  }
}

void OrderedDateNode::generate(Batch& batch, Values out) const {
  type_ == DATEOID ? arrange<true>(batch, out) : arrange<false>(batch, out);
}

void OpenEndNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    if (out.nulls[i]) continue;
    bool const open =
        to_instant(own_.type, own.data[i]) > now_ || core::unit(batch.random(stream_, i)) < share_;
    out.data[i] = open ? open_ : own.data[i];
  }
}

void DayOfNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const instant = batch.values(instant_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || instant.nulls[i];
    if (out.nulls[i]) continue;
    Microseconds const time = to_instant(instant_.type, instant.data[i]);
    out.data[i] = DateADTGetDatum(static_cast<DateADT>(floor_to(time, kDay) / kDay));
  }
}

}  // namespace synthgen::generate
