#include "core/permutation.hpp"

#include <bit>

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

std::uint64_t Permutation::at(std::uint64_t x) const noexcept {
  if (n_ == 0) return 0;
  if (x >= n_) return 0;
  do x = encrypt(x);
  while (x >= n_);
  return x;
}

std::uint64_t Permutation::position(std::uint64_t y) const noexcept {
  if (n_ == 0) return 0;
  if (y >= n_) return 0;
  do y = decrypt(y);
  while (y >= n_);
  return y;
}

}  // namespace synthgen::core
