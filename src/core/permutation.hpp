// A keyed bijection of [0, n) onto itself, computed for any element alone: unique values without
// remembering which were used.
//
// A balanced Feistel network over the next even power of two, walked along its cycles until the
// result falls into [0, n) (Black and Rogaway, "Ciphers with arbitrary finite domains", 2002).
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

  std::uint64_t round(int i, std::uint64_t half) const noexcept;
  std::uint64_t encrypt(std::uint64_t x) const noexcept;
  std::uint64_t decrypt(std::uint64_t y) const noexcept;

  std::uint64_t n_ = 0;
  std::uint64_t mask_ = 0;
  std::uint64_t keys_[kRounds] = {};
  int half_bits_ = 0;
};

}  // namespace synthgen::core
