#include "generate/timely_reference.hpp"

#include <algorithm>

namespace synthgen::generate {

namespace {

// Whether `earlier` is known to lie after `later`.
bool contradicts(const Values& earlier, Oid earlier_type, std::size_t i, const Values& later, Oid later_type,
                 std::size_t k) {
  if (earlier.data == nullptr || later.data == nullptr || earlier.nulls[i] || later.nulls[k]) return false;
  return to_instant(earlier_type, earlier.data[i]) > to_instant(later_type, later.data[k]);
}

}  // namespace

std::size_t TimelyReference::keep_untimely(Batch& batch, const Datum* picks, std::uint32_t* places,
                                           std::size_t count) const {
  auto* rows = batch.arena().allocate_array<RowNumber>(count);
  for (std::size_t k = 0; k < count; ++k) rows[k] = DatumGetUInt64(picks[places[k]]);
  Batch* const parents = Batch::create(parent().program(), {rows, count}, &batch.arena());
  Values const begin = begin_ == 0 ? Values{} : parents->attribute(begin_);
  Values const end = end_ == 0 ? Values{} : parents->attribute(end_);
  Values const other_begin = other_.begin == kNoNode ? Values{} : batch.values(other_.begin);
  Values const other_end = other_.end == kNoNode ? Values{} : batch.values(other_.end);
  Oid const begin_type = begin_ == 0 ? DATEOID : parent().table().column(begin_).type.base;
  Oid const end_type = end_ == 0 ? DATEOID : parent().table().column(end_).type.base;

  std::size_t untimely = 0;
  for (std::size_t k = 0; k < count; ++k) {
    std::uint32_t const i = places[k];
    if (contradicts(begin, begin_type, k, other_end, other_.end_type, i) ||
        contradicts(other_begin, other_.begin_type, i, end, end_type, k))
      places[untimely++] = i;
  }
  return untimely;
}

void TimelyReference::generate(Batch& batch, Values out) const {
  Values const inner = batch.values(inner_);
  std::copy_n(inner.data, batch.size(), out.data);
  std::copy_n(inner.nulls, batch.size(), out.nulls);
  auto* places = batch.arena().allocate_array<std::uint32_t>(batch.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (!inner.nulls[i]) places[count++] = static_cast<std::uint32_t>(i);

  for (int pick = 0; pick < kMaxPicks && count > 0; ++pick) {
    count = keep_untimely(batch, out.data, places, count);
    core::Stream const again = stream_.fork(static_cast<std::uint64_t>(pick));
    for (std::size_t k = 0; k < count; ++k)
      out.data[places[k]] = UInt64GetDatum(core::bounded(batch.random(again, places[k]), parent().count()));
  }
}

}  // namespace synthgen::generate
