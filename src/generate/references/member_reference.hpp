// A reference to one of the rows that refer to the row itself: the manager of a department works there.
#pragma once

#include "generate/references/children.hpp"

namespace synthgen::generate {

// The first of the row's children; where it has none what `otherwise` yields, or null without such a node.
class MemberReference : public ReferenceNode {
 public:
  // `families` is a FamilyNode.
  MemberReference(const Population& members, NodeId families, NodeId otherwise)
      : ReferenceNode(members), families_(families), otherwise_(otherwise) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId families_;
  NodeId otherwise_;
};

}  // namespace synthgen::generate
