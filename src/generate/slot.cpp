#include "generate/slot.hpp"

#include "postgres/compat.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/numeric.h"
#include "utils/rangetypes.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"
}

namespace synthgen::generate {

namespace {

// A slot is kWidth units wide; the interval in it starts within the first quarter and ends within the
// last, so that neighbours keep apart. The unit is an hour of time, a day of dates, 1 of numbers.
constexpr std::int64_t kWidth = 8;
constexpr std::int64_t kHour = 3'600'000'000;

Datum at_unit(Oid type, std::int64_t unit, int32 as_of) {
  switch (type) {
    case DATEOID:
      return DateADTGetDatum(static_cast<DateADT>(as_of + unit));
    case INT4OID:
      return Int32GetDatum(static_cast<int32>(-unit));
    case INT8OID:
      return Int64GetDatum(-unit);
    case NUMERICOID:
      return NumericGetDatum(int64_to_numeric(-unit));
    default:
      return TimestampGetDatum((static_cast<std::int64_t>(as_of) * 24 + unit) * kHour);
  }
}

// Numbers count up from 0, times count back from the present.
bool counts_up(Oid type) {
  return type == INT4OID || type == INT8OID || type == NUMERICOID;
}

}  // namespace

void SlotNumberNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    RowNumber const row = batch.row(i);
    out.data[i] = UInt64GetDatum(
        reference_ == nullptr ? row : reference_->assignment().ordinal(reference_->children().place(row)));
  }
}

bool is_slot_type(Oid type) {
  return type == DATEOID || type == TIMESTAMPOID || type == TIMESTAMPTZOID || counts_up(type);
}

std::uint64_t slot_capacity(Oid type, int32 as_of) {
  auto const days = static_cast<std::uint64_t>(as_of - (DATETIME_MIN_JULIAN - POSTGRES_EPOCH_JDATE));
  switch (type) {
    case INT4OID:
      return PG_INT32_MAX / kWidth;
    case INT8OID:
    case NUMERICOID:
      return PG_INT64_MAX / kWidth;
    case DATEOID:
      return days / kWidth;
    default:
      return days * 24 / kWidth;
  }
}

void SlotEndNode::generate(Batch& batch, Values out) const {
  Values const slot = batch.values(slot_);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  // Measured from the newer end of the slot, which numbers call the lower and times the upper one.
  bool const near = (end_ == End::kLower) == counts_up(type_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    auto const inset = static_cast<std::int64_t>(core::bounded(batch.random(stream_, i), kWidth / 4));
    auto const first = static_cast<std::int64_t>(DatumGetUInt64(slot.data[i])) * kWidth;
    std::int64_t const distance = near ? first + 1 + inset : first + kWidth - inset;
    out.data[i] = at_unit(type_, -distance, as_of_);
    out.nulls[i] = slot.nulls[i];
  }
  MemoryContextSwitchTo(before);
}

void SlotRangeNode::generate(Batch& batch, Values out) const {
  Values const lower = batch.values(lower_);
  Values const upper = batch.values(upper_);
  TypeCacheEntry* const type = lookup_type_cache(range_type_, TYPECACHE_RANGE_INFO);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = lower.nulls[i] || upper.nulls[i];
    if (out.nulls[i]) continue;
    RangeBound start = {lower.data[i], false, true, true};
    RangeBound end = {upper.data[i], false, false, false};
    out.data[i] = RangeTypePGetDatum(pg::compat::make_range(type, &start, &end));
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
