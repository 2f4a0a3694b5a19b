#include "generate/references/polymorphic.hpp"

#include <algorithm>

namespace synthgen::generate {

void ByLabelNode::generate(Batch& batch, Values out) const {
  std::fill_n(out.nulls, batch.size(), true);
  for (Case const& one : cases_) {
    Values const labels = batch.values(one.label.node);
    Values const values = batch.values(one.node);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (values.nulls[i] || !one.label.tells(labels, i)) continue;
      out.nulls[i] = false;
      out.data[i] = values.data[i];
    }
  }
  if (otherwise_ == kNoNode) return;
  Values const own = batch.values(otherwise_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!out.nulls[i]) continue;
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
  }
}

}  // namespace synthgen::generate
