#include "generate/references/learned_reference.hpp"

extern "C" {
#include "utils/datum.h"
}

namespace synthgen::generate {

bool LearnedReference::final_parent(Batch& batch, NodeId id, std::uint64_t* parent) const {
  if (key_ == kNoNode) return false;
  Values const picked = batch.values(id);
  Values const key = batch.values(key_);
  Values const written = batch.attribute(column_);
  if (picked.nulls[0] || key.nulls[0] || written.nulls[0]) return false;
  *parent = DatumGetUInt64(picked.data[0]);
  return datumIsEqual(key.data[0], written.data[0], by_value_, length_);
}

void LearnedReference::accept(RowNumber row, const std::uint64_t* parent) const {
  known_to_[row] = parents_.size();
  if (parent != nullptr) parents_.push_back(*parent);
}

std::size_t LearnedReference::known_to(RowNumber row) const {
  auto const known = known_to_.find(row);
  return known == known_to_.end() ? parents_.size() : known->second;
}

void LearnedReference::generate(Batch& batch, Values out) const {
  constexpr std::uint64_t kDraws = 8;
  Values const inner = batch.values(inner_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = inner.nulls[i];
    out.data[i] = inner.data[i];
    std::uint64_t const redraw = batch.redraw(i);
    bool const learned = redraw >= patience_ && (redraw % kDraws == 2 || redraw % kDraws >= 6);
    std::size_t const known = learned ? known_to(batch.row(i)) : 0;
    if (known == 0) continue;
    out.nulls[i] = false;
    out.data[i] = UInt64GetDatum(parents_[core::bounded(batch.random(stream_, i), known)]);
  }
}

}  // namespace synthgen::generate
