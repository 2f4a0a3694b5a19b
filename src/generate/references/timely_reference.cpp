#include "generate/references/timely_reference.hpp"

#include <algorithm>
#include <limits>

#include "generate/references/eligible_rows.hpp"

namespace synthgen::generate {

std::size_t TimelyReference::keep_untimely(Batch& batch, const Datum* picks, std::uint32_t* places,
                                           std::size_t count) const {
  auto* rows = batch.arena().allocate_array<RowNumber>(count);
  for (std::size_t k = 0; k < count; ++k) rows[k] = DatumGetUInt64(picks[places[k]]);
  Batch* const parents = Batch::create(parent().program(), {rows, count}, &batch.arena());
  auto* unfit = batch.arena().allocate_array<bool>(count);
  std::fill_n(unfit, count, false);

  for (TimeFit const& fit : fits_) {
    Values const dates = parents->attribute(fit.column);
    Oid const type = parent().type(fit.column).base;
    Values others{};
    if (fit.node != kNoNode) others = batch.values(fit.node);
    if (fit.own != InvalidAttrNumber) others = batch.attribute(fit.own);
    for (std::size_t k = 0; k < count; ++k) {
      std::uint32_t const i = places[k];
      if (dates.nulls[k] || (others.data != nullptr && others.nulls[i])) continue;
      Microseconds const date = to_instant(type, dates.data[k]);
      Microseconds const other = others.data == nullptr ? fit.instant : to_instant(fit.type, others.data[i]);
      unfit[k] = unfit[k] || (fit.not_after ? date + fit.gap > other : date - fit.gap < other);
    }
  }
  std::size_t untimely = 0;
  for (std::size_t k = 0; k < count; ++k)
    if (unfit[k]) places[untimely++] = places[k];
  return untimely;
}

// Another parent; the one before where there is no other.
std::uint64_t TimelyReference::pick(Batch& batch, std::uint32_t place, std::uint64_t random,
                                    Datum before) const {
  if (among_ != nullptr) return among_->parent_at(core::bounded(random, among_->assignment().parents()));
  if (earlier_ == nullptr) return first_choice() + core::bounded(random, choices());
  std::uint64_t const earlier = parent().stored_count() + earlier_->ordinal(batch.row(place));
  return earlier == 0 ? DatumGetUInt64(before) : core::bounded(random, earlier);
}

const TimeFit* TimelyReference::leading_fit() const noexcept {
  auto const found =
      std::find_if(fits_.begin(), fits_.end(), [](const TimeFit& fit) { return fit.not_after; });
  return found == fits_.end() ? nullptr : &*found;
}

void TimelyReference::index() {
  dates_.clear();
  listed_.clear();
  TimeFit const* const fit = leading_fit();
  if (!lists_ || fit == nullptr || parent().count() > Population::kMaxStored) return;
  std::vector<std::pair<Microseconds, std::uint32_t>> parents;
  parents.reserve(parent().count());
  Oid const type = parent().type(fit->column).base;
  for_each_chunk(parent(), [&](std::uint64_t first, Batch& batch) {
    Values const dates = batch.attribute(fit->column);
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (!dates.nulls[i])
        parents.emplace_back(to_instant(type, dates.data[i]), static_cast<std::uint32_t>(first + i));
  });
  std::sort(parents.begin(), parents.end());
  for (auto const& [date, row] : parents) {
    dates_.push_back(date);
    listed_.push_back(row);
  }
}

// The latest date that the fit leaves a parent of row i.
Microseconds TimelyReference::latest(Batch& batch, const TimeFit& fit, std::size_t i) const {
  if (fit.node == kNoNode && fit.own == InvalidAttrNumber) return fit.instant - fit.gap;
  Values const others = fit.node != kNoNode ? batch.values(fit.node) : batch.attribute(fit.own);
  return others.nulls[i] ? std::numeric_limits<Microseconds>::max()
                         : to_instant(fit.type, others.data[i]) - fit.gap;
}

void TimelyReference::pick_listed(Batch& batch, Values out, std::uint32_t* places, std::size_t count) const {
  constexpr std::uint64_t kPicks = 8;
  TimeFit const& fit = *leading_fit();
  core::Stream const stream = stream_.fork("listed");
  count = keep_untimely(batch, out.data, places, count);
  for (std::uint64_t attempt = 0; attempt < kPicks && count > 0; ++attempt) {
    for (std::size_t k = 0; k < count; ++k) {
      auto const fitting = static_cast<std::uint64_t>(
          std::upper_bound(dates_.begin(), dates_.end(), latest(batch, fit, places[k])) - dates_.begin());
      if (fitting == 0) continue;
      out.data[places[k]] =
          UInt64GetDatum(listed_[core::bounded(batch.random(stream.fork(attempt), places[k]), fitting)]);
    }
    count = keep_untimely(batch, out.data, places, count);
  }
}

void TimelyReference::generate(Batch& batch, Values out) const {
  Values const inner = batch.values(inner_);
  std::copy_n(inner.data, batch.size(), out.data);
  std::copy_n(inner.nulls, batch.size(), out.nulls);
  auto* places = batch.arena().allocate_array<std::uint32_t>(batch.size());
  std::size_t count = 0;
  // Every other draw of a row that was rejected heeds no dates: what it needs may be newer.
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (!inner.nulls[i] && batch.redraw(i) % 2 == 0) places[count++] = static_cast<std::uint32_t>(i);

  for (int attempt = 0; attempt < picks_ && count > 0; ++attempt) {
    count = keep_untimely(batch, out.data, places, count);
    if (!alternatives_.empty()) {
      if (static_cast<std::size_t>(attempt) >= alternatives_.size() || count == 0) break;
      Values const other = batch.values_at(alternatives_[static_cast<std::size_t>(attempt)], {places, count});
      for (std::size_t k = 0; k < count; ++k)
        if (!other.nulls[k]) out.data[places[k]] = other.data[k];
      continue;
    }
    core::Stream const again = stream_.fork(static_cast<std::uint64_t>(attempt));
    for (std::size_t k = 0; k < count; ++k)
      out.data[places[k]] =
          UInt64GetDatum(pick(batch, places[k], batch.random(again, places[k]), out.data[places[k]]));
  }
  if (!listed_.empty() && count > 0) pick_listed(batch, out, places, count);
  if (earlier_ == nullptr || !nullable_ || count == 0) return;
  count = keep_untimely(batch, out.data, places, count);
  for (std::size_t k = 0; k < count; ++k) out.nulls[places[k]] = true;
}

}  // namespace synthgen::generate
