// A set of integers that lie close together, as keys that count do: a bitmap in chunks, made where there
// are members. Lives in a memory context and owns nothing else. add() may ereport (out of memory).
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::load {

class IntegerSet {
 public:
  // Allocates in the current memory context, at most about `most_bytes`.
  static IntegerSet* create(std::size_t most_bytes);

  // Adds `member`; false if that would take more memory than allowed.
  bool add(int64 member) {
    std::uint64_t const place = place_of(member);
    std::uint64_t const chunk = (place >> kChunkBits) - first_;
    if ((chunk >= count_ || chunks_[chunk] == nullptr) && !add_chunk(place >> kChunkBits)) return false;
    chunks_[(place >> kChunkBits) - first_][word(place)] |= bit(place);
    return true;
  }

  bool contains(int64 member) const noexcept {
    std::uint64_t const place = place_of(member);
    std::uint64_t const chunk = (place >> kChunkBits) - first_;
    return chunk < count_ && chunks_[chunk] != nullptr && (chunks_[chunk][word(place)] & bit(place)) != 0;
  }

 private:
  static constexpr int kChunkBits = 16;
  static constexpr std::size_t kChunkBytes = (std::size_t{1} << kChunkBits) / 8;

  IntegerSet() = default;

  // Order-preserving from int64 to uint64.
  static std::uint64_t place_of(int64 member) noexcept {
    return static_cast<std::uint64_t>(member) ^ (std::uint64_t{1} << 63);
  }
  static std::size_t word(std::uint64_t place) noexcept {
    return (place & ((std::uint64_t{1} << kChunkBits) - 1)) / 64;
  }
  static std::uint64_t bit(std::uint64_t place) noexcept { return std::uint64_t{1} << (place % 64); }

  bool add_chunk(std::uint64_t number);
  bool reach(std::uint64_t number);

  MemoryContext context_ = nullptr;
  std::size_t bytes_left_ = 0;
  std::uint64_t first_ = 0;  // number of the chunk at chunks_[0]
  std::uint64_t count_ = 0;
  std::uint64_t** chunks_ = nullptr;  // null where there is no member
};

}  // namespace synthgen::load
