// Batches of rows on their way from the process that generates them ahead to the one that writes them,
// through shared memory.
//
// Neither process ever waits for the other. The writer takes a batch if it is there and generates it itself
// if it is not, so a helper that is slow, late or gone costs nothing. The helper works some batches ahead of
// the writer, so that what it begins is done in time; a batch's place is used again when the writer is done
// with it.
#pragma once

#include <atomic>

#include "generate/values.hpp"
#include "postgres/schema.hpp"

namespace synthgen::load {

class RowExchange {
 public:
  // Bytes of memory for an exchange with a message of so many bytes.
  static std::size_t bytes(std::size_t message) noexcept;

  // Makes an exchange in memory that is maximally aligned. Batches take about `batch_bytes`; `message` is for
  // the helper.
  static RowExchange* create(void* memory, std::size_t batch_bytes, std::string_view message) noexcept;
  std::string_view message() const noexcept;

  // What the helper has planned: a number that tells plans apart, never 0; 0 if it has not planned yet.
  void set_plan(std::uint64_t plan) noexcept { plan_.store(plan, std::memory_order_release); }
  std::uint64_t plan() const noexcept { return plan_.load(std::memory_order_acquire); }

  // The helper is of no use any more.
  void close() noexcept { closed_.store(true, std::memory_order_relaxed); }
  bool is_closed() const noexcept { return closed_.load(std::memory_order_relaxed); }

  // For the writer: the number of rows of `batch` if it is there, with its values in `columns` of `table`;
  // else 0. They stay until finish() of the batch.
  std::size_t take(std::uint64_t batch, const pg::Table& table, std::span<generate::Values> columns) noexcept;
  // All batches up to this one are written.
  void finish(std::uint64_t batch) noexcept { finished_.store(batch + 1, std::memory_order_release); }

  // For the helper: the next batch after `last` that is worth to be generated; nothing while all places are
  // taken.
  std::optional<std::uint64_t> next_after(std::optional<std::uint64_t> last) const noexcept;
  // Puts the values of `batch` in its place, unless they are too many for it or cannot be copied.
  void put(std::uint64_t batch, const pg::Table& table, std::span<const generate::Values> columns,
           std::size_t rows) noexcept;

 private:
  static constexpr std::size_t kPlacesBytes = 16 * 1024 * 1024;  // of all places together
  static constexpr std::size_t kFewestPlaces = 8;
  static constexpr std::size_t kMostPlaces = 128;
  static constexpr std::uint64_t kMostAhead = 8;

  struct alignas(MAXIMUM_ALIGNOF) Place {
    std::atomic<std::uint64_t> batch;  // and 1; 0: none
    std::uint64_t rows;
  };

  RowExchange() = default;
  Place* place(std::uint64_t batch) const noexcept;

  std::atomic<std::uint64_t> plan_;
  std::atomic<std::uint64_t> finished_;  // batches
  std::atomic<bool> closed_;
  std::size_t message_bytes_;
  std::size_t place_bytes_;
  std::uint64_t places_;  // batches at once
  std::uint64_t ahead_;   // batches that the writer does while the helper does one
};

}  // namespace synthgen::load
