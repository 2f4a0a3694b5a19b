// The rows of a planned table, a batch at a time, as columns. A batch lives until the next one is
// generated. Where another process generates rows ahead, batches come from there as far as they are done.
#pragma once

#include "load/rows_ahead.hpp"

namespace synthgen::load {

class RowStream {
 public:
  static constexpr std::size_t kBatchRows = BatchSequence::kBatchRows;

  // Generated columns are left to the server, unless `with_generated` asks for what it will make of them.
  explicit RowStream(const plan::TablePlan& table, bool with_generated = false);
  ~RowStream();
  RowStream(const RowStream&) = delete;
  RowStream& operator=(const RowStream&) = delete;

  // From now on generate() of all the table's rows, batch by batch, takes what `ahead` (null: nothing) has.
  void read_ahead(RowsAhead* ahead);

  // Generates the rows of `rows` from `ordinal` on and before `end`; returns how many there are, at most
  // kBatchRows.
  std::size_t generate(const generate::RowSet& rows, std::uint64_t ordinal, std::uint64_t end);

  // Generates up to `limit` rows numbered from `first` on; see generate::Batch::create for `redraw`.
  std::size_t generate_range(std::uint64_t first, std::uint64_t limit, std::uint64_t redraw = 0);

  // The single row of the batch was accepted by who judges it: references learn from that.
  void accept();

  // Whether written() has the faults that the plan asks for. Without them it is columns().
  void make_faults(bool wanted) noexcept { with_faults_ = wanted && table_.faults != nullptr; }

  // The row numbers of the batch.
  std::span<const generate::RowNumber> rows() const noexcept { return {rows_, count_}; }

  // columns()[attribute number - 1]; without data where the server fills the column.
  std::span<const generate::Values> columns() const noexcept { return columns_; }

  // The columns as they are to be written, and the faults in them.
  std::span<const generate::Values> written() const noexcept {
    return with_faults_ ? faulty_.written : columns();
  }
  const generate::FaultyBatch& faulty() const noexcept { return faulty_; }

 private:
  static constexpr Size kKeptBytes = 256 * 1024;  // of values_, for the next batch

  std::size_t generate_rows(std::size_t count, std::uint64_t redraw = 0);
  std::size_t take_ahead(std::uint64_t ordinal);

  const plan::TablePlan& table_;
  bool with_generated_;
  MemoryContext context_ = nullptr;
  MemoryContext values_ = nullptr;  // reset by every batch
  std::optional<generate::Arena> arena_;
  std::vector<generate::Values> columns_;
  generate::RowNumber rows_[kBatchRows] = {};
  std::size_t count_ = 0;
  generate::Batch* batch_ = nullptr;  // in arena_
  RowsAhead* ahead_ = nullptr;
  std::uint64_t first_batch_ = 0;  // of the table, in ahead_
  bool with_faults_ = false;
  generate::FaultyBatch faulty_;
};

}  // namespace synthgen::load
