#include "generate/nodes/bidding.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

Raise::Raise(core::Stream stream, NumberSource opening, int scale) : opening_(opening), scale_(scale) {
  // Of whole numbers a few per cent would be nothing.
  constexpr std::int64_t kLeast = 60;
  constexpr std::int64_t kMost = 250;
  constexpr std::int64_t kWhole = 3;
  course_.stream = stream;
  course_.rises = true;
  course_.least = scale > 0 ? kLeast : kLeast * kWhole;
  course_.most = scale > 0 ? kMost : kMost * kWhole;
}

Datum Raise::bid(Datum opening, std::uint64_t parent, std::uint64_t place) const {
  constexpr std::int64_t kPerMille = 1000;
  constexpr int kDigits = 3;
  Datum const times =
      NumericGetDatum(int64_div_fast_to_numeric(kPerMille + course_.level(parent, place), kDigits));
  Datum const bid = DirectFunctionCall2(numeric_mul, to_numeric(opening_.type, opening), times);
  return DirectFunctionCall2(numeric_round, bid, Int32GetDatum(scale_));
}

void BidNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const opening = batch.values(raise_.opening().node);
  Values const siblings = batch.values(order_);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    if (out.nulls[i]) continue;
    out.data[i] = own.data[i];
    if (opening.nulls[i]) continue;
    Sibling const& sibling = sibling_at(siblings, i);
    Datum const number = raise_.bid(opening.data[i], sibling.parent, sibling.place + (ahead_ ? 1 : 0));
    if (room_.takes(number)) out.data[i] = from_numeric(room_.base, room_.modifier, number);
  }
  MemoryContextSwitchTo(before);
}

void HighestBidNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const families = batch.values(families_);
  Values const opening = batch.values(raise_.opening().node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (opening.nulls[i] || (out.nulls[i] && !always_)) continue;
    Family const& family = family_at(families, i);
    if (out.nulls[i] && family.count == 0) continue;
    Datum const number = family.count > 0 ? raise_.bid(opening.data[i], family.parent, family.count - 1)
                                          : to_numeric(raise_.opening().type, opening.data[i]);
    if (!room_.takes(number)) continue;
    out.nulls[i] = false;
    out.data[i] = from_numeric(room_.base, room_.modifier, number);
  }
  MemoryContextSwitchTo(before);
}

void LastChildReference::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const families = batch.values(families_);
  Values const shown = batch.values(shown_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (shown.nulls[i]) {
      out.nulls[i] = true;
      continue;
    }
    Family const& family = family_at(families, i);
    if (family.count == 0) continue;
    Values const dates = family.batch->values(date_);
    Values const people = family.batch->values(reference_);
    std::size_t last = family.first;
    for (std::size_t k = last + 1; k < family.first + family.count; ++k)
      if (!dates.nulls[k] &&
          (dates.nulls[last] || to_instant(type_, dates.data[k]) >= to_instant(type_, dates.data[last])))
        last = k;
    if (people.nulls[last]) continue;
    out.nulls[i] = false;
    out.data[i] = people.data[last];
  }
}

}  // namespace synthgen::generate
