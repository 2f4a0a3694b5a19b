// What is usually so, and otherwise in some rows.
#pragma once

#include "generate/batch.hpp"

namespace synthgen::generate {

// Another node's values, but those of `other` in a share of the rows and wherever `known` is null. Nodes that
// share the stream and `known` agree on the rows.
class MostlyNode : public Node {
 public:
  MostlyNode(NodeId usual, NodeId other, NodeId known, core::Stream stream, double share_of_other);
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId usual_;
  NodeId other_;
  NodeId known_;
  core::Stream stream_;
  double share_of_other_;
};

}  // namespace synthgen::generate
