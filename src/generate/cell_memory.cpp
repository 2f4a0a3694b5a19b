#include "generate/cell_memory.hpp"

#include <algorithm>

namespace synthgen::generate {

void CellMemory::keep(NodeId node, AttrNumber attribute, RowNumber first, std::uint64_t count) {
  Column column = {node, attribute, first, {}, {}};
  column.data.reserve(count);
  column.nulls.reserve(count);
  columns_.push_back(std::move(column));
}

void CellMemory::await(std::vector<RowNumber> rows, const std::vector<std::pair<NodeId, AttrNumber>>& cells) {
  if (rows.empty()) return;
  awaited_ = std::move(rows);
  for (auto const& [node, attribute] : cells) {
    keep(node, attribute, awaited_.front(), awaited_.back() - awaited_.front() + 1);
    columns_.back().awaited = true;
  }
}

std::span<const RowNumber> CellMemory::begin(NodeId node) noexcept {
  for (Column& column : columns_) {
    if (column.node != node || !column.awaited || column.begun) continue;
    column.begun = true;
    return awaited_;
  }
  return {};
}

// There is room: keep() has reserved it.
void CellMemory::finish(NodeId node, Values values) noexcept {
  for (Column& column : columns_)
    if (column.node == node && column.awaited && column.data.empty())
      for (std::size_t i = 0; i < awaited_.size(); ++i)
        append(column, awaited_[i], values.data[i], values.nulls[i]);
}

void CellMemory::clear() noexcept {
  columns_.clear();
  awaited_.clear();
}

void CellMemory::store(std::span<const RowNumber> rows, std::span<const Values> columns) {
  for (Column& column : columns_) {
    Values const values = columns[column.attribute - 1];
    if (values.data == nullptr || column.awaited) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) append(column, rows[i], values.data[i], values.nulls[i]);
  }
}

// Row numbers that are passed over are never asked for.
void CellMemory::append(Column& column, RowNumber row, Datum value, bool null) {
  std::uint64_t const place = row - column.first;
  if (place > column.data.size()) {
    column.data.resize(place);
    column.nulls.resize(place, true);
  }
  column.data.push_back(value);
  column.nulls.push_back(null);
  column.has_nulls = column.has_nulls || null;
}

void CellMemory::heed_doubts() noexcept {
  if (heeded_ == doubts_) return;
  heeded_ = doubts_;
  for (Column& column : columns_) {
    if (!column.awaited) continue;
    column.data.clear();
    column.nulls.clear();
    column.has_nulls = column.begun = false;
  }
}

bool CellMemory::recall(NodeId node, std::span<const RowNumber> rows, Values out) noexcept {
  heed_doubts();
  auto const found = std::find_if(columns_.begin(), columns_.end(),
                                  [&](const Column& column) { return column.node == node; });
  if (found == columns_.end()) return false;
  Column const& column = *found;
  if (std::any_of(rows.begin(), rows.end(),
                  [&](RowNumber row) { return row - column.first >= column.data.size(); }))
    return false;
  for (std::size_t i = 0; i < rows.size(); ++i) out.data[i] = column.data[rows[i] - column.first];
  for (std::size_t i = 0; i < rows.size(); ++i)
    out.nulls[i] = column.has_nulls && column.nulls[rows[i] - column.first] != 0;
  return true;
}

}  // namespace synthgen::generate
