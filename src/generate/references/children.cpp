#include "generate/references/children.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "postgres/error.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "miscadmin.h"
}

namespace synthgen::generate {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kChunk = 1000;
// Parents are taken together as long as they have no more children than this.
constexpr std::uint64_t kMostAtOnce = 20'000;

}  // namespace

void Children::note_parents(std::uint64_t first, std::size_t count, MemoryContext context) {
  pg::guard([&] {
    CHECK_FOR_INTERRUPTS();
    MemoryContextReset(context);
    Arena arena(context);
    auto* rows = arena.allocate_array<RowNumber>(count);
    for (std::size_t i = 0; i < count; ++i) rows[i] = rows_.row(first + i);
    Values const parents = Batch::create(program_, {rows, count}, &arena)->values(reference_);
    for (std::size_t i = 0; i < count; ++i)
      parents_[first + i] =
          parents.nulls[i] ? kNone : static_cast<std::uint32_t>(DatumGetUInt64(parents.data[i]));
  });
}

bool Children::index(Node& asking) {
  if (spread_ != nullptr) {
    if (spread_->keeps_to_some()) program_.index();
    return true;
  }
  if (own_.count() >= kNone || rows_.count() >= kNone)
    throw pg::Error(ERRCODE_PROGRAM_LIMIT_EXCEEDED, "too many rows to sum up those that refer to table \"" +
                                                        own_.table().qualified_name() + "\"");
  if (!program_.index_before(asking)) return false;
  parents_.assign(rows_.count(), kNone);
  MemoryContext const context = pg::guard([] {
    return AllocSetContextCreate(CurrentMemoryContext, "synthgen children", ALLOCSET_DEFAULT_SIZES);
  });
  for (std::uint64_t first = 0; first < rows_.count(); first += kChunk)
    note_parents(first, std::min<std::uint64_t>(kChunk, rows_.count() - first), context);
  pg::guard([&] { MemoryContextDelete(context); });

  starts_.assign(own_.count() + 1, 0);
  for (std::uint32_t const parent : parents_)
    if (parent < own_.count()) ++starts_[parent + 1];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  ordinals_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t i = 0; i < parents_.size(); ++i)
    if (parents_[i] < own_.count()) ordinals_[next[parents_[i]]++] = static_cast<std::uint32_t>(i);
  parents_ = {};
  return true;
}

Children::Places Children::places(std::uint64_t parent) const {
  Places places;
  if (spread_ == nullptr) {
    if (parent + 1 < starts_.size())
      places.listed = {ordinals_.data() + starts_[parent], starts_[parent + 1] - starts_[parent]};
  } else if (auto const place = spread_->place_of(parent)) {
    places.assigned = spread_->assignment().family(*place);
  }
  return places;
}

// Writes the rows at these places; returns how many they are.
std::size_t Children::write(const Places& places, RowNumber* rows) const {
  std::size_t written = 0;
  for (std::uint32_t const ordinal : places.listed) rows[written++] = rows_.row(ordinal);
  // The assignment spreads the whole window, of which some numbers get no row.
  for (std::uint64_t k = 0; k < places.assigned.size(); ++k) {
    RowNumber const child = rows_.first() + places.assigned.child(k);
    if (rows_.contains(child)) rows[written++] = child;
  }
  return written;
}

std::size_t Children::gather(std::span<const std::uint64_t> parents, Arena& arena, Family* families) const {
  CHECK_FOR_INTERRUPTS();
  std::uint64_t most = 0;
  std::size_t end = 0;
  for (; end < parents.size() && (end == 0 || most < kMostAtOnce); ++end) most += places(parents[end]).size();

  auto* rows = arena.allocate_array<RowNumber>(most);
  std::size_t count = 0;
  for (std::size_t i = 0; i < end; ++i) {
    families[i] = {parents[i], nullptr, count, write(places(parents[i]), rows + count)};
    count += families[i].count;
  }
  if (count == 0) return end;
  Batch* const batch = Batch::create(program_, {rows, count}, &arena);
  for (std::size_t i = 0; i < end; ++i)
    if (families[i].count > 0) families[i].batch = batch;
  return end;
}

void FamilyNode::generate(Batch& batch, Values out) const {
  Arena& arena = batch.arena();
  auto* parents = arena.allocate_array<std::uint64_t>(batch.size());
  auto* families = arena.allocate_array<Family>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) parents[i] = children_.parents().index_of(batch.row(i));
  for (std::size_t done = 0; done < batch.size();)
    done += children_.gather({parents + done, batch.size() - done}, arena, families + done);
  for (std::size_t i = 0; i < batch.size(); ++i) out.data[i] = PointerGetDatum(families + i);
}

}  // namespace synthgen::generate
