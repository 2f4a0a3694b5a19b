#include "generate/nodes/chain.hpp"

#include <algorithm>

#include "generate/draw.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

bool is_same(Datum one, Datum other, bool by_value) {
  if (by_value) return one == other;
  auto* const a = reinterpret_cast<struct varlena*>(DatumGetPointer(one));
  auto* const b = reinterpret_cast<struct varlena*>(DatumGetPointer(other));
  return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
         std::memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

// A number of so many steps of the last digit, and what there was before it.
Datum number_of(std::int64_t steps, int scale, const NumberSource& opening, const Values& values,
                std::size_t i) {
  Datum const number = NumericGetDatum(int64_div_fast_to_numeric(steps, scale));
  if (opening.node == kNoNode || values.nulls[i]) return number;
  return DirectFunctionCall2(numeric_add, number, to_numeric(opening.type, values.data[i]));
}

}  // namespace

// Falling, it rises at every sixth place to about its height and falls in between by about a sixth of that.
std::int64_t Course::level(std::uint64_t parent, std::uint64_t place) const noexcept {
  constexpr std::uint64_t kCycle = 6;
  constexpr std::uint64_t kNoise = 800;
  constexpr std::int64_t kThousand = 1000;
  core::Stream const own = stream.fork(parent);
  auto const noise = static_cast<std::int64_t>(core::bounded(own.at(place), kNoise));
  auto const range = static_cast<std::uint64_t>(most - least + 1);
  // Small heights are more frequent than great ones.
  std::uint64_t const narrow = 1 + core::bounded(own.fork("range").at(0), range);
  std::int64_t const height =
      (least + static_cast<std::int64_t>(core::bounded(own.fork("height").at(0), narrow))) * unit;
  if (rises)
    return height / kThousand * (static_cast<std::int64_t>(place) * kThousand + kThousand / 5 + noise) +
           height % kThousand * (static_cast<std::int64_t>(place) * kThousand + kThousand / 5 + noise) /
               kThousand;
  auto const left = static_cast<std::int64_t>(kCycle - place % kCycle);
  return height * (left * kThousand + noise) / (static_cast<std::int64_t>(kCycle) * kThousand);
}

std::int64_t LedgerNode::steps(const Sibling& sibling) const {
  std::int64_t const movement = course_.movement(sibling.parent, sibling.place);
  std::int64_t const rest = to_end_ ? course_.level(sibling.parent, sibling.count - 1) : 0;
  switch (says_) {
    case Says::kAfter:
      return course_.level(sibling.parent, sibling.place) - rest;
    case Says::kBefore:
      return course_.before(sibling.parent, sibling.place) - rest;
    case Says::kMovement:
      return movement;
    case Says::kAmount:
      return movement < 0 ? -movement : movement;
    case Says::kIncrease:
      return std::max<std::int64_t>(movement, 0);
    case Says::kDecrease:
      return std::max<std::int64_t>(-movement, 0);
  }
  return 0;
}

void LedgerNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const opening = opening_.node == kNoNode ? Values{} : batch.values(opening_.node);
  Values const siblings = batch.values(order_);
  bool const one_sided = says_ == Says::kIncrease || says_ == Says::kDecrease;
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::int64_t const value = steps(sibling_at(siblings, i));
    out.nulls[i] = one_sided ? value == 0 && !not_null_ : own.nulls[i];
    if (out.nulls[i]) continue;
    Datum const number = number_of(value, scale_, opening_, opening, i);
    out.data[i] = room_.takes(number) ? from_numeric(room_.base, room_.modifier, number) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

void LedgerEndNode::generate(Batch& batch, Values out) const {
  Values const families = batch.values(families_);
  Values const own = batch.values(own_);
  Values const opening = opening_.node == kNoNode ? Values{} : batch.values(opening_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Family const& family = family_at(families, i);
    out.nulls[i] = own.nulls[i] && family.count == 0;
    if (out.nulls[i]) continue;
    std::int64_t const steps = family.count == 0 ? 0 : course_.level(family.parent, family.count - 1);
    Datum const number = number_of(steps, scale_, opening_, opening, i);
    bool const fits = room_.takes(number);
    out.nulls[i] = !fits && own.nulls[i];
    out.data[i] = fits ? from_numeric(room_.base, room_.modifier, number) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

void LedgerLabelNode::generate(Batch& batch, Values out) const {
  Values const siblings = batch.values(order_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Sibling const& sibling = sibling_at(siblings, i);
    std::vector<Datum> const& labels = course_.movement(sibling.parent, sibling.place) >= 0 ? in_ : out_;
    out.data[i] = labels[core::bounded(batch.random(stream_, i), labels.size())];
  }
}

std::size_t HistoryNode::find(Datum value) const {
  auto const found = std::find_if(labels_.begin(), labels_.end(),
                                  [&](const Label& label) { return is_same(label.value, value, by_value_); });
  return static_cast<std::size_t>(found - labels_.begin());
}

// The label reached at a place, so that the last is `last`: those listed before it in their order, as many as
// there is time for; where there is time for more, to and fro first.
std::size_t HistoryNode::label_at(std::size_t last, std::uint64_t place, std::uint64_t count) const {
  if (place + 1 >= count) return last;
  std::uint64_t const steps = count - 1;
  std::uint64_t ways = 0;
  std::size_t nearest = last;
  for (std::size_t l = 0; l < last; ++l)
    if (!labels_[l].aside) ++ways, nearest = l;
  auto const way = [&](std::uint64_t n) {
    for (std::size_t l = 0; l < last; ++l)
      if (!labels_[l].aside && n-- == 0) return l;
    return nearest;
  };
  if (ways == 0) return (count - 1 - place) % 2 == 0 ? last : (last + 1) % labels_.size();
  if (steps <= ways) return way(place * ways / steps);
  std::uint64_t const extra = steps - ways;
  if (place >= extra) return way(place - extra);
  if ((extra - place) % 2 == 0) return way(0);
  return ways > 1 ? way(1) : last;
}

void HistoryNode::generate(Batch& batch, Values out) const {
  Values const status = batch.values(status_);
  Values const own = batch.values(own_);
  Values const siblings = batch.values(order_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    std::size_t const last = status.nulls[i] ? labels_.size() : find(status.data[i]);
    if (last == labels_.size()) continue;
    Sibling const& sibling = sibling_at(siblings, i);
    out.nulls[i] = from_ && sibling.place == 0 && !not_null_;
    if (out.nulls[i]) continue;
    std::size_t label = label_at(last, sibling.place, sibling.count);
    if (from_)
      label = sibling.place > 0 ? label_at(last, sibling.place - 1, sibling.count) : label == 0 ? 1 : 0;
    out.data[i] = labels_[label].value;
  }
}

void ChainNumberNode::generate(Batch& batch, Values out) const {
  Values const siblings = batch.values(order_);
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = integer_datum(type_, start_ + static_cast<std::int64_t>(sibling_at(siblings, i).place));
}

}  // namespace synthgen::generate
