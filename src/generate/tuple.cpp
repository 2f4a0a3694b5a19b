#include "generate/tuple.hpp"

#include <algorithm>

namespace synthgen::generate {

namespace {

// a * b, at most kUnlimited.
std::uint64_t saturating_product(std::uint64_t a, std::uint64_t b) noexcept {
  unsigned __int128 const product = static_cast<unsigned __int128>(a) * b;
  return product > kUnlimited ? kUnlimited : static_cast<std::uint64_t>(product);
}

}  // namespace

std::uint64_t tuple_capacity(std::span<const TuplePart> parts) noexcept {
  std::uint64_t capacity = 1;
  for (TuplePart const& part : parts) capacity = saturating_product(capacity, part.size());
  return capacity;
}

void TupleNode::prepare() {
  sizes_.clear();
  strides_.assign(parts_.size(), 1);
  for (TuplePart const& part : parts_) sizes_.push_back(part.size());

  // A part that is larger than what is left of the permutation's domain is cut, never the parents.
  std::uint64_t parents = 1;
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (parts_[i].parent != nullptr) parents = saturating_product(parents, sizes_[i]);
  std::uint64_t room = parents == 0 ? 0 : kUnlimited / parents;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].parent != nullptr) continue;
    sizes_[i] = std::min(sizes_[i], room);
    if (sizes_[i] > 0) room /= sizes_[i];
  }

  std::uint64_t product = 1;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    strides_[i] = std::max<std::uint64_t>(1, product);
    product = saturating_product(product, sizes_[i]);
  }
  permutation_ = core::Permutation(stream_.key(), product);
  owned_ = std::clamp<std::uint64_t>(attempts_, 1, std::max<std::uint64_t>(1, product));
  rows_ = product / owned_;
}

void TupleNode::generate(Batch& batch, Values out) const {
  if (rows_ == 0) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  std::uint64_t const attempt = batch.attempt() % owned_;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (anchor_ == nullptr) {
      out.data[i] = UInt64GetDatum(permutation_.at(batch.row(i) % rows_ * owned_ + attempt));
      continue;
    }
    std::uint64_t const child = anchor_->children().place(batch.row(i));
    std::uint64_t const parent = anchor_->assignment().parent(child);
    std::uint64_t const ordinal = anchor_->assignment().ordinal(child);
    core::Permutation const siblings(stream_.fork(parent).key(), permutation_.size());
    out.data[i] = UInt64GetDatum(siblings.at(ordinal % rows_ * owned_ + attempt));
  }
}

void TupleReference::generate(Batch& batch, Values out) const {
  Values const tuple = batch.values(tuple_id_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = tuple.nulls[i];
    if (!tuple.nulls[i]) out.data[i] = UInt64GetDatum(tuple_.digit(DatumGetUInt64(tuple.data[i]), part_));
  }
}

void TupleValueNode::generate(Batch& batch, Values out) const {
  Values const tuple = batch.values(tuple_id_);
  auto* indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = tuple.nulls[i];
    indexes[i] = tuple.nulls[i] ? 0 : tuple_.digit(DatumGetUInt64(tuple.data[i]), part_);
  }
  tuple_.part(part_).generator->render(indexes, batch.size(), batch.arena(), out.data);
}

}  // namespace synthgen::generate
