#include "generate/references/tuple.hpp"

#include <algorithm>

#include "core/saturating.hpp"

namespace synthgen::generate {

std::uint64_t tuple_count(std::span<const TuplePart> parts) noexcept {
  std::uint64_t count = 1;
  for (TuplePart const& part : parts) count = core::saturating_product(count, part.size(), kUnlimited);
  return count;
}

void TupleNode::prepare() {
  sizes_.clear();
  strides_.assign(parts_.size(), 1);
  for (TuplePart const& part : parts_) sizes_.push_back(part.size());

  // A part that is larger than what is left of the permutation's domain is cut, never the parents.
  std::uint64_t parents = 1;
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (parts_[i].parent != nullptr) parents = core::saturating_product(parents, sizes_[i], kUnlimited);
  std::uint64_t room = parents == 0 ? 0 : kUnlimited / parents;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].parent != nullptr) continue;
    sizes_[i] = std::min(sizes_[i], room);
    if (sizes_[i] > 0) room /= sizes_[i];
  }

  keep_to_plain_values();

  std::uint64_t product = 1;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    strides_[i] = std::max<std::uint64_t>(1, product);
    product = core::saturating_product(product, sizes_[i], kUnlimited);
  }
  product_ = product;
  std::uint64_t const wanted = attempts_ * offered_;
  owned_ = std::clamp<std::uint64_t>(product / std::max<std::uint64_t>(1, rows_), 1, wanted);
  if (anchor_ == nullptr) shares_ = core::Shares(stream_.key(), product, rows_, wanted);
}

// Where plain values suffice there are no others; else one part after the other has as many more as it takes.
void TupleNode::keep_to_plain_values() {
  constexpr std::uint64_t kSpare = 2;
  std::uint64_t const needed =
      core::saturating_product(core::saturating_product(rows_, attempts_, kUnlimited), kSpare, kUnlimited);
  auto const product = [&] {
    std::uint64_t all = 1;
    for (std::uint64_t const size : sizes_) all = core::saturating_product(all, size, kUnlimited);
    return all;
  };
  std::vector<std::uint64_t> const most = sizes_;
  for (std::size_t i = 0; i < parts_.size(); ++i) sizes_[i] = std::min(most[i], parts_[i].plain());
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    std::uint64_t const all = product();
    if (all == 0 || all >= needed) return;
    std::uint64_t const others = all / sizes_[i];
    sizes_[i] = std::min(most[i], needed / std::max<std::uint64_t>(1, others) + 1);
  }
}

bool TupleNode::is_beyond(const Batch& batch, std::size_t i) const noexcept {
  if (anchor_ == nullptr) return !limited_ && batch.row(i) >= shares_.rows();
  std::uint64_t const child = anchor_->children().place(batch.row(i));
  return anchor_->assignment().ordinal(child) >= product_ / owned_;
}

std::uint64_t TupleNode::tuple_at(const Batch& batch, std::size_t i, std::uint64_t offer) const {
  // Rows beyond are distinct by their nulls: any tuple will do.
  if (is_beyond(batch, i)) return core::bounded(batch.random(stream_, i), product_);
  std::uint64_t const attempt =
      (batch.attempt() + (follows_redraws_ ? batch.redraw(i) : 0)) * offered_ + offer;
  if (anchor_ == nullptr) return shares_.at(batch.row(i), attempt);
  auto const kin = anchor_->assignment().kin(anchor_->children().place(batch.row(i)));
  std::uint64_t const parent = anchor_->parent_at(kin.parent);
  core::Permutation const siblings(stream_.fork(parent).key(), product_);
  return siblings.at(kin.ordinal * owned_ + attempt % owned_);
}

void TupleNode::generate(Batch& batch, Values out) const {
  if (product_ == 0) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  for (std::size_t i = 0; i < batch.size(); ++i) out.data[i] = UInt64GetDatum(tuple_at(batch, i, 0));
}

void TupleReference::generate(Batch& batch, Values out) const {
  Values const tuple = batch.values(tuple_id_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = tuple.nulls[i] || (null_beyond_ && tuple_.is_beyond(batch, i));
    if (!out.nulls[i]) out.data[i] = UInt64GetDatum(tuple_.digit(DatumGetUInt64(tuple.data[i]), part_));
  }
}

void TupleValueNode::generate(Batch& batch, Values out) const {
  Values const tuple = batch.values(tuple_id_);
  TuplePart const& part = tuple_.part(part_);
  auto* indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = tuple.nulls[i] || (null_beyond_ && tuple_.is_beyond(batch, i));
    indexes[i] = tuple.nulls[i] ? 0 : tuple_.digit(DatumGetUInt64(tuple.data[i]), part_);
    if (part.or_null && indexes[i] == part.generator->capacity()) {
      out.nulls[i] = true;
      indexes[i] = 0;
    }
  }
  part.generator->render(indexes, batch.size(), batch.arena(), out.data);
}

}  // namespace synthgen::generate
