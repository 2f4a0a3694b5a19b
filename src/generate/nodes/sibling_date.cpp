#include "generate/nodes/sibling_date.hpp"

#include <algorithm>
#include <limits>

#include "core/workdays.hpp"
#include "generate/nodes/month_sequence.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

constexpr Microseconds kSecond = 1'000'000;
constexpr Microseconds kUnits[] = {kDay, kDay / 24, kDay / 1440, kSecond};
constexpr Microseconds kUnbounded = std::numeric_limits<Microseconds>::max();

// Rows lie within so many days, if there is no need of more.
constexpr std::int64_t kUsualDays = 3 * 365;

std::int64_t floor_divide(std::int64_t value, std::int64_t unit) noexcept {
  return value / unit - (value % unit < 0 ? 1 : 0);
}

// The number of a day among those that count.
std::int64_t number_of(std::int64_t day, bool workdays) noexcept {
  return workdays ? core::workdays_before(day) : day;
}

// The latest of the instants that come before, or the earliest of those that come after, by row.
Microseconds* limits_of(Batch& batch, std::span<const DateBound> bounds, bool before) {
  auto* const limits = batch.arena().allocate_array<Microseconds>(batch.size());
  std::fill_n(limits, batch.size(), before ? -kUnbounded : kUnbounded);
  for (DateBound const& bound : bounds) {
    Values const dates = batch.values(bound.node);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (dates.nulls[i]) continue;
      Microseconds const instant = to_instant(bound.type, dates.data[i]);
      limits[i] =
          before ? std::max(limits[i], instant + bound.gap) : std::min(limits[i], instant - bound.gap);
    }
  }
  return limits;
}

}  // namespace

// Whole days as far as there are enough; of a moment's, hours and less. What there is no room for between the
// bounds lies after the upper one, up to the latest, and then before the lower one.
SiblingDateNode::Window SiblingDateNode::window(Microseconds floor, Microseconds ceiling,
                                                std::uint64_t rows) const noexcept {
  bool const is_date = type_ == DATEOID;
  Microseconds const latest = order_.latest.value_or(ceiling);
  ceiling = std::min(ceiling, latest);
  bool const workdays = order_.rhythm != nullptr && order_.rhythm->rests_at_weekends();
  auto const needed = static_cast<std::int64_t>(rows);
  Window found{};
  for (Microseconds const unit : kUnits) {
    bool const whole_days = unit == kDay;
    // A moment lies within its unit.
    auto const last_of = [&](Microseconds instant) {
      return number_of(floor_divide(is_date ? instant : instant + 1, unit) + is_date,
                       whole_days && workdays) -
             1;
    };
    std::int64_t last = last_of(ceiling);
    std::int64_t const earliest = last + 1 - std::max(kUsualDays * (kDay / unit), needed);
    std::int64_t first = earliest;
    if (floor > -kUnbounded)
      first = std::max(earliest, number_of(-floor_divide(-floor, unit), whole_days && workdays));
    last = std::max(last, std::min(last_of(latest), first + needed - 1));
    bool const enough = last - first + 1 >= needed;
    if (!enough && !is_date && unit != kSecond) continue;
    first = std::min(first, last + 1 - needed);
    return {first, static_cast<std::uint64_t>(last - first + 1), unit, whole_days && workdays};
  }
  return found;
}

// The month in which the first bound lies counts, and that of the second one.
SiblingDateNode::Window SiblingDateNode::months(Microseconds floor, Microseconds ceiling,
                                                std::uint64_t rows) const noexcept {
  constexpr std::int64_t kUsualMonths = 36;
  Microseconds const latest = order_.latest.value_or(ceiling);
  auto const month_of = [](Microseconds instant) { return months_between(0, floor_divide(instant, kDay)); };
  auto const needed = static_cast<std::int64_t>(rows);
  std::int64_t last = month_of(std::min(ceiling, latest));
  std::int64_t first = last + 1 - std::max(kUsualMonths, needed);
  if (floor > -kUnbounded) first = std::max(first, month_of(floor));
  last = std::max(last, std::min(month_of(latest), first + needed - 1));
  first = std::min(first, last + 1 - needed);
  return {first, static_cast<std::uint64_t>(last - first + 1), kDay, false};
}

Microseconds SiblingDateNode::instant(const Window& window, std::uint64_t place,
                                      std::uint64_t random) const noexcept {
  std::int64_t number = window.first + static_cast<std::int64_t>(place);
  if (months_) return months_on(0, number) * kDay;
  if (window.workdays) number = core::day_of_workday(number);
  Microseconds const begin = number * window.unit;
  if (type_ == DATEOID) return begin;
  if (window.unit == kDay && order_.rhythm != nullptr) {
    std::int64_t const second = begin / kSecond;
    return order_.rhythm->settle(second, second, second + kDay / kSecond - 1, random) * kSecond;
  }
  return begin +
         static_cast<Microseconds>(core::bounded(random, static_cast<std::uint64_t>(window.unit / kSecond))) *
             kSecond;
}

void SiblingDateNode::generate(Batch& batch, Values out) const {
  Microseconds const* const floors = limits_of(batch, order_.not_before, true);
  Microseconds const* const ceilings = limits_of(batch, order_.not_after, false);
  core::SkewedAssignment const& assignment = reference_.assignment();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    auto const [parent, ordinal, siblings] = assignment.kin(reference_.children().place(batch.row(i)));
    Window const among =
        months_ ? months(floors[i], ceilings[i], siblings) : window(floors[i], ceilings[i], siblings);
    core::Permutation const places(stream_.at(reference_.parent_at(parent)), among.size);
    Microseconds const moment =
        instant(among, places.at(ordinal % among.size), batch.random(stream_.fork(1), i));
    out.data[i] =
        type_ == DATEOID ? DateADTGetDatum(static_cast<DateADT>(moment / kDay)) : TimestampGetDatum(moment);
  }
}

}  // namespace synthgen::generate
