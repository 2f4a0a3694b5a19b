#include "generate/nodes/mostly.hpp"

#include "core/distribution.hpp"

namespace synthgen::generate {

MostlyNode::MostlyNode(NodeId usual, NodeId other, NodeId known, core::Stream stream, double share_of_other)
    : usual_(usual), other_(other), known_(known), stream_(stream), share_of_other_(share_of_other) {}

void MostlyNode::generate(Batch& batch, Values out) const {
  Values const usual = batch.values(usual_);
  Values const other = batch.values(other_);
  Values const known = batch.values(known_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    bool const is_usual = !known.nulls[i] && core::unit(batch.random(stream_, i)) >= share_of_other_;
    Values const& from = is_usual ? usual : other;
    out.data[i] = from.data[i];
    out.nulls[i] = from.nulls[i];
  }
}

}  // namespace synthgen::generate
