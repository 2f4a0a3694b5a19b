// Disjoint intervals on a line of days or numbers, each computed alone: the line is cut into slots of one
// width, every row of a group has a slot of its own, and its interval lies within, short of touching the
// next.
//
// Lines are measured in steps: days, parts of the hours in which a day's slots lie, or numbers. Step -1 is
// the last before the present; slots lie in the room before it, in no order, and beyond when it is full.
#pragma once

#include <cstdint>

namespace synthgen::core {

// How long intervals usually are. A slot is one step wider than the longest, and lies within one day where
// a day has several steps.
struct SlotLengths {
  std::int64_t least = 1;     // steps, at least 1
  std::int64_t greatest = 1;  // at least `least`
  std::int64_t steps_a_day = 1;
};

struct SlotInterval {
  std::int64_t first;
  std::int64_t last;  // > first
};

class SlotGrid {
 public:
  // `room` in days: how far back the line goes, 0 for without end and in the order of the rows. Slots get
  // narrower, down to two steps, if `rows` do not find room else; rows 0: as wide as they are.
  SlotGrid(std::uint64_t key, const SlotLengths& lengths, std::uint64_t room, std::uint64_t rows) noexcept;

  // The interval of the row of that number, for two random words. Any number will do.
  SlotInterval at(std::uint64_t row, std::uint64_t length, std::uint64_t place) const noexcept;

  // How many rows find room; 0 if it has no end.
  std::uint64_t size() const noexcept { return slots_; }

  // How many days a slot takes; 0 where a day has several.
  std::int32_t width_in_days() const noexcept {
    return lengths_.steps_a_day == 1 ? static_cast<std::int32_t>(width_) : 0;
  }

 private:
  std::int64_t start(std::uint64_t row) const noexcept;

  std::uint64_t key_;
  SlotLengths lengths_;
  std::int64_t width_;
  std::uint64_t slots_;
};

}  // namespace synthgen::core
