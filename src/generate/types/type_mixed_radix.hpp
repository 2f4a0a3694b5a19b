// One index as the indexes of several parts: the digits of a number in mixed radix.
#pragma once

#include "generate/generator.hpp"

namespace synthgen::generate {

// Deals out the parts of an index one after the other. Parts taken from different indexes below
// the product of the capacities differ in at least one place. What the index has no digits left for,
// and parts that promise nothing (capacity 0), come from its hash.
class MixedRadix {
 public:
  explicit MixedRadix(std::uint64_t index) noexcept : index_(index), rest_(index) {}

  // The index of the next part, for a generator of `capacity` values.
  std::uint64_t next(std::uint64_t capacity) noexcept {
    std::uint64_t const word = core::mix(index_, ++part_);
    if (capacity == 0) return word;
    if (used_ >= kUnlimited) return core::bounded(word, capacity);
    std::uint64_t const digit = rest_ % capacity;
    rest_ /= capacity;
    used_ = product(used_, capacity);
    return digit;
  }

  // The number of indexes that a list of parts tells apart.
  static std::uint64_t product(std::uint64_t a, std::uint64_t b) noexcept {
    auto const wide = static_cast<unsigned __int128>(a) * b;
    return wide > kUnlimited ? kUnlimited : static_cast<std::uint64_t>(wide);
  }

 private:
  std::uint64_t index_, rest_;
  std::uint64_t used_ = 1;
  std::uint64_t part_ = 0;
};

}  // namespace synthgen::generate
