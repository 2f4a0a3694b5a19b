#include "generate/references/reference.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

#include "generate/draw.hpp"
#include "generate/nodes/temporal.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "parser/parse_coerce.h"
#include "utils/lsyscache.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kChunk = 1000;

// The place of a row in its own table's population.
std::uint64_t own_index(const Population& self, const RowSet& children, RowNumber row) {
  return self.stored_count() + children.ordinal(row);
}

// The parents of a batch's rows, in the batch's memory.
std::uint64_t* assigned_parents(Batch& batch, const RowSet& children,
                                const core::SkewedAssignment& assignment) {
  auto* const parents = batch.arena().allocate_array<std::uint64_t>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) parents[i] = children.place(batch.row(i));
  assignment.map_to_parents({parents, batch.size()});
  return parents;
}

}  // namespace

SpreadReference::SpreadReference(const Population& parent, core::Stream stream, const RowSet& children,
                                 double skew, bool cover, bool required)
    : ReferenceNode(parent),
      stream_(stream),
      children_(children),
      skew_(skew),
      cover_(cover),
      required_(required) {}

void SpreadReference::prepare() {
  eligible_.clear();
  assign(choices());
}

void SpreadReference::index() {
  if (!keeps_to_some() || choices() == 0) return;
  if (!tests_.empty()) eligible_ = eligible_rows(parent(), first_choice(), tests_);
  if (other_ != nullptr) keep_those_in_groups();
  if (gathers_) keep_gathered();
  if (!eligible_.empty()) assign(eligible_.size());
}

void SpreadReference::keep_those_in_groups() {
  own_->build();
  other_->build();
  std::vector<std::uint32_t> shared = own_->members_shared_with(*other_);
  std::erase_if(shared, [&](std::uint32_t row) {
    return row < first_choice() ||
           (!eligible_.empty() && !std::binary_search(eligible_.begin(), eligible_.end(), row));
  });
  if (!shared.empty()) eligible_ = std::move(shared);
}

void SpreadReference::keep_gathered() {
  constexpr double kGathered = 1.0 / 3;
  if (parent().count() > Population::kMaxStored) return;
  std::vector<std::uint32_t> gathered = eligible_;
  if (gathered.empty()) {
    gathered.resize(choices());
    std::iota(gathered.begin(), gathered.end(), static_cast<std::uint32_t>(first_choice()));
  }
  std::erase_if(gathered, [&](std::uint32_t row) { return core::unit(gathers_->at(row)) >= kGathered; });
  if (!gathered.empty()) eligible_ = std::move(gathered);
}

void SpreadReference::assign(std::uint64_t parents) {
  std::uint64_t const children = children_.window();
  double skew = skew_;
  if (cover_ && parents > 0 && children >= parents)
    skew = std::min(skew, 0.999 * core::most_skew_with_least(
                                      1, static_cast<double>(children) / static_cast<double>(parents)));
  assignment_ = core::SkewedAssignment(stream_.key(), children, parents, skew);
}

void SpreadReference::generate(Batch& batch, Values out) const {
  if (assignment_.parents() == 0 || assignment_.children() == 0) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  std::uint64_t const* const assigned =
      batch.attempt() == 0 ? assigned_parents(batch, children_, assignment_) : nullptr;
  // An attempt of a check group moves on to another parent; it is then no longer enumerable. So does a row
  // that is drawn again; not at once where keys are made of its place among its siblings, as it may then
  // collide with another row.
  for (std::size_t i = 0; i < batch.size(); ++i) {
    bool const keeps = assigned != nullptr && batch.redraw(i) < (counted_on_ ? kPatience : 1);
    std::uint64_t const place =
        keeps ? assigned[i] : core::bounded(batch.random(stream_, i), assignment_.parents());
    out.data[i] = UInt64GetDatum(parent_at(place));
  }
}

std::optional<std::uint64_t> SpreadReference::place_of(std::uint64_t parent) const noexcept {
  if (assignment_.children() == 0) return std::nullopt;
  if (eligible_.empty()) {
    bool const is_choice = parent >= first_choice() && parent - first_choice() < assignment_.parents();
    return is_choice ? std::optional(parent - first_choice()) : std::nullopt;
  }
  auto const found = std::lower_bound(eligible_.begin(), eligible_.end(), parent);
  if (found == eligible_.end() || *found != parent) return std::nullopt;
  return static_cast<std::uint64_t>(found - eligible_.begin());
}

void SiblingOrdinalNode::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t const child = reference_.children().place(batch.row(i));
    std::uint64_t const ordinal = reference_.assignment().ordinal(child);
    out.data[i] = integer_datum(type_, start_ + static_cast<std::int64_t>(ordinal));
  }
}

void DistinctReference::prepare() {
  if (groups_ != nullptr || !tests_.empty() || !preferred_.empty()) return;
  first_ = core::Permutation(stream_.key(), children_ != nullptr ? children_->count() : parent().count());
  indexed_ = true;
}

void DistinctReference::index() {
  if (groups_ == nullptr && tests_.empty() && preferred_.empty()) return;
  std::size_t choices = 0;
  if (groups_ != nullptr) {
    groups_->build();
    choices = groups_->hashes().size();
  } else {
    eligible_ = eligible_rows(parent(), 0, tests_);
    choices = eligible_.empty() ? parent().count() : eligible_.size();
  }
  first_ = core::Permutation(stream_.key(), choices);
  if (!preferred_.empty()) put_preferred_first();
  indexed_ = true;
}

void DistinctReference::put_preferred_first() {
  std::vector<std::uint32_t> const preferred = eligible_rows(parent(), 0, preferred_);
  if (preferred.empty()) return;
  if (eligible_.empty()) {
    eligible_.resize(parent().count());
    std::iota(eligible_.begin(), eligible_.end(), 0);
  }
  auto const others = std::stable_partition(eligible_.begin(), eligible_.end(), [&](std::uint32_t row) {
    return std::binary_search(preferred.begin(), preferred.end(), row);
  });
  first_ = core::Permutation(stream_.key(), static_cast<std::uint64_t>(others - eligible_.begin()));
  others_ = core::Permutation(stream_.key(), static_cast<std::uint64_t>(eligible_.end() - others));
}

void DistinctReference::generate(Batch& batch, Values out) const {
  std::uint64_t const count = first_.size() + others_.size();
  if (count == 0) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  auto* const indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  auto const place = [&](std::size_t i) {
    return children_ != nullptr ? children_->ordinal(batch.row(i)) : batch.row(i);
  };
  for (std::size_t i = 0; i < batch.size(); ++i) indexes[i] = place(i) % count;
  if (others_.size() == 0)
    first_.map({indexes, batch.size()});
  else
    for (std::uint64_t& index : std::span(indexes, batch.size()))
      index = index < first_.size() ? first_.at(index) : first_.size() + others_.at(index - first_.size());
  std::uint64_t const before = children_ != nullptr ? parent().stored_count() : 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = nullable_ && place(i) >= count;
    std::uint64_t chosen = eligible_.empty() ? before + indexes[i] : eligible_[indexes[i]];
    if (groups_ != nullptr) {
      auto const members = groups_->members(groups_->hashes()[chosen]);
      chosen = members[core::bounded(batch.random(stream_, i), members.size())];
    }
    out.data[i] = UInt64GetDatum(chosen);
  }
}

std::uint64_t TreeReference::roots() const noexcept {
  constexpr std::uint64_t kRowsOfARoot = 5;
  return std::clamp<std::uint64_t>(parent().count() / kRowsOfARoot, 1, shape_.most_roots);
}

bool TreeReference::is_root(std::uint64_t own, std::uint64_t random) const noexcept {
  return own < roots() || core::unit(random) < shape_.alone;
}

// Row numbers in the place of levels: what is above row k lies around k / width, so depth grows like a
// logarithm.
std::uint64_t TreeReference::above(std::uint64_t own, std::uint64_t random) const noexcept {
  if (shape_.width == 0) return core::bounded(random, own);
  std::uint64_t const last = std::min((own - roots()) / shape_.width, own - 1);
  return last / 2 + core::bounded(random, last - last / 2 + 1);
}

void TreeReference::generate(Batch& batch, Values out) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t const own = own_index(parent(), children_, batch.row(i));
    std::uint64_t const random = batch.random(stream_, i);
    // A row that was rejected may be wanted below any other one, or at the top.
    std::uint64_t const redraw = batch.redraw(i);
    bool const anywhere = own > 0 && redraw > 0 && redraw % 4 != 0;
    bool const root = !anywhere && (is_root(own, random) || redraw > 0);
    std::uint64_t const word = core::mix(random, 1);
    out.nulls[i] = root && nullable_;
    out.data[i] = UInt64GetDatum(root ? own : anywhere ? core::bounded(word, own) : above(own, word));
  }
}

void EldestReference::prepare() {
  learned_ = false;
  eldest_.clear();
}

// Not before rows are asked for: what the dates depend on is ready then. Beyond the first rows there is
// hardly any that begins earlier.
void EldestReference::learn() const {
  constexpr std::uint64_t kRows = 65536;
  learned_ = true;
  Oid const type = parent().type(begin_).base;
  MemoryContext const context =
      AllocSetContextCreate(CurrentMemoryContext, "synthgen eldest", ALLOCSET_DEFAULT_SIZES);
  Microseconds least = std::numeric_limits<Microseconds>::max();
  for (std::uint64_t first = 0; first < std::min(kRows, parent().count()); first += kChunk) {
    std::uint64_t const size = std::min<std::uint64_t>(kChunk, parent().count() - first);
    Arena arena(context);
    auto* const rows = arena.allocate_array<RowNumber>(size);
    std::iota(rows, rows + size, first);
    Values const dates = Batch::create(parent().program(), {rows, size}, &arena)->attribute(begin_);
    for (std::uint64_t k = 0; k < size; ++k) {
      if (dates.nulls[k] || to_instant(type, dates.data[k]) >= least) continue;
      least = to_instant(type, dates.data[k]);
      eldest_.push_back(first + k);
    }
    MemoryContextReset(context);
  }
  MemoryContextDelete(context);
}

void EldestReference::generate(Batch& batch, Values out) const {
  if (!learned_) learn();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t const own = own_index(parent(), children_, batch.row(i));
    auto const next = std::lower_bound(eldest_.begin(), eldest_.end(), own);
    out.data[i] = UInt64GetDatum(next == eldest_.begin() ? 0 : *std::prev(next));
  }
}

void ViableReference::index() {
  for (std::size_t f = 0; f < followers_.size(); ++f) {
    followers_[f].own->build();
    followers_[f].other->build();
    std::vector<std::uint32_t> shared = followers_[f].own->members_shared_with(*followers_[f].other);
    if (f == 0) {
      viable_ = std::move(shared);
      continue;
    }
    std::vector<std::uint32_t> both;
    std::set_intersection(viable_.begin(), viable_.end(), shared.begin(), shared.end(),
                          std::back_inserter(both));
    viable_ = std::move(both);
  }
  indexed_ = true;
  if (distinct_)
    permutation_ = core::Permutation(stream_.key(), viable_.size());
  else
    assignment_ = core::SkewedAssignment(stream_.key(), children_.window(), viable_.size(), skew_);
}

void ViableReference::generate(Batch& batch, Values out) const {
  if (viable_.empty() || (!distinct_ && assignment_.children() == 0)) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  if (distinct_) {
    for (std::size_t i = 0; i < batch.size(); ++i)
      out.data[i] = UInt64GetDatum(viable_[permutation_.at(batch.row(i) % viable_.size())]);
    return;
  }
  if (batch.attempt() == 0) {
    std::uint64_t const* const choices = assigned_parents(batch, children_, assignment_);
    for (std::size_t i = 0; i < batch.size(); ++i) out.data[i] = UInt64GetDatum(viable_[choices[i]]);
    return;
  }
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = UInt64GetDatum(viable_[core::bounded(batch.random(stream_, i), viable_.size())]);
}

void GroupedReference::generate(Batch& batch, Values out) const {
  // Conditions come before wishes.
  constexpr std::uint64_t kMostWishes = 8;
  bool const wishing = otherwise_ != Otherwise::kAny || batch.attempt() < kMostWishes;
  auto* keys = batch.arena().allocate_array<Values>(keys_.size());
  for (std::size_t k = 0; k < keys_.size(); ++k) keys[k] = batch.values(keys_[k]);

  for (std::size_t i = 0; i < batch.size(); ++i) {
    bool any_null;
    std::uint64_t const key = index_->hash({keys, keys_.size()}, i, &any_null);
    std::span<const std::uint32_t> group =
        any_null || !wishing ? std::span<const std::uint32_t>{} : index_->members(key);
    std::uint64_t own = 0;
    if (children_ != nullptr) {
      own = own_index(parent(), *children_, batch.row(i));
      group = group.first(
          static_cast<std::size_t>(std::lower_bound(group.begin(), group.end(), own) - group.begin()));
    }
    std::uint64_t const random = batch.random(stream_, i);
    if (!group.empty()) {
      out.data[i] = UInt64GetDatum(group[core::bounded(random, group.size())]);
    } else if (otherwise_ == Otherwise::kSelf) {
      out.data[i] = UInt64GetDatum(own);
    } else if (otherwise_ == Otherwise::kAny && parent().count() > 0) {
      out.data[i] = UInt64GetDatum(core::bounded(random, parent().count()));
    } else {
      out.nulls[i] = true;
    }
  }
}

ParentColumnNode::ParentColumnNode(NodeId reference, const Population& parent, AttrNumber column,
                                   const pg::TypeRef& to)
    : reference_(reference), parent_(parent), column_(column), modifier_(to.base_modifier) {
  pg::TypeRef const& from = parent.type(column);
  if (from.base == to.base) return;
  pg::guard([&] {
    Oid function = InvalidOid;
    if (find_coercion_pathway(to.base, from.base, COERCION_ASSIGNMENT, &function) == COERCION_PATH_FUNC) {
      fmgr_info(function, &cast_);
      has_cast_ = true;
      cast_takes_modifier_ = cast_.fn_nargs >= 2;
    }
  });
}

void ParentColumnNode::generate(Batch& batch, Values out) const {
  Values const reference = batch.values(reference_);
  std::span<const RowNumber> const own = own_rows(batch);
  Batch* const parents = batch.parents(reference_, parent_.program(), own);
  Values const column = parents != nullptr ? parents->attribute(column_) : Values{};
  for (std::size_t i = 0; i < batch.size(); ++i) {
    bool const is_own = !own.empty() && !reference.nulls[i] && DatumGetUInt64(reference.data[i]) == own[i];
    Values const source = is_own ? batch.attribute(column_) : column;
    out.nulls[i] = reference.nulls[i] || source.nulls[i];
    out.data[i] = out.nulls[i] ? Datum{0} : source.data[i];
  }
  if (has_cast_) convert(batch, out);
}

// The rows' own places among the parents, where they are rows of the same table.
std::span<const RowNumber> ParentColumnNode::own_rows(Batch& batch) const {
  if (parent_.own_program() != &batch.program() || parent_.generated() == nullptr) return {};
  auto* const own = batch.arena().allocate_array<RowNumber>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i)
    own[i] = own_index(parent_, *parent_.generated(), batch.row(i));
  return {own, batch.size()};
}

void ParentColumnNode::convert(Batch& batch, Values out) const {
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (out.nulls[i]) continue;
    out.data[i] = cast_takes_modifier_
                      ? FunctionCall3(&cast_, out.data[i], Int32GetDatum(modifier_), BoolGetDatum(false))
                      : FunctionCall1(&cast_, out.data[i]);
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
