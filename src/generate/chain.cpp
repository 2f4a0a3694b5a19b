#include "generate/chain.hpp"

#include <algorithm>
#include <limits>

#include "generate/draw.hpp"

extern "C" {
#include "miscadmin.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

// Siblings are looked at together as long as they are no more than this.
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

struct ChainNode::Sibling {
  std::uint64_t parent;
  std::size_t position;  // in the batch
};

void ChainNode::generate(Batch& batch, Values out) const {
  core::SkewedAssignment const& assignment = reference_.assignment();
  auto* places = batch.arena().allocate_array<Place>(batch.size());
  auto* rows = batch.arena().allocate_array<Sibling>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i)
    rows[i] = {assignment.parent(reference_.children().place(batch.row(i))), i};
  std::sort(rows, rows + batch.size(), [](const Sibling& a, const Sibling& b) {
    return a.parent != b.parent ? a.parent < b.parent : a.position < b.position;
  });
  for (std::size_t begin = 0; begin < batch.size();) {
    CHECK_FOR_INTERRUPTS();
    std::size_t end = begin;
    std::uint64_t total = 0;
    while (end < batch.size() && (end == begin || total < kMostAtOnce)) {
      std::uint64_t const parent = rows[end].parent;
      total += assignment.child_count(parent);
      while (end < batch.size() && rows[end].parent == parent) ++end;
    }
    place_siblings(batch, {rows + begin, end - begin}, places);
    begin = end;
  }
  batch.set_extra(id_, places);
  for (std::size_t i = 0; i < batch.size(); ++i) out.data[i] = UInt64GetDatum(places[i].place);
}

// Places the rows of a batch among all rows of their parents, which stand together in `siblings`.
void ChainNode::place_siblings(Batch& batch, std::span<Sibling> siblings, Place* places) const {
  struct Member {
    Microseconds date;
    RowNumber row;
  };
  core::SkewedAssignment const& assignment = reference_.assignment();
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < siblings.size(); ++i)
    if (i == 0 || siblings[i].parent != siblings[i - 1].parent)
      total += assignment.child_count(siblings[i].parent);
  auto* numbers = batch.arena().allocate_array<RowNumber>(total);
  auto* members = batch.arena().allocate_array<Member>(total);
  std::size_t count = 0;
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    std::uint64_t const parent = siblings[i].parent;
    if (i > 0 && parent == siblings[i - 1].parent) continue;
    for (std::uint64_t k = 0; k < assignment.child_count(parent); ++k) {
      RowNumber const row = reference_.children().first() + assignment.child(parent, k);
      if (reference_.children().contains(row)) numbers[count++] = row;
    }
  }
  Values dates{};
  if (date_ != kNoNode)
    dates = Batch::create(batch.program(), {numbers, count}, &batch.arena())->values(date_);
  for (std::size_t m = 0; m < count; ++m) {
    bool const known = dates.data != nullptr && !dates.nulls[m];
    members[m] = {known ? to_instant(type_, dates.data[m]) : std::numeric_limits<Microseconds>::max(),
                  numbers[m]};
  }

  std::size_t first = 0;
  for (std::size_t i = 0; i < siblings.size();) {
    std::uint64_t const parent = siblings[i].parent;
    std::size_t last = first;
    while (last < count && assignment.parent(reference_.children().place(members[last].row)) == parent)
      ++last;
    std::sort(members + first, members + last, [](const Member& a, const Member& b) {
      return a.date != b.date ? a.date < b.date : a.row < b.row;
    });
    for (; i < siblings.size() && siblings[i].parent == parent; ++i) {
      RowNumber const row = batch.row(siblings[i].position);
      auto const own =
          std::find_if(members + first, members + last, [&](const Member& one) { return one.row == row; });
      places[siblings[i].position] = {parent, static_cast<std::uint64_t>(own - (members + first)),
                                      std::max<std::uint64_t>(1, last - first)};
    }
    first = last;
  }
}

const ChainNode::Place* ChainNode::places(Batch& batch) const {
  batch.values(id_);
  return static_cast<const Place*>(batch.extra(id_));
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
  switch (says_) {
    case Says::kAfter:
      return course_.level(place.parent, place.place);
    case Says::kBefore:
      return course_.before(place.parent, place.place);
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
  ChainNode::Place const* const places = chain_.places(batch);
  Values const own = batch.values(own_);
  Values const opening = opening_.node == kNoNode ? Values{} : batch.values(opening_.node);
  bool const one_sided = says_ == Says::kIncrease || says_ == Says::kDecrease;
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::int64_t const value = steps(places[i]);
    out.nulls[i] = one_sided ? value == 0 && !not_null_ : own.nulls[i];
    if (out.nulls[i]) continue;
    Datum const number = number_of(value, scale_, opening_, opening, i);
    out.data[i] = room_.takes(number) ? from_numeric(room_.base, room_.modifier, number) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

std::optional<std::int64_t> LedgerEndNode::end(RowNumber row) const {
  core::SkewedAssignment const& assignment = reference_.assignment();
  std::uint64_t const index =
      reference_.parent().stored_count() + reference_.parent().generated()->ordinal(row);
  if (index < reference_.first_parent() || index - reference_.first_parent() >= assignment.parents() ||
      assignment.children() == 0)
    return std::nullopt;
  std::uint64_t const parent = index - reference_.first_parent();
  std::uint64_t rows = 0;
  for (std::uint64_t k = 0; k < assignment.child_count(parent); ++k)
    rows += reference_.children().contains(reference_.children().first() + assignment.child(parent, k));
  if (rows == 0) return std::nullopt;
  return course_.level(parent, rows - 1);
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
  ChainNode::Place const* const places = chain_.places(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::vector<Datum> const& labels = course_.movement(places[i].parent, places[i].place) >= 0 ? in_ : out_;
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
  ChainNode::Place const* const places = chain_.places(batch);
  Values const status = batch.values(status_);
  Values const own = batch.values(own_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    std::size_t const last = status.nulls[i] ? labels_.size() : find(status.data[i]);
    if (last == labels_.size()) continue;
    ChainNode::Place const& own_place = places[i];
    out.nulls[i] = from_ && own_place.place == 0 && !not_null_;
    if (out.nulls[i]) continue;
    std::size_t label = label_at(last, own_place.place, own_place.count);
    if (from_)
      label = own_place.place > 0 ? label_at(last, own_place.place - 1, own_place.count) : label == 0 ? 1 : 0;
    out.data[i] = labels_[label].value;
  }
}

void ChainNumberNode::generate(Batch& batch, Values out) const {
  ChainNode::Place const* const places = chain_.places(batch);
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = integer_datum(type_, start_ + static_cast<std::int64_t>(places[i].place));
}

}  // namespace synthgen::generate
