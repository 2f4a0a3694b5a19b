#include "generate/nodes/bidding.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "generate/draw.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "miscadmin.h"
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

void SiblingOrder::index() {
  children_->index(*this);
  parent_of_.assign(rows_.count(), 0);
  places_.assign(rows_.count(), 0);
  counts_.assign(parents_, 0);
  MemoryContext const context = pg::guard([] {
    return AllocSetContextCreate(CurrentMemoryContext, "synthgen siblings", ALLOCSET_DEFAULT_SIZES);
  });
  for (std::uint64_t parent = 0; parent < parents_; ++parent) place_rows(parent, context);
  pg::guard([&] { MemoryContextDelete(context); });
}

void SiblingOrder::place_rows(std::uint64_t parent, MemoryContext context) {
  struct Member {
    Microseconds date;
    RowNumber row;
  };
  Children::Family const family = children_->family(parent);
  if (family.size() == 0) return;
  pg::guard([&] {
    CHECK_FOR_INTERRUPTS();
    MemoryContextReset(context);
    Arena arena(context);
    auto* numbers = arena.allocate_array<RowNumber>(family.size());
    std::uint64_t const count = children_->write(family, numbers);
    if (count == 0) return;
    auto* members = arena.allocate_array<Member>(count);
    Values const dates = Batch::create(program_, {numbers, count}, &arena)->values(date_);
    for (std::uint64_t m = 0; m < count; ++m)
      members[m] = {
          dates.nulls[m] ? std::numeric_limits<Microseconds>::max() : to_instant(type_, dates.data[m]),
          numbers[m]};
    std::sort(members, members + count, [](const Member& a, const Member& b) {
      return std::tie(a.date, a.row) < std::tie(b.date, b.row);
    });
    for (std::uint64_t m = 0; m < count; ++m) {
      std::uint64_t const ordinal = rows_.ordinal(members[m].row);
      parent_of_[ordinal] = static_cast<std::uint32_t>(parent);
      places_[ordinal] = static_cast<std::uint32_t>(m);
    }
    counts_[parent] = static_cast<std::uint32_t>(count);
  });
}

SiblingOrder::Place SiblingOrder::place(RowNumber row) const {
  if (!rows_.contains(row) || places_.empty()) return {};
  std::uint64_t const ordinal = rows_.ordinal(row);
  std::uint32_t const parent = parent_of_[ordinal];
  return {parent, places_[ordinal], places_[ordinal] + 1 >= counts_[parent]};
}

void SiblingOrder::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) out.data[i] = UInt64GetDatum(place(batch.row(i)).place);
}

void BidNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const opening = batch.values(raise_.opening().node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    if (out.nulls[i]) continue;
    out.data[i] = own.data[i];
    if (opening.nulls[i]) continue;
    SiblingOrder::Place const place = order_.place(batch.row(i));
    Datum const number = raise_.bid(opening.data[i], place.parent, place.place + (ahead_ ? 1 : 0));
    if (room_.takes(number)) out.data[i] = from_numeric(room_.base, room_.modifier, number);
  }
  MemoryContextSwitchTo(before);
}

void LastSiblingNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    SiblingOrder::Place const place = order_.place(batch.row(i));
    out.nulls[i] = false;
    out.data[i] = BoolGetDatum(place.last);
  }
}

void HighestBidNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const opening = batch.values(raise_.opening().node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (opening.nulls[i] || (out.nulls[i] && !always_)) continue;
    std::uint64_t const parent = children_->place(batch.row(i));
    Children::Family const family = children_->family(parent);
    auto* rows = batch.arena().allocate_array<RowNumber>(std::max<std::uint64_t>(1, family.size()));
    std::uint64_t const bids = children_->write(family, rows);
    if (out.nulls[i] && bids == 0) continue;
    Datum const number = bids > 0 ? raise_.bid(opening.data[i], parent, bids - 1)
                                  : to_numeric(raise_.opening().type, opening.data[i]);
    if (!room_.takes(number)) continue;
    out.nulls[i] = false;
    out.data[i] = from_numeric(room_.base, room_.modifier, number);
  }
  MemoryContextSwitchTo(before);
}

void LastChildReference::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const shown = batch.values(shown_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (shown.nulls[i]) {
      out.nulls[i] = true;
      continue;
    }
    Children::Family const family = children_->family(children_->place(batch.row(i)));
    auto* rows = batch.arena().allocate_array<RowNumber>(std::max<std::uint64_t>(1, family.size()));
    std::uint64_t const count = children_->write(family, rows);
    if (count == 0) continue;
    Batch* const children = Batch::create(children_->program(), {rows, count}, &batch.arena());
    Values const dates = children->values(date_);
    Values const people = children->values(reference_);
    std::uint64_t last = 0;
    for (std::uint64_t k = 1; k < count; ++k)
      if (!dates.nulls[k] &&
          (dates.nulls[last] || to_instant(type_, dates.data[k]) >= to_instant(type_, dates.data[last])))
        last = k;
    if (people.nulls[last]) continue;
    out.nulls[i] = false;
    out.data[i] = people.data[last];
  }
}

}  // namespace synthgen::generate
