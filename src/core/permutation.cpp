#include "core/permutation.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "core/hash.hpp"

namespace synthgen::core {

Permutation::Permutation(std::uint64_t key, std::uint64_t n) noexcept : n_(n) {
  int const bits = n > 1 ? 64 - std::countl_zero(n - 1) : 0;
  half_bits_ = (bits + 1) / 2;
  mask_ = (std::uint64_t{1} << half_bits_) - 1;
  for (int i = 0; i < kRounds; ++i) keys_[i] = mix(key, static_cast<std::uint64_t>(i) + 1);
}

std::uint64_t Permutation::round(int i, std::uint64_t half) const noexcept {
  return fold_multiply(half + 0x9E3779B97F4A7C15ULL, keys_[i] | 1) & mask_;
}

std::uint64_t Permutation::encrypt(std::uint64_t x) const noexcept {
  std::uint64_t left = x >> half_bits_;
  std::uint64_t right = x & mask_;
  for (int i = 0; i < kRounds; ++i) {
    std::uint64_t const next = left ^ round(i, right);
    left = right;
    right = next;
  }
  return (left << half_bits_) | right;
}

std::uint64_t Permutation::decrypt(std::uint64_t y) const noexcept {
  std::uint64_t left = y >> half_bits_;
  std::uint64_t right = y & mask_;
  for (int i = kRounds - 1; i >= 0; --i) {
    std::uint64_t const previous = right ^ round(i, left);
    right = left;
    left = previous;
  }
  return (left << half_bits_) | right;
}

// A walk that starts outside the domain might never enter it.
std::uint64_t Permutation::at(std::uint64_t x) const noexcept {
  if (x >= n_) return 0;
  do x = encrypt(x);
  while (x >= n_);
  return x;
}

// Walks all values a step, then those that are still outside, and so on: without branches that depend on
// values the processor works on several at a time.
void Permutation::map(std::span<std::uint64_t> values) const noexcept {
  constexpr std::size_t kBlock = 256;
  std::uint16_t outside[kBlock];
  if (n_ == 0) return std::fill(values.begin(), values.end(), 0);
  for (std::size_t start = 0; start < values.size(); start += kBlock) {
    auto const block = values.subspan(start, std::min(kBlock, values.size() - start));
    std::size_t left = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
      block[i] = block[i] < n_ ? encrypt(block[i]) : 0;
      outside[left] = static_cast<std::uint16_t>(i);
      left += block[i] >= n_ ? 1 : 0;
    }
    while (left > 0) {
      std::size_t still = 0;
      for (std::size_t k = 0; k < left; ++k) {
        std::uint16_t const i = outside[k];
        block[i] = encrypt(block[i]);
        outside[still] = i;
        still += block[i] >= n_ ? 1 : 0;
      }
      left = still;
    }
  }
}

std::uint64_t Permutation::position(std::uint64_t y) const noexcept {
  if (y >= n_) return 0;
  do y = decrypt(y);
  while (y >= n_);
  return y;
}

}  // namespace synthgen::core
