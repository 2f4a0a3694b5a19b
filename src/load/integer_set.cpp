#include "load/integer_set.hpp"

#include <algorithm>
#include <new>

namespace synthgen::load {

IntegerSet* IntegerSet::create(std::size_t most_bytes) {
  auto* set = new (palloc(sizeof(IntegerSet))) IntegerSet();
  set->context_ = CurrentMemoryContext;
  set->bytes_left_ = most_bytes;
  return set;
}

bool IntegerSet::add_chunk(std::uint64_t number) {
  if (bytes_left_ < kChunkBytes || !reach(number)) return false;
  chunks_[number - first_] = static_cast<std::uint64_t*>(MemoryContextAllocZero(context_, kChunkBytes));
  bytes_left_ -= kChunkBytes;
  return true;
}

// Extends the list of chunks up or down to `number`, at least twofold.
bool IntegerSet::reach(std::uint64_t number) {
  constexpr std::uint64_t kLeast = 64;
  if (number - first_ < count_) return true;
  bool const empty = count_ == 0;
  std::uint64_t low = empty ? number : std::min(first_, number);
  std::uint64_t const high = empty ? number + 1 : std::max(first_ + count_, number + 1);
  if (high - low > bytes_left_ / sizeof(std::uint64_t*) / 2) return false;
  std::uint64_t const count = std::max({kLeast, high - low, 2 * count_});
  if (!empty && number < first_) low = high > count ? high - count : 0;

  std::size_t const bytes = count * sizeof(std::uint64_t*);
  auto** const chunks = static_cast<std::uint64_t**>(
      MemoryContextAllocExtended(context_, bytes, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO));
  if (!empty) {
    std::copy_n(chunks_, count_, chunks + (first_ - low));
    pfree(chunks_);
  }
  bytes_left_ -= std::min(bytes_left_, bytes);
  chunks_ = chunks;
  first_ = low;
  count_ = count;
  return true;
}

}  // namespace synthgen::load
