// A reference to one of the rows that refer to the row itself: the manager of a department works there.
#pragma once

#include "generate/nodes/aggregate.hpp"

namespace synthgen::generate {

// The first of the row's children; where it has none what `otherwise` yields, or null without such a node.
class MemberReference : public ReferenceNode {
 public:
  MemberReference(const Population& members, std::unique_ptr<Children> children, NodeId otherwise)
      : ReferenceNode(members), children_(std::move(children)), otherwise_(otherwise) {}
  void index() override { children_->index(*this); }
  void generate(Batch& batch, Values out) const override;

 private:
  std::unique_ptr<Children> children_;
  NodeId otherwise_;
};

}  // namespace synthgen::generate
