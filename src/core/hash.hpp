// Counter-based randomness: every random number is a hash of a stream's key and a counter (the row
// number). There is no state, so any cell can be computed at any time, in any order, by anyone.
//
// The mixer is the multiply-and-fold step of wyhash (Wang Yi, public domain), two rounds a number.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace synthgen::core {

// Product of two words folded to one: the high half xor the low half.
constexpr std::uint64_t fold_multiply(std::uint64_t a, std::uint64_t b) noexcept {
  unsigned __int128 const product = static_cast<unsigned __int128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Two words mixed into one; neither argument alone determines the result.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
  return fold_multiply(fold_multiply(a ^ 0x9E3779B97F4A7C15ULL, b ^ 0xD6E8FEB86659FD93ULL) ^ b,
                       0xE7037ED1A0B428DBULL ^ a);
}

// Hash of a byte string, independent of the machine's word order.
constexpr std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0) noexcept {
  std::uint64_t state = mix(seed, 0x8EBC6AF09C88C6E3ULL + bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8 && at + i < bytes.size(); ++i)
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    state = mix(state, word);
    at += 8;
  }
  return state;
}

// A stream of random words, one for each counter value.
class Stream {
 public:
  constexpr Stream() = default;
  constexpr explicit Stream(std::uint64_t key) noexcept : key_(key) {}

  // The word at position `counter`; all 64 bits are usable.
  constexpr std::uint64_t at(std::uint64_t counter) const noexcept {
    return fold_multiply(fold_multiply(counter + 0x9E3779B97F4A7C15ULL, key_ ^ 0xA0761D6478BD642FULL),
                         0xE7037ED1A0B428DBULL ^ counter ^ (key_ << 1));
  }

  // A stream of its own for another purpose, e.g. the nulls of a column.
  constexpr Stream fork(std::uint64_t purpose) const noexcept { return Stream(mix(key_, purpose)); }
  constexpr Stream fork(std::string_view purpose) const noexcept { return Stream(hash_bytes(purpose, key_)); }

  constexpr std::uint64_t key() const noexcept { return key_; }

 private:
  std::uint64_t key_ = 0;
};

// Maps a random word to [0, n) without division (Lemire, "Fast random integer generation in an
// interval", 2019, without the rejection: the bias is below n / 2^64).
constexpr std::uint64_t bounded(std::uint64_t random, std::uint64_t n) noexcept {
  return static_cast<std::uint64_t>((static_cast<unsigned __int128>(random) * n) >> 64);
}

// Maps a random word to [0, 1) with 53 bits.
constexpr double unit(std::uint64_t random) noexcept {
  return static_cast<double>(random >> 11) * 0x1.0p-53;
}

}  // namespace synthgen::core
