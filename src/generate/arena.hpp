// Memory for the values of one batch: a bump allocator over chunks of a memory context. It has no
// destructor; resetting or deleting the context frees everything. Used for batch after batch, it keeps its
// chunks: memory that goes back and forth costs page faults.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::generate {

class Arena {
 public:
  explicit Arena(MemoryContext context) noexcept : Arena(context, context) {}
  // Takes its chunks from `chunks`; what the server allocates for values belongs into `values`.
  Arena(MemoryContext chunks, MemoryContext values) noexcept : chunks_(chunks), context_(values) {}

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

  // Everything allocated is gone; the chunks serve again.
  void reset() noexcept {
    if (first_ != nullptr) enter(first_);
  }

  MemoryContext context() const noexcept { return context_; }

 private:
  struct alignas(MAXIMUM_ALIGNOF) Chunk {
    Chunk* next;
    std::size_t size;  // behind this header
  };
  static constexpr std::size_t kChunk = 64 * 1024;

  void refill(std::size_t bytes) {
    Chunk* const following = current_ != nullptr ? current_->next : first_;
    if (following != nullptr && following->size >= bytes) return enter(following);
    std::size_t const size = bytes > kChunk / 4 ? bytes + kChunk : kChunk;
    auto* const chunk =
        static_cast<Chunk*>(MemoryContextAllocExtended(chunks_, sizeof(Chunk) + size, MCXT_ALLOC_HUGE));
    chunk->next = following;
    chunk->size = size;
    (current_ != nullptr ? current_->next : first_) = chunk;
    enter(chunk);
  }

  void enter(Chunk* chunk) noexcept {
    current_ = chunk;
    next_ = reinterpret_cast<char*>(chunk + 1);
    left_ = chunk->size;
  }

  MemoryContext chunks_;
  MemoryContext context_;
  Chunk* first_ = nullptr;
  Chunk* current_ = nullptr;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace synthgen::generate
