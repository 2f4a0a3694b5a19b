#include "load/batch_sequence.hpp"

#include <algorithm>

namespace synthgen::load {

BatchSequence::BatchSequence(const plan::Plan& plan) {
  for (auto const& table : plan.tables) {
    if (!table->is_written() || table->rows.count() == 0) continue;
    std::uint64_t const rows = table->rows.count();
    parts_.push_back({table.get(), count_, rows});
    count_ += (rows + kBatchRows - 1) / kBatchRows;
    rows_ += rows;
  }
}

std::optional<std::uint64_t> BatchSequence::first(const plan::TablePlan& table) const noexcept {
  for (Part const& part : parts_)
    if (part.table == &table && part.rows == table.rows.count()) return part.first;
  return std::nullopt;
}

BatchSequence::Batch BatchSequence::at(std::uint64_t batch) const noexcept {
  auto const after = std::upper_bound(parts_.begin(), parts_.end(), batch,
                                      [](std::uint64_t at, const Part& part) { return at < part.first; });
  Part const& part = *std::prev(after);
  return {part.table, (batch - part.first) * kBatchRows};
}

}  // namespace synthgen::load
