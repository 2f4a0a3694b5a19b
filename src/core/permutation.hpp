// A keyed bijection of [0, n) onto itself, computed for any element alone: unique values without
// remembering which were used.
//
// A Feistel network over a rectangle of nearly square shape with hardly more than n places, whose rounds add
// modulo its sides instead of by bits, walked along its cycles until the result falls into [0, n) (Black and
// Rogaway, "Ciphers with arbitrary finite domains", 2002). One image in sqrt(n) takes a second step.
#pragma once

#include <cstdint>
#include <span>

namespace synthgen::core {

class Permutation {
 public:
  Permutation() = default;
  // n in [0, 2^63]. Of nothing, at() and position() yield 0.
  Permutation(std::uint64_t key, std::uint64_t n) noexcept;

  std::uint64_t size() const noexcept { return n_; }

  // The image of `x`; 0 for an x outside [0, n), where a walk might not end.
  std::uint64_t at(std::uint64_t x) const noexcept;

  // Replaces each of `values` by its image: faster than one by one.
  void map(std::span<std::uint64_t> values) const noexcept;

  // The inverse: position(at(x)) == x.
  std::uint64_t position(std::uint64_t y) const noexcept;

 private:
  static constexpr int kRounds = 4;

  // A number below `side` for round i, made of the other half.
  std::uint64_t round(int i, std::uint64_t half, std::uint64_t side) const noexcept;
  void split(std::uint64_t x, std::uint64_t& row, std::uint64_t& column) const noexcept;
  std::uint64_t encrypt(std::uint64_t x) const noexcept;
  std::uint64_t decrypt(std::uint64_t y) const noexcept;

  std::uint64_t n_ = 0;
  std::uint64_t rows_ = 1;     // of the rectangle, in [1, 2^32)
  std::uint64_t columns_ = 1;  // likewise
  std::uint64_t reciprocal_ = 0;
  std::uint64_t keys_[kRounds] = {};
};

}  // namespace synthgen::core
