#include "generate/draw.hpp"

#include <algorithm>

#include "core/locale_mix.hpp"

extern "C" {
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

// The threshold of what is null in every row; there may be no value instead.
constexpr double kAlways = 0x1.0p53;

}  // namespace

void draw_indexes(const Batch& batch, const Generator& generator, core::Stream stream,
                  const std::uint32_t* places, std::size_t count, std::uint64_t* indexes) {
  auto const place = [&](std::size_t k) { return places == nullptr ? k : places[k]; };
  for (std::size_t k = 0; k < count; ++k) indexes[k] = batch.random(stream, place(k));
  generator.pick_all({indexes, count});
  if (batch.attempt() == 0) return;
  for (std::size_t k = 0; k < count; ++k) {
    std::uint64_t const index = batch.search_index(stream, generator.capacity(), place(k));
    if (index != Batch::kOwnDraw) indexes[k] = index;
  }
}

void DrawNode::generate(Batch& batch, Values out) const {
  auto* indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  draw_indexes(batch, *generator_, stream_, nullptr, batch.size(), indexes);
  if (generator_->draws_locale()) {
    for (std::size_t i = 0; i < batch.size(); ++i)
      indexes[i] = core::LocaleMix::select(indexes[i], row_locale_.at(batch.row(i)));
  }
  generator_->render(indexes, batch.size(), batch.arena(), out.data);
}

bool DrawNode::generate_nulls(Batch& batch, bool* nulls) const {
  std::fill_n(nulls, batch.size(), false);
  return true;
}

void DistinctNode::generate(Batch& batch, Values out) const {
  if (shares_.rows() == 0) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  auto* indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.nulls[i] = null_beyond_ && batch.row(i) >= shares_.rows();
  if (batch.attempt() == 0 && !follows_redraws_) {
    std::copy_n(batch.rows().data(), batch.size(), indexes);
    shares_.map({indexes, batch.size()});
  } else {
    for (std::size_t i = 0; i < batch.size(); ++i)
      indexes[i] = shares_.at(batch.row(i), batch.attempt() + (follows_redraws_ ? batch.redraw(i) : 0));
  }
  generator_->render(indexes, batch.size(), batch.arena(), out.data);
}

void DealNode::generate(Batch& batch, Values out) const {
  auto* indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  bool const first = batch.attempt() == 0;
  for (std::size_t i = 0; i < batch.size(); ++i)
    indexes[i] = first ? batch.row(i) : generator_->pick(batch.random(stream_, i));
  generator_->render(indexes, batch.size(), batch.arena(), out.data);
}

void DistinctDealNode::generate(Batch& batch, Values out) const {
  auto* indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  std::uint64_t const capacity = generator_->capacity();
  std::uint64_t const attempt = batch.attempt() % std::max<std::uint64_t>(1, capacity / stride_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t const index = batch.row(i) + attempt * stride_;
    out.nulls[i] = null_beyond_ && index >= capacity;
    indexes[i] = index % capacity;
  }
  generator_->render(indexes, batch.size(), batch.arena(), out.data);
}

Datum integer_datum(Oid type, std::int64_t value) {
  switch (type) {
    case INT2OID:
      return Int16GetDatum(static_cast<int16>(value));
    case INT4OID:
      return Int32GetDatum(static_cast<int32>(value));
    case OIDOID:
      return ObjectIdGetDatum(static_cast<Oid>(value));
    case NUMERICOID:
      return NumericGetDatum(int64_to_numeric(value));
    default:
      return Int64GetDatum(value);
  }
}

void SequenceNode::generate(Batch& batch, Values out) const {
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    // Unsigned arithmetic: the plan caps the rows at what the type can count.
    auto const value =
        static_cast<std::uint64_t>(start_) + batch.row(i) * static_cast<std::uint64_t>(increment_);
    out.data[i] = integer_datum(type_, static_cast<std::int64_t>(value));
  }
  MemoryContextSwitchTo(before);
}

NullableNode::NullableNode(NodeId inner, core::Stream stream, double rate)
    : inner_(inner),
      stream_(stream),
      threshold_(static_cast<std::uint64_t>(std::clamp(rate, 0.0, 1.0) * kAlways)) {}

void NullableNode::generate(Batch& batch, Values out) const {
  Values const inner = batch.values(inner_);
  std::copy_n(inner.data, batch.size(), out.data);
  add_nulls(batch, inner.nulls, out.nulls);
}

bool NullableNode::generate_nulls(Batch& batch, bool* nulls) const {
  add_nulls(batch, batch.nulls(inner_), nulls);
  return true;
}

void NullableNode::add_nulls(const Batch& batch, const bool* inner, bool* nulls) const noexcept {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    bool const drawn = (batch.random(stream_, i) >> 11) < threshold_;
    bool const always = threshold_ == static_cast<std::uint64_t>(kAlways);
    nulls[i] = inner[i] || always || (threshold_ > 0 && is_null_again(batch.redraw(i), drawn));
  }
}

void NullNode::generate(Batch& batch, Values out) const {
  std::fill_n(out.nulls, batch.size(), true);
}

}  // namespace synthgen::generate
