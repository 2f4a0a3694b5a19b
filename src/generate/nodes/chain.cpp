#include "generate/nodes/chain.hpp"

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

namespace {

// Rows of several parents are looked at together as long as they are no more than this.
constexpr std::size_t kMostAtOnce = 20'000;

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

// A row with what it is sorted by.
struct ChainNode::Member {
  std::uint64_t parent;
  Microseconds date;
  RowNumber row;
};

void ChainNode::index() {
  core::SkewedAssignment const& assignment = reference_.assignment();
  RowSet const& rows = reference_.children();
  places_.assign(rows.count(), 0);
  counts_.assign(assignment.children() == 0 ? 0 : assignment.parents(), 0);
  MemoryContext const context = pg::guard(
      [] { return AllocSetContextCreate(CurrentMemoryContext, "synthgen chain", ALLOCSET_DEFAULT_SIZES); });
  for (std::uint64_t parent = 0; parent < counts_.size();) {
    std::uint64_t end = parent;
    std::uint64_t total = 0;
    for (; end < counts_.size() && (end == parent || total < kMostAtOnce); ++end)
      total += assignment.family(end).size();
    place_rows(parent, end, total, context);
    parent = end;
  }
  pg::guard([&] { MemoryContextDelete(context); });
}

// Places the rows of parents first .. end - 1, of which there are `total` at most.
void ChainNode::place_rows(std::uint64_t first, std::uint64_t end, std::uint64_t total,
                           MemoryContext context) {
  pg::guard([&] {
    CHECK_FOR_INTERRUPTS();
    MemoryContextReset(context);
    Arena arena(context);
    core::SkewedAssignment const& assignment = reference_.assignment();
    RowSet const& rows = reference_.children();
    auto* numbers = arena.allocate_array<RowNumber>(total);
    auto* members = arena.allocate_array<Member>(total);
    std::size_t count = 0;
    for (std::uint64_t parent = first; parent < end; ++parent) {
      auto const family = assignment.family(parent);
      for (std::uint64_t k = 0; k < family.size(); ++k) {
        RowNumber const row = rows.first() + family.child(k);
        if (!rows.contains(row)) continue;
        numbers[count] = row;
        members[count++] = {parent, std::numeric_limits<Microseconds>::max(), row};
      }
    }
    if (date_ != kNoNode && count > 0) {
      Values const dates = Batch::create(program_, {numbers, count}, &arena)->values(date_);
      for (std::size_t m = 0; m < count; ++m)
        if (!dates.nulls[m]) members[m].date = to_instant(type_, dates.data[m]);
    }
    std::sort(members, members + count, [](const Member& a, const Member& b) {
      return std::tie(a.parent, a.date, a.row) < std::tie(b.parent, b.date, b.row);
    });
    for (std::size_t m = 0; m < count; ++m)
      places_[rows.ordinal(members[m].row)] = counts_[members[m].parent]++;
  });
}

ChainNode::Place ChainNode::place(RowNumber row) const {
  RowSet const& rows = reference_.children();
  if (!rows.contains(row)) return {};
  std::uint64_t const parent = reference_.assignment().parent(rows.place(row));
  return {parent, places_[rows.ordinal(row)], counts_[parent]};
}

void ChainNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) out.data[i] = UInt64GetDatum(place(batch.row(i)).place);
}

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

std::int64_t LedgerNode::steps(const ChainNode::Place& place) const {
  std::int64_t const movement = course_.movement(place.parent, place.place);
  std::int64_t const rest = to_end_ ? course_.level(place.parent, place.count - 1) : 0;
  switch (says_) {
    case Says::kAfter:
      return course_.level(place.parent, place.place) - rest;
    case Says::kBefore:
      return course_.before(place.parent, place.place) - rest;
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
  bool const one_sided = says_ == Says::kIncrease || says_ == Says::kDecrease;
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::int64_t const value = steps(chain_.place(batch.row(i)));
    out.nulls[i] = one_sided ? value == 0 && !not_null_ : own.nulls[i];
    if (out.nulls[i]) continue;
    Datum const number = number_of(value, scale_, opening_, opening, i);
    out.data[i] = room_.takes(number) ? from_numeric(room_.base, room_.modifier, number) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

std::optional<std::int64_t> LedgerEndNode::end(RowNumber row) const {
  auto const place = reference_.place_of(reference_.parent().index_of(row));
  if (!place) return std::nullopt;
  auto const family = reference_.assignment().family(*place);
  std::uint64_t rows = 0;
  for (std::uint64_t k = 0; k < family.size(); ++k)
    rows += reference_.children().contains(reference_.children().first() + family.child(k));
  if (rows == 0) return std::nullopt;
  return course_.level(*place, rows - 1);
}

void LedgerEndNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const opening = opening_.node == kNoNode ? Values{} : batch.values(opening_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::optional<std::int64_t> const steps = end(batch.row(i));
    out.nulls[i] = own.nulls[i] && !steps;
    if (out.nulls[i]) continue;
    Datum const number = number_of(steps.value_or(0), scale_, opening_, opening, i);
    bool const fits = room_.takes(number);
    out.nulls[i] = !fits && own.nulls[i];
    out.data[i] = fits ? from_numeric(room_.base, room_.modifier, number) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

void LedgerLabelNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    ChainNode::Place const place = chain_.place(batch.row(i));
    std::vector<Datum> const& labels = course_.movement(place.parent, place.place) >= 0 ? in_ : out_;
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
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    std::size_t const last = status.nulls[i] ? labels_.size() : find(status.data[i]);
    if (last == labels_.size()) continue;
    ChainNode::Place const own_place = chain_.place(batch.row(i));
    out.nulls[i] = from_ && own_place.place == 0 && !not_null_;
    if (out.nulls[i]) continue;
    std::size_t label = label_at(last, own_place.place, own_place.count);
    if (from_)
      label = own_place.place > 0 ? label_at(last, own_place.place - 1, own_place.count) : label == 0 ? 1 : 0;
    out.data[i] = labels_[label].value;
  }
}

void ChainNumberNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = integer_datum(type_, start_ + static_cast<std::int64_t>(chain_.place(batch.row(i)).place));
}

}  // namespace synthgen::generate
