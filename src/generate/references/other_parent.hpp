// A second reference to one table, to another row than the first: the reviewer is not the reviewed.
#pragma once

#include "generate/references/reference.hpp"

namespace synthgen::generate {

// Yields what another reference does; where that is what `other` yields, the first of the alternatives that
// is not, and at last the next parent, unless `yields`.
class OtherParentReference : public ReferenceNode {
 public:
  OtherParentReference(const Population& parent, NodeId inner, NodeId other,
                       std::vector<NodeId> alternatives = {}, bool yields = false)
      : ReferenceNode(parent),
        inner_(inner),
        other_(other),
        alternatives_(std::move(alternatives)),
        yields_(yields) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId inner_;
  NodeId other_;
  std::vector<NodeId> alternatives_;
  bool yields_;
};

}  // namespace synthgen::generate
