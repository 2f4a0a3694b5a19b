#include "generate/references/sibling_order.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "generate/nodes/temporal.hpp"
#include "postgres/guard.hpp"

namespace synthgen::generate {

Sibling sibling_of(const SpreadReference& reference, RowNumber row) {
  RowSet const& rows = reference.children();
  core::SkewedAssignment const& assignment = reference.assignment();
  if (!rows.contains(row) || assignment.parents() == 0) return {};
  auto const [parent, ordinal, siblings] = assignment.kin(rows.place(row));
  // Of the window that is assigned some numbers may get no row.
  if (rows.window() == rows.count()) return {parent, ordinal, siblings};
  Sibling found{parent, 0, 0};
  auto const family = assignment.family(parent);
  for (std::uint64_t k = 0; k < family.size(); ++k) {
    if (!rows.contains(rows.first() + family.child(k))) continue;
    found.place += k < ordinal;
    ++found.count;
  }
  return found;
}

void SiblingOrder::index() {
  places_.clear();
  if (!children_.index(*this)) return;
  places_.assign(children_.rows().count(), 0);
  next_.assign(keeps_next_ ? children_.rows().count() : 0, 0);
  counts_.assign(children_.parents().count(), 0);
  MemoryContext const context = pg::guard([] {
    return AllocSetContextCreate(CurrentMemoryContext, "synthgen siblings", ALLOCSET_DEFAULT_SIZES);
  });
  for (std::uint64_t parent = 0; parent < counts_.size();) parent += place_families(parent, context);
  pg::guard([&] { MemoryContextDelete(context); });
}

// Places the children of some parents from the first one on; returns of how many.
std::size_t SiblingOrder::place_families(std::uint64_t first, MemoryContext context) {
  constexpr std::uint64_t kMostParents = 4000;
  return pg::guard([&] {
    MemoryContextReset(context);
    Arena arena(context);
    std::size_t const wanted = std::min<std::uint64_t>(kMostParents, counts_.size() - first);
    auto* parents = arena.allocate_array<std::uint64_t>(wanted);
    auto* families = arena.allocate_array<Family>(wanted);
    std::iota(parents, parents + wanted, first);
    std::size_t const gathered = children_.gather({parents, wanted}, arena, families);
    for (std::size_t f = 0; f < gathered; ++f)
      if (families[f].count > 0) place_family(families[f], arena);
    return gathered;
  });
}

void SiblingOrder::place_family(const Family& family, Arena& arena) {
  struct Member {
    Microseconds date;
    RowNumber row;
  };
  auto* members = arena.allocate_array<Member>(family.count);
  Values const dates = date_ == kNoNode ? Values{} : family.batch->values(date_);
  for (std::size_t m = 0; m < family.count; ++m) {
    std::size_t const i = family.first + m;
    bool const dated = date_ != kNoNode && !dates.nulls[i];
    members[m] = {dated ? to_instant(type_, dates.data[i]) : std::numeric_limits<Microseconds>::max(),
                  family.batch->row(i)};
  }
  std::sort(members, members + family.count, [](const Member& a, const Member& b) {
    return std::tie(a.date, a.row) < std::tie(b.date, b.row);
  });
  for (std::size_t m = 0; m < family.count; ++m)
    places_[children_.rows().ordinal(members[m].row)] = static_cast<std::uint32_t>(m);
  for (std::size_t m = 0; keeps_next_ && m + 1 < family.count; ++m)
    next_[children_.rows().ordinal(members[m].row)] =
        static_cast<std::uint32_t>(children_.rows().ordinal(members[m + 1].row)) + 1;
  counts_[family.parent] = static_cast<std::uint32_t>(family.count);
}

void SiblingOrder::generate(Batch& batch, Values out) const {
  Values const parents = batch.values(children_.reference());
  RowSet const& rows = children_.rows();
  auto* siblings = batch.arena().allocate_array<Sibling>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    siblings[i] = {};
    out.data[i] = PointerGetDatum(siblings + i);
    std::uint64_t const parent = parents.nulls[i] ? counts_.size() : DatumGetUInt64(parents.data[i]);
    if (parent >= counts_.size() || places_.empty() || !rows.contains(batch.row(i))) continue;
    std::uint64_t const place = places_[rows.ordinal(batch.row(i))];
    // A row that is drawn again may have moved to another parent.
    siblings[i] = {parent, place, std::max<std::uint64_t>(place + 1, counts_[parent])};
  }
}

std::optional<RowNumber> SiblingOrder::next(RowNumber row) const noexcept {
  RowSet const& rows = children_.rows();
  if (next_.empty() || !rows.contains(row)) return std::nullopt;
  std::uint32_t const ordinal = next_[rows.ordinal(row)];
  return ordinal == 0 ? std::nullopt : std::optional(rows.row(ordinal - 1));
}

void NextSiblingNode::generate(Batch& batch, Values out) const {
  auto* const rows = batch.arena().allocate_array<RowNumber>(batch.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    auto const next = order_.next(batch.row(i));
    out.nulls[i] = !next;
    if (next) rows[count++] = *next;
  }
  if (count == 0) return;
  Values const values = Batch::create(batch.program(), {rows, count}, &batch.arena())->values(value_);
  std::size_t n = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (out.nulls[i]) continue;
    out.data[i] = values.data[n];
    out.nulls[i] = values.nulls[n];
    ++n;
  }
}

void LastSiblingNode::generate(Batch& batch, Values out) const {
  Values const siblings = batch.values(order_);
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = BoolGetDatum(sibling_at(siblings, i).is_last());
}

}  // namespace synthgen::generate
