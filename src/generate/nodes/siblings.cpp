#include "generate/nodes/siblings.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "generate/nodes/numerics.hpp"

namespace synthgen::generate {

namespace {

constexpr std::int64_t kCents = 100;

Datum amount_of(std::int64_t steps, int scale) {
  return NumericGetDatum(int64_div_fast_to_numeric(steps, scale));
}

}  // namespace

// Small amounts are more frequent than great ones, round ones than others.
std::int64_t EntrySide::amount(std::uint64_t parent, std::uint64_t pair) const {
  constexpr std::uint64_t kMost = 9000;
  constexpr std::uint64_t kLeast = 20;
  core::Stream const own = stream_.fork(parent).fork(pair);
  std::uint64_t const range = 1 + core::bounded(own.at(0), kMost);
  auto const ones = static_cast<std::int64_t>(kLeast + core::bounded(own.at(1), range));
  bool const round = core::bounded(own.at(2), 3) == 0;
  return ones * kCents + (round ? 0 : static_cast<std::int64_t>(core::bounded(own.at(3), kCents)));
}

EntrySide::Line EntrySide::line(RowNumber row) const {
  Sibling const sibling = sibling_of(*reference_, row);
  constexpr std::uint64_t kTriple = 3;
  bool const odd = sibling.count % 2 == 1 && sibling.count >= kTriple;
  if (odd && sibling.place < kTriple) {
    std::int64_t const one = amount(sibling.parent, 0);
    std::int64_t const other = amount(sibling.parent, 1);
    if (sibling.place == 0) return {true, one + other};
    return {false, sibling.place == 1 ? one : other};
  }
  std::uint64_t const place = odd ? sibling.place + 1 : sibling.place;
  return {place % 2 == 0, amount(sibling.parent, place / 2)};
}

void EntryAmountNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    EntrySide::Line const line = side_.line(batch.row(i));
    bool const here =
        says_ == Says::kEither || says_ == Says::kSigned || line.debit == (says_ == Says::kDebit);
    out.nulls[i] = !here && empty_;
    if (out.nulls[i]) continue;
    std::int64_t const cents = !here ? 0 : says_ == Says::kSigned && !line.debit ? -line.cents : line.cents;
    Datum const number = amount_of(cents, 2);
    out.nulls[i] = !room_.takes(number) && own.nulls[i];
    out.data[i] = room_.takes(number) ? from_numeric(room_.base, room_.modifier, number) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

void EntryLabelNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = side_.line(batch.row(i)).debit ? debit_ : credit_;
}

// Parts in proportion to what each drew, cut where the running sum of these says; in fifths of ten where
// there are few.
std::int64_t PortionNode::portion(const Sibling& sibling) const {
  constexpr std::uint64_t kFew = 8;
  constexpr std::uint64_t kMany = 200;
  constexpr std::int64_t kCoarse = 20;
  auto const count = static_cast<std::int64_t>(sibling.count);
  std::int64_t const grain = sibling.count <= kFew && whole_ % kCoarse == 0 ? whole_ / kCoarse : 1;
  std::int64_t const grains = whole_ / grain;
  auto const place = static_cast<std::int64_t>(sibling.place);
  if (sibling.count > kMany || grains < 2 * count) {
    std::int64_t const begin = grains * place / count;
    return (grains * (place + 1) / count - begin) * grain;
  }
  core::Stream const own = stream_.fork(sibling.parent);
  auto const weight = [&](std::int64_t k) {
    return static_cast<std::int64_t>(1 + core::bounded(own.at(static_cast<std::uint64_t>(k)), 4));
  };
  std::int64_t all = 0;
  std::int64_t before = 0;
  for (std::int64_t k = 0; k < count; ++k) {
    if (k == place) before = all;
    all += weight(k);
  }
  // One grain each, the others by weight.
  std::int64_t const free = grains - count;
  std::int64_t const begin = free * before / all;
  return (1 + free * (before + weight(place)) / all - begin) * grain;
}

void PortionNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Datum const number = amount_of(portion(sibling_of(reference_, batch.row(i))), scale_);
    bool const fits = room_.takes(number);
    out.nulls[i] = !fits && own.nulls[i];
    out.data[i] = fits ? from_numeric(room_.base, room_.modifier, number) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
