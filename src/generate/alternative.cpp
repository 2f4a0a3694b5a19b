#include "generate/alternative.hpp"

#include <algorithm>

#include "generate/draw.hpp"

namespace synthgen::generate {

namespace {

// So many attempts keep what rows draw; those that go on need other values more than usual ones.
constexpr std::uint64_t kUsualAttempts = 16;
// One row in so many takes an alternative that no row would take by its draws.
constexpr std::uint64_t kNeglectedEvery = 16;
constexpr std::uint64_t kSample = 256;

}  // namespace

bool WeighedColumn::fits(std::size_t alternative, Values drawn, std::size_t i) const {
  Admission const& admitted = admission(alternative);
  return drawn.nulls[i] ? admitted.admits_null() : admitted.admits_values() && admitted.admits(drawn.data[i]);
}

bool AlternativeNode::keeps_draws(std::uint64_t attempt) const noexcept {
  return !columns_.empty() && alternatives_ <= kMostWeighed && attempt < kUsualAttempts;
}

std::uint32_t AlternativeNode::cost(std::size_t a, const Values* own, std::size_t i) const {
  std::uint32_t sum = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    WeighedColumn const& column = columns_[c];
    Admission const& admission = column.admission(a);
    if (column.own == kNoNode)
      sum += admission.admits_all() ? 0 : kNullCost;
    else if (!column.fits(a, own[c], i))
      sum += own[c].nulls[i] || !admission.admits_values() ? kNullCost : column.value_cost;
  }
  return sum;
}

const std::uint32_t* AlternativeNode::open_indexes(Batch& batch) const {
  auto* const open = batch.arena().allocate_array<std::uint32_t>(batch.size());
  std::fill_n(open, batch.size(), 0);
  for (std::size_t k = 0; k < crowds_.size(); ++k) {
    Crowd const& crowd = crowds_[k];
    SpreadReference const* const reference = crowd.reference;
    // Rows that are appended are not the first of parents that were there.
    bool const appended = rows_.first() > 0 && reference != nullptr;
    Values const parents = appended ? batch.values(crowd.parent) : Values{};
    for (std::size_t i = 0; i < batch.size(); ++i) {
      std::uint64_t const place =
          reference == nullptr ? batch.row(i)
                               : reference->assignment().ordinal(reference->children().place(batch.row(i)));
      bool const is_old = appended && (parents.nulls[i] ||
                                       DatumGetUInt64(parents.data[i]) < reference->parent().stored_count());
      if (place >= crowd.first && place - crowd.first < crowd.room && !is_old)
        open[i] |= std::uint32_t{1} << k;
    }
  }
  return open;
}

// Whether a row may take alternative `a`: it is in those indexes that have room for it, and in no others.
bool AlternativeNode::is_choice(std::size_t a, std::uint32_t open) const noexcept {
  return inside_.empty() || inside_[a] == open;
}

// Any alternative; where none is in all indexes that have room, one that is in no other.
std::size_t AlternativeNode::any(std::uint64_t random, std::uint32_t open) const noexcept {
  std::size_t const first = core::bounded(random, alternatives_);
  if (inside_.empty()) return first;
  for (std::uint32_t const wanted : {open, std::uint32_t{0}})
    for (std::size_t k = 0; k < alternatives_; ++k) {
      std::size_t const a = (first + k) % alternatives_;
      if (inside_[a] == wanted) return a;
    }
  return first;
}

// The alternative that costs row i least; by chance among several that cost something. Adds those that cost
// nothing to the set `free`.
std::size_t AlternativeNode::cheapest(const Batch& batch, std::size_t i, const Values* own,
                                      std::uint32_t open, std::uint64_t* free) const {
  std::size_t best = any(batch.random(stream_, i), open);
  std::uint32_t least = ~std::uint32_t{0};
  std::uint64_t equal = 0;
  std::uint64_t const word = batch.random(stream_, i);
  for (std::size_t a = 0; a < alternatives_; ++a) {
    if (!is_choice(a, open)) continue;
    std::uint32_t const own_cost = cost(a, own, i);
    if (own_cost == 0) *free |= std::uint64_t{1} << a;
    if (own_cost > least) continue;
    equal = own_cost < least ? 1 : equal + 1;
    if (core::bounded(core::mix(word, a), equal) == 0) best = a;
    least = own_cost;
  }
  return best;
}

const Values* AlternativeNode::draws(Batch& batch) const {
  auto* const own = batch.arena().allocate_array<Values>(columns_.size());
  for (std::size_t c = 0; c < columns_.size(); ++c)
    own[c] = columns_[c].own == kNoNode ? Values{} : batch.values(columns_[c].own);
  return own;
}

// Whether some column draws nothing in a sample that alternative `a` admits. What comes of several conditions
// at once may be rare; each of them is what should occur.
bool AlternativeNode::wants_unseen(std::size_t a, const Values* own, std::size_t rows) const {
  return std::any_of(columns_.begin(), columns_.end(), [&](const WeighedColumn& column) {
    Admission const& admission = column.admission(a);
    if (column.own == kNoNode || admission.admits_all() || admission.is_opaque()) return false;
    Values const drawn = own[&column - columns_.data()];
    for (std::size_t i = 0; i < rows; ++i)
      if (column.fits(a, drawn, i)) return false;
    return true;
  });
}

// Looks which alternatives occur in a sample of the run's first rows.
void AlternativeNode::find_neglected(Batch& batch) const {
  is_sampled_ = true;
  neglected_ = 0;
  std::uint64_t const count = std::min(kSample, rows_.window());
  auto* const rows = batch.arena().allocate_array<RowNumber>(count);
  for (std::uint64_t i = 0; i < count; ++i) rows[i] = rows_.first() + i;
  Batch* const sample = Batch::create(batch.program(), {rows, count}, &batch.arena());
  const Values* const own = draws(*sample);
  const std::uint32_t* const open = open_indexes(*sample);
  std::uint64_t taken = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    std::size_t const best = cheapest(*sample, i, own, open[i], &taken);
    taken |= std::uint64_t{1} << best;
  }
  for (std::size_t a = 0; a < alternatives_; ++a)
    if ((taken >> a & 1) == 0 && wants_unseen(a, own, count)) neglected_ |= std::uint64_t{1} << a;
}

// In every block of rows one has its turn.
bool AlternativeNode::is_turn_of_neglected(RowNumber row, std::size_t* alternative) const noexcept {
  if (neglected_ == 0) return false;
  std::uint64_t const block = row / kNeglectedEvery;
  if (row % kNeglectedEvery != core::bounded(stream_.fork("neglected").at(block), kNeglectedEvery))
    return false;
  std::uint64_t turn = block % static_cast<std::uint64_t>(std::popcount(neglected_));
  std::uint64_t rest = neglected_;
  for (; turn > 0; --turn) rest &= rest - 1;
  *alternative = static_cast<std::size_t>(std::countr_zero(rest));
  return true;
}

void AlternativeNode::generate(Batch& batch, Values out) const {
  const std::uint32_t* const open = open_indexes(batch);
  if (!keeps_draws(batch.attempt())) {
    for (std::size_t i = 0; i < batch.size(); ++i)
      out.data[i] = UInt64GetDatum(any(batch.random(stream_, i), open[i]));
    return;
  }
  if (!is_sampled_) find_neglected(batch);
  const Values* const own = draws(batch);
  std::uint64_t free = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::size_t alternative;
    bool const turn = is_turn_of_neglected(batch.row(i), &alternative) && is_choice(alternative, open[i]);
    if (!turn) alternative = cheapest(batch, i, own, open[i], &free);
    out.data[i] = UInt64GetDatum(alternative);
  }
}

// The usual values may be the very ones that conditions rule out: later attempts also try others.
const Generator* CandidateNode::generator_of(const AlternativeDraw& draw, std::uint64_t attempt) noexcept {
  constexpr std::uint64_t kFirstOther = 32;
  std::uint64_t const chance = core::mix(attempt, 0x07E25);
  if (draw.others.empty() || attempt < kFirstOther || chance % 2 == 0) return draw.generator.get();
  return draw.others[chance / 2 % draw.others.size()].get();
}

// Draws anew for the rows at `places`.
void CandidateNode::draw(Batch& batch, const AlternativeDraw& draw, const std::uint32_t* places,
                         std::size_t count, double null_rate, Values out) const {
  const Generator* const generator = generator_of(draw, batch.attempt());
  auto* const rendered = batch.arena().allocate_array<Datum>(count);
  if (generator != nullptr) {
    auto* const indexes = batch.arena().allocate_array<std::uint64_t>(count);
    draw_indexes(batch, *generator, stream_, places, count, indexes);
    generator->render(indexes, count, batch.arena(), rendered);
  }
  Values const own = generator != nullptr ? Values{} : batch.values(draw.own);
  core::Stream const nulls = stream_.fork("null");
  for (std::size_t k = 0; k < count; ++k) {
    std::size_t const i = places[k];
    out.data[i] = generator != nullptr ? rendered[k] : own.data[i];
    bool const drawn = core::unit(batch.random(nulls, i)) < null_rate;
    bool const optional = null_rate > 0 && null_rate < 1;
    out.nulls[i] =
        (generator == nullptr && own.nulls[i]) || (optional ? is_null_again(batch.redraw(i), drawn) : drawn);
  }
}

// Leaves rows at `places` what they have drawn where `alternative` admits it, and null where it admits
// nothing else; returns how many are left, now first in `places`.
std::size_t CandidateNode::keep(Batch& batch, std::size_t alternative, std::uint32_t* places,
                                std::size_t count, Values out) const {
  WeighedColumn const* const column = place_ == kNotWeighed ? nullptr : &alternative_.column(place_);
  if (column != nullptr && column->own == kNoNode) return count;
  Values const usual = batch.values(usual_);
  Values const drawn = column != nullptr ? batch.values(column->own) : usual;
  bool const only_null = column != nullptr && !column->admission(alternative).admits_values();
  std::size_t left = 0;
  for (std::size_t k = 0; k < count; ++k) {
    std::size_t const i = places[k];
    out.data[i] = usual.data[i];
    out.nulls[i] = usual.nulls[i] || only_null;
    if (column != nullptr && !only_null && !column->fits(alternative, drawn, i)) places[left++] = places[k];
  }
  return left;
}

void CandidateNode::generate(Batch& batch, Values out) const {
  Values const alternative = batch.values(alternative_id_);
  bool const keeps = alternative_.keeps_draws(batch.attempt());
  bool const is_weighed = place_ != kNotWeighed && alternative_.column(place_).own != kNoNode;
  auto* const places = batch.arena().allocate_array<std::uint32_t>(batch.size());
  for (std::size_t d = 0; d < draws_.size(); ++d) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (DatumGetUInt64(alternative.data[i]) == d) places[count++] = static_cast<std::uint32_t>(i);
    if (count == 0) continue;
    if (keeps) count = keep(batch, d, places, count, out);
    if (count > 0) draw(batch, draws_[d], places, count, keeps && is_weighed ? 0 : draws_[d].null_rate, out);
  }
}

}  // namespace synthgen::generate
