#include "core/permutation.hpp"

#include <algorithm>
#include <cstddef>

#include "core/hash.hpp"

namespace synthgen::core {

namespace {

// The least number whose square is not below n, for n up to 2^63.
std::uint64_t side_of_square(std::uint64_t n) noexcept {
  std::uint64_t side = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 31; bit > 0; bit >>= 1)
    if ((side + bit) * (side + bit) <= n - 1) side += bit;
  return side + 1;
}

std::uint64_t add(std::uint64_t a, std::uint64_t b, std::uint64_t modulus) noexcept {
  std::uint64_t const sum = a + b;
  return sum < modulus ? sum : sum - modulus;
}

}  // namespace

Permutation::Permutation(std::uint64_t key, std::uint64_t n) noexcept : n_(n) {
  if (n > 0) {
    columns_ = side_of_square(n);
    rows_ = (n - 1) / columns_ + 1;
  }
  reciprocal_ = ~std::uint64_t{0} / columns_;
  for (int i = 0; i < kRounds; ++i) keys_[i] = mix(key, static_cast<std::uint64_t>(i) + 1) | 1;
}

std::uint64_t Permutation::round(int i, std::uint64_t half, std::uint64_t side) const noexcept {
  return ((fold_multiply(half + 0x9E3779B97F4A7C15ULL, keys_[i]) & 0xFFFFFFFF) * side) >> 32;
}

// Division by multiplication: the quotient is right or too small by one.
void Permutation::split(std::uint64_t x, std::uint64_t& row, std::uint64_t& column) const noexcept {
  row = bounded(x, reciprocal_);
  column = x - row * columns_;
  bool const short_by_one = column >= columns_;
  row += short_by_one ? 1 : 0;
  column -= short_by_one ? columns_ : 0;
}

std::uint64_t Permutation::encrypt(std::uint64_t x) const noexcept {
  std::uint64_t row;
  std::uint64_t column;
  split(x, row, column);
  for (int i = 0; i < kRounds; i += 2) {
    row = add(row, round(i, column, rows_), rows_);
    column = add(column, round(i + 1, row, columns_), columns_);
  }
  return row * columns_ + column;
}

std::uint64_t Permutation::decrypt(std::uint64_t y) const noexcept {
  std::uint64_t row;
  std::uint64_t column;
  split(y, row, column);
  for (int i = kRounds; i > 0; i -= 2) {
    column = add(column, columns_ - round(i - 1, row, columns_), columns_);
    row = add(row, rows_ - round(i - 2, column, rows_), rows_);
  }
  return row * columns_ + column;
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
