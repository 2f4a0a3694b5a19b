#include "generate/cell_memory.hpp"

#include <algorithm>

namespace synthgen::generate {

void CellMemory::keep(NodeId node, AttrNumber attribute, RowNumber first, std::uint64_t count) {
  Column column = {node, attribute, first, {}, {}, false};
  column.data.reserve(count);
  column.nulls.reserve(count);
  columns_.push_back(std::move(column));
}

// Row numbers that are passed over are never asked for.
void CellMemory::store(std::span<const RowNumber> rows, std::span<const Values> columns) {
  for (Column& column : columns_) {
    Values const values = columns[column.attribute - 1];
    if (values.data == nullptr) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::uint64_t const place = rows[i] - column.first;
      if (place > column.data.size()) {
        column.data.resize(place);
        column.nulls.resize(place, true);
      }
      column.data.push_back(values.data[i]);
      column.nulls.push_back(values.nulls[i]);
      column.has_nulls = column.has_nulls || values.nulls[i];
    }
  }
}

bool CellMemory::recall(NodeId node, std::span<const RowNumber> rows, Values out) const noexcept {
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
