#include "generate/cell_memory.hpp"

#include <algorithm>

namespace synthgen::generate {

void CellMemory::keep(const KeptColumn& column, RowNumber first, std::uint64_t count) {
  Column& kept = columns_.emplace_back(Column{column, first, {}, {}, {}});
  kept.data.reserve(count);
  kept.states.reserve(count);
  if (!column.by_value) kept.values.reserve(count * kBytesOfValue);
}

void CellMemory::await(std::vector<RowNumber> rows, const std::vector<KeptColumn>& columns) {
  if (rows.empty()) return;
  awaited_ = std::move(rows);
  for (KeptColumn const& column : columns) {
    keep(column, awaited_.front(), awaited_.back() - awaited_.front() + 1);
    columns_.back().awaited = true;
  }
}

std::span<const RowNumber> CellMemory::begin(NodeId node) noexcept {
  for (Column& column : columns_) {
    if (column.kept.node != node || !column.awaited || column.begun) continue;
    column.begun = true;
    return awaited_;
  }
  return {};
}

// There is room: keep() has reserved it.
void CellMemory::finish(NodeId node, Values values) noexcept {
  for (Column& column : columns_)
    if (column.kept.node == node && column.awaited && column.data.empty())
      for (std::size_t i = 0; i < awaited_.size(); ++i)
        append(column, awaited_[i], values.data[i], values.nulls[i]);
}

void CellMemory::clear() noexcept {
  columns_.clear();
  awaited_.clear();
}

void CellMemory::store(std::span<const RowNumber> rows, std::span<const Values> columns) {
  for (Column& column : columns_) {
    Values const values = columns[column.kept.attribute - 1];
    if (values.data == nullptr || column.awaited) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) append(column, rows[i], values.data[i], values.nulls[i]);
  }
}

// Row numbers that are passed over are never asked for.
void CellMemory::append(Column& column, RowNumber row, Datum value, bool null) {
  std::uint64_t const place = row - column.first;
  if (place > column.data.size()) {
    column.data.resize(place);
    column.states.resize(place, State::kNull);
    column.all_values = false;
  }
  State state = null ? State::kNull : State::kValue;
  if (!null && !column.kept.by_value) {
    std::optional<Datum> const kept = copy(column.values, value);
    value = kept.value_or(0);
    if (!kept) state = State::kUnknown;
  }
  column.data.push_back(value);
  column.states.push_back(state);
  column.all_values = column.all_values && state == State::kValue;
}

// A copy of a value of variable length behind `values`; nothing if there is no room or it lies elsewhere.
std::optional<Datum> CellMemory::copy(std::vector<char>& values, Datum value) {
  const char* const from = DatumGetPointer(value);
  if (VARATT_IS_EXTERNAL(from)) return std::nullopt;
  std::size_t const bytes = VARSIZE_ANY(from);
  std::size_t const begin = MAXALIGN(values.size());
  if (begin + bytes > values.capacity()) return std::nullopt;
  values.resize(begin);
  values.insert(values.end(), from, from + bytes);
  return PointerGetDatum(values.data() + begin);
}

void CellMemory::heed_doubts() noexcept {
  if (heeded_ == doubts_) return;
  heeded_ = doubts_;
  for (Column& column : columns_) {
    if (!column.awaited) continue;
    column.data.clear();
    column.states.clear();
    column.values.clear();
    column.all_values = true;
    column.begun = false;
  }
}

bool CellMemory::recall(NodeId node, std::span<const RowNumber> rows, Values out) noexcept {
  heed_doubts();
  auto const found = std::find_if(columns_.begin(), columns_.end(),
                                  [&](const Column& column) { return column.kept.node == node; });
  if (found == columns_.end()) return false;
  Column const& column = *found;
  if (std::any_of(rows.begin(), rows.end(),
                  [&](RowNumber row) { return row - column.first >= column.data.size(); }))
    return false;
  for (std::size_t i = 0; i < rows.size(); ++i) out.data[i] = column.data[rows[i] - column.first];
  std::fill_n(out.nulls, rows.size(), false);
  if (column.all_values) return true;
  bool known = true;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    State const state = column.states[rows[i] - column.first];
    out.nulls[i] = state == State::kNull;
    known = known && state != State::kUnknown;
  }
  return known;
}

}  // namespace synthgen::generate
