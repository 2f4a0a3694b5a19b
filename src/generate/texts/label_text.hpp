// The labels of an enum as texts.
#pragma once

#include "generate/batch.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

class LabelTextNode : public Node {
 public:
  // `labels` yields values of an enum.
  explicit LabelTextNode(NodeId labels) : labels_(labels) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId labels_;
};

}  // namespace synthgen::generate
