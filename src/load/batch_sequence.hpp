// All batches of a run, counted through in the order in which they are written.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::load {

class BatchSequence {
 public:
  static constexpr std::size_t kBatchRows = 1000;

  // Of the tables to write as their rows are settled now. The plan outlives this.
  explicit BatchSequence(const plan::Plan& plan);

  std::uint64_t count() const noexcept { return count_; }
  std::uint64_t rows() const noexcept { return rows_; }

  // The table's first batch; nothing if the table has none, or another number of rows than it had.
  std::optional<std::uint64_t> first(const plan::TablePlan& table) const noexcept;

  struct Batch {
    const plan::TablePlan* table;
    std::uint64_t ordinal;  // of its first row
  };
  // Of a number below count().
  Batch at(std::uint64_t batch) const noexcept;

 private:
  struct Part {
    const plan::TablePlan* table;
    std::uint64_t first;
    std::uint64_t rows;
  };
  std::vector<Part> parts_;
  std::uint64_t count_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace synthgen::load
