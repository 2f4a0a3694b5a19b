#include "load/row_exchange.hpp"

#include <algorithm>
#include <new>

namespace synthgen::load {

namespace {

static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

// A place is cut from its beginning: the whereabouts of each column's values and nulls, then these, and
// behind them what values passed by reference refer to. In shared memory such a value is its distance from
// the place, as processes see the memory at different addresses.
struct Whereabouts {
  std::uint32_t data;  // 0: the column has none
  std::uint32_t nulls;
};

class Cutter {
 public:
  Cutter(char* base, std::size_t used, std::size_t size) noexcept : base_(base), used_(used), size_(size) {}

  // The distance of `bytes` from the base; 0 if they do not fit.
  std::size_t cut(std::size_t bytes) noexcept {
    std::size_t const at = MAXALIGN(used_);
    if (bytes > size_ || at > size_ - bytes) return 0;
    used_ = at + bytes;
    return at;
  }
  char* at(std::size_t distance) const noexcept { return base_ + distance; }

 private:
  char* base_;
  std::size_t used_;
  std::size_t size_;
};

// The length of a value passed by reference; 0 if it is not in memory as a whole.
std::size_t length_of(const pg::TypeRef& type, Datum value) noexcept {
  const char* const bytes = DatumGetPointer(value);
  if (type.length == -2) return std::strlen(bytes) + 1;
  if (type.length >= 0) return static_cast<std::size_t>(type.length);
  return VARATT_IS_EXTERNAL(bytes) ? 0 : VARSIZE_ANY(bytes);
}

// Copies a column's values; false if they cannot be.
bool put_column(Cutter& memory, const pg::TypeRef& type, const generate::Values& column, std::size_t rows,
                Whereabouts* where) noexcept {
  std::size_t const data = memory.cut(rows * sizeof(Datum));
  std::size_t const nulls = memory.cut(rows);
  if (data == 0 || nulls == 0) return false;
  std::memcpy(memory.at(nulls), column.nulls, rows);
  *where = {static_cast<std::uint32_t>(data), static_cast<std::uint32_t>(nulls)};
  auto* const to = reinterpret_cast<Datum*>(memory.at(data));
  if (type.by_value) {
    std::memcpy(to, column.data, rows * sizeof(Datum));
    return true;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    if (column.nulls[i]) continue;
    std::size_t const length = length_of(type, column.data[i]);
    std::size_t const value = length == 0 ? 0 : memory.cut(length);
    if (value == 0) return false;
    std::memcpy(memory.at(value), DatumGetPointer(column.data[i]), length);
    to[i] = value;
  }
  return true;
}

}  // namespace

std::size_t RowExchange::bytes(std::size_t message) noexcept {
  return MAXALIGN(sizeof(RowExchange)) + kPlacesBytes + message;
}

RowExchange* RowExchange::create(void* memory, std::size_t batch_bytes, std::string_view message) noexcept {
  auto* const exchange = new (memory) RowExchange();
  exchange->places_ = std::clamp(kPlacesBytes / (batch_bytes + 1), kFewestPlaces, kMostPlaces);
  exchange->place_bytes_ = kPlacesBytes / exchange->places_ / MAXIMUM_ALIGNOF * MAXIMUM_ALIGNOF;
  exchange->ahead_ = std::min(kMostAhead, exchange->places_ / 4);
  exchange->message_bytes_ = message.size();
  for (std::uint64_t batch = 0; batch < exchange->places_; ++batch) new (exchange->place(batch)) Place();
  std::copy(message.begin(), message.end(), reinterpret_cast<char*>(exchange->place(0)) + kPlacesBytes);
  return exchange;
}

std::string_view RowExchange::message() const noexcept {
  return {reinterpret_cast<const char*>(place(0)) + kPlacesBytes, message_bytes_};
}

RowExchange::Place* RowExchange::place(std::uint64_t batch) const noexcept {
  const char* const first = reinterpret_cast<const char*>(this) + MAXALIGN(sizeof(RowExchange));
  return reinterpret_cast<Place*>(const_cast<char*>(first) + batch % places_ * place_bytes_);
}

std::size_t RowExchange::take(std::uint64_t batch, const pg::Table& table,
                              std::span<generate::Values> columns) noexcept {
  Place* const from = place(batch);
  if (from->batch.load(std::memory_order_acquire) != batch + 1) return 0;
  auto* const base = reinterpret_cast<char*>(from);
  auto const* const where = reinterpret_cast<const Whereabouts*>(from + 1);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    columns[c] = {};
    if (where[c].data == 0) continue;
    columns[c] = {reinterpret_cast<Datum*>(base + where[c].data),
                  reinterpret_cast<bool*>(base + where[c].nulls)};
    if (table.columns[c].type.by_value) continue;
    for (std::size_t i = 0; i < from->rows; ++i)
      if (!columns[c].nulls[i]) columns[c].data[i] = PointerGetDatum(base + columns[c].data[i]);
  }
  from->batch.store(0, std::memory_order_relaxed);  // distances have become addresses
  return from->rows;
}

std::optional<std::uint64_t> RowExchange::next_after(std::optional<std::uint64_t> last) const noexcept {
  std::uint64_t const finished = finished_.load(std::memory_order_acquire);
  std::uint64_t const next = std::max(last ? *last + 1 : 0, finished + ahead_);
  if (next >= finished + places_) return std::nullopt;
  return next;
}

void RowExchange::put(std::uint64_t batch, const pg::Table& table, std::span<const generate::Values> columns,
                      std::size_t rows) noexcept {
  Place* const to = place(batch);
  to->batch.store(0, std::memory_order_relaxed);
  auto* const where = reinterpret_cast<Whereabouts*>(to + 1);
  std::size_t const used = sizeof(Place) + columns.size() * sizeof(Whereabouts);
  if (used > place_bytes_) return;
  Cutter memory(reinterpret_cast<char*>(to), used, place_bytes_);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    where[c] = {};
    if (columns[c].data != nullptr && !put_column(memory, table.columns[c].type, columns[c], rows, &where[c]))
      return;
  }
  to->rows = rows;
  to->batch.store(batch + 1, std::memory_order_release);
}

}  // namespace synthgen::load
