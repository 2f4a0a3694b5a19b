#include "generate/references/other_parent.hpp"

namespace synthgen::generate {

void OtherParentReference::generate(Batch& batch, Values out) const {
  Values const inner = batch.values(inner_);
  Values const other = batch.values(other_);
  std::uint64_t const count = choices();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = inner.nulls[i];
    out.data[i] = inner.data[i];
    if (inner.nulls[i] || other.nulls[i] || inner.data[i] != other.data[i] || count <= 1) continue;
    for (NodeId const node : alternatives_) {
      Values const alternative = batch.values(node);
      if (!alternative.nulls[i]) out.data[i] = alternative.data[i];
      if (out.data[i] != other.data[i]) break;
    }
    if (out.data[i] == other.data[i] && !yields_)
      out.data[i] =
          UInt64GetDatum(first_choice() + (DatumGetUInt64(inner.data[i]) - first_choice() + 1) % count);
  }
}

}  // namespace synthgen::generate
