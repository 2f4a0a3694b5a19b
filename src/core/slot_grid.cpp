#include "core/slot_grid.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "core/permutation.hpp"

namespace synthgen::core {

namespace {

constexpr std::int64_t kLeastWidth = 2;

// The slots of `width` steps in so many days.
std::uint64_t slots_of(std::uint64_t room, std::int64_t steps_a_day, std::int64_t width) noexcept {
  return steps_a_day == 1 ? room / static_cast<std::uint64_t>(width)
                          : room * static_cast<std::uint64_t>(steps_a_day / width);
}

}  // namespace

SlotGrid::SlotGrid(std::uint64_t key, const SlotLengths& lengths, std::uint64_t room,
                   std::uint64_t rows) noexcept
    : key_(key), lengths_(lengths), width_(lengths.greatest + 1) {
  std::int64_t const a_day = lengths_.steps_a_day;
  if (a_day > 1) width_ = std::min(width_, a_day);
  while (width_ > kLeastWidth && room > 0 && slots_of(room, a_day, width_) < rows)
    width_ = std::max(kLeastWidth, width_ - std::max<std::int64_t>(1, width_ / 8));
  slots_ = slots_of(room, a_day, width_);
}

std::int64_t SlotGrid::start(std::uint64_t row) const noexcept {
  std::uint64_t index = row;
  if (slots_ > 0) index = row / slots_ * slots_ + Permutation(key_, slots_).at(row % slots_);
  auto const place = static_cast<std::int64_t>(index);
  if (lengths_.steps_a_day == 1) return -(place + 1) * width_;
  std::int64_t const slots_a_day = lengths_.steps_a_day / width_;
  std::int64_t const day = place / slots_a_day;
  // What a day's slots leave of it lies before them or behind them.
  std::int64_t const rest = lengths_.steps_a_day - slots_a_day * width_;
  std::uint64_t const random = mix(key_, static_cast<std::uint64_t>(day));
  auto const before = static_cast<std::int64_t>(bounded(random, static_cast<std::uint64_t>(rest) + 1));
  return -(day + 1) * lengths_.steps_a_day + before + place % slots_a_day * width_;
}

SlotInterval SlotGrid::at(std::uint64_t row, std::uint64_t length, std::uint64_t place) const noexcept {
  std::int64_t const greatest = std::min(lengths_.greatest, width_ - 1);
  std::int64_t const least = std::min(lengths_.least, greatest);
  std::int64_t const steps =
      least + static_cast<std::int64_t>(bounded(length, static_cast<std::uint64_t>(greatest - least + 1)));
  std::int64_t const first =
      start(row) + static_cast<std::int64_t>(bounded(place, static_cast<std::uint64_t>(width_ - steps)));
  return {first, first + steps};
}

}  // namespace synthgen::core
