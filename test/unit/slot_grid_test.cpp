// Exclusion constraints rest on the grid: no two rows of a group may touch, however many there are.
#include "core/slot_grid.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/hash.hpp"

namespace synthgen::core {
namespace {

std::vector<SlotInterval> intervals(const SlotGrid& grid, std::uint64_t rows) {
  Stream const length(1);
  Stream const place(2);
  std::vector<SlotInterval> all;
  for (std::uint64_t row = 0; row < rows; ++row) all.push_back(grid.at(row, length.at(row), place.at(row)));
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  return all;
}

void expect_apart(const std::vector<SlotInterval>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    ASSERT_LT(all[i].first, all[i].last);
    if (i > 0) {
      ASSERT_LT(all[i - 1].last, all[i].first);
    }
  }
}

TEST(SlotGrid, KeepsIntervalsApartWhateverTheRoom) {
  for (std::uint64_t const room : {0, 1, 3, 30, 365, 1000})
    for (SlotLengths const lengths : {SlotLengths{1, 10, 1}, SlotLengths{4, 6, 1}, SlotLengths{1, 8, 48},
                                      SlotLengths{30, 90, 48}, SlotLengths{1, 1, 1}})
      for (std::uint64_t const rows : {1, 7, 100, 3000})
        expect_apart(intervals(SlotGrid(room + rows, lengths, room, rows), rows));
}

TEST(SlotGrid, StaysWithinTheRoomWhereItSuffices) {
  SlotGrid const grid(9, {1, 10, 1}, 365, 100);
  ASSERT_GE(grid.size(), 100U);
  for (SlotInterval const& one : intervals(grid, 100)) {
    EXPECT_GE(one.first, -365);
    EXPECT_LT(one.last, 0);
    EXPECT_LE(one.last - one.first, 10);
  }
}

TEST(SlotGrid, FillsAllOfTheRoom) {
  std::vector<SlotInterval> const all = intervals(SlotGrid(3, {1, 3, 1}, 400, 20), 20);
  EXPECT_LT(all.front().first, -300);
  EXPECT_GT(all.back().last, -100);
}

TEST(SlotGrid, CutsNoIntervalAtTheEndOfTheDay) {
  for (SlotInterval const& one : intervals(SlotGrid(5, {2, 12, 48}, 90, 200), 200)) {
    auto const day = [](std::int64_t step) { return (step + 1'000'000 * 48) / 48; };
    EXPECT_EQ(day(one.first), day(one.last));
  }
}

}  // namespace
}  // namespace synthgen::core
