// The row numbers that one run gives to a table: a window of numbers, less the few whose unique values
// are already taken by rows that somebody else wrote. Ordinals count the rows of the set from 0.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace synthgen::generate {

class RowSet {
 public:
  RowSet() = default;
  RowSet(std::uint64_t first, std::uint64_t count) : first_(first), count_(count), window_(count) {}

  // The first `count` numbers of a window that are not among `holes` (ascending, all in the window).
  RowSet(std::uint64_t first, std::uint64_t count, std::uint64_t window, std::vector<std::uint64_t> holes)
      : first_(first), count_(count), window_(window), holes_(std::move(holes)) {
    // Hole k is preceded by holes_[k] - first - k rows of the set.
    for (std::size_t k = 0; k < holes_.size(); ++k) holes_[k] -= first_ + k;
  }

  std::uint64_t first() const noexcept { return first_; }
  std::uint64_t count() const noexcept { return count_; }

  // The size of the window, at least count(). Fixed before it is known which numbers are taken, so that
  // what depends on the place in the window does not depend on the holes.
  std::uint64_t window() const noexcept { return window_; }
  std::uint64_t place(std::uint64_t row) const noexcept { return row - first_; }

  // One past the largest row number of the set.
  std::uint64_t end() const noexcept { return count_ == 0 ? first_ : row(count_ - 1) + 1; }

  // The row number of an ordinal in [0, count()).
  std::uint64_t row(std::uint64_t ordinal) const noexcept {
    if (holes_.empty()) return first_ + ordinal;
    auto const before = std::upper_bound(holes_.begin(), holes_.end(), ordinal) - holes_.begin();
    return first_ + ordinal + static_cast<std::uint64_t>(before);
  }

  // The ordinal of a row of the set.
  std::uint64_t ordinal(std::uint64_t row) const noexcept {
    // Hole k has the number first_ + holes_[k] + k.
    std::size_t low = 0;
    std::size_t high = holes_.size();
    while (low < high) {
      std::size_t const middle = (low + high) / 2;
      if (first_ + holes_[middle] + middle < row)
        low = middle + 1;
      else
        high = middle;
    }
    return row - first_ - low;
  }

  bool contains(std::uint64_t number) const noexcept {
    return number >= first_ && number < end() && row(ordinal(number)) == number;
  }

  // The numbers left out, in ascending order.
  std::vector<std::uint64_t> holes() const {
    std::vector<std::uint64_t> numbers = holes_;
    for (std::size_t k = 0; k < numbers.size(); ++k) numbers[k] += first_ + k;
    return numbers;
  }

  // Whether an ordinal and its row number are the same.
  bool is_identity() const noexcept { return first_ == 0 && holes_.empty(); }

 private:
  std::uint64_t first_ = 0;
  std::uint64_t count_ = 0;
  std::uint64_t window_ = 0;
  std::vector<std::uint64_t> holes_;  // as numbers of rows before each hole
};

}  // namespace synthgen::generate
