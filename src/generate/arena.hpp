// Memory for the values of one batch: a bump allocator over chunks of a memory context. It has no
// destructor; resetting or deleting the context frees everything.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::generate {

class Arena {
 public:
  explicit Arena(MemoryContext context) noexcept : context_(context) {}

  // `bytes` of maximally aligned memory. May ereport (out of memory).
  char* allocate(std::size_t bytes) {
    bytes = MAXALIGN(bytes);
    if (bytes > left_) refill(bytes);
    char* const memory = next_;
    next_ += bytes;
    left_ -= bytes;
    return memory;
  }

  template <typename T>
  T* allocate_array(std::size_t count) {
    return reinterpret_cast<T*>(allocate(sizeof(T) * count));
  }

  // Gives back the tail of the latest allocation, of which only `used` bytes are kept.
  void shrink(char* memory, std::size_t used) noexcept {
    used = MAXALIGN(used);
    left_ += static_cast<std::size_t>(next_ - (memory + used));
    next_ = memory + used;
  }

  MemoryContext context() const noexcept { return context_; }

 private:
  static constexpr std::size_t kChunk = 64 * 1024;

  void refill(std::size_t bytes) {
    std::size_t const size = bytes > kChunk / 4 ? bytes + kChunk : kChunk;
    next_ = static_cast<char*>(MemoryContextAllocExtended(context_, size, MCXT_ALLOC_HUGE));
    left_ = size;
  }

  MemoryContext context_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace synthgen::generate
