// A reference to one of several tables, as a label in the row says which: commentable_type and
// commentable_id.
#pragma once

#include "generate/nodes/derived.hpp"

namespace synthgen::generate {

// The value of one of several nodes, by the label that another column holds.
class ByLabelNode : public Node {
 public:
  struct Case {
    Evidence label;
    NodeId node = kNoNode;
  };
  // A row whose label is of no case, or where the case's node is null, takes `otherwise`; kNoNode: null.
  ByLabelNode(std::vector<Case> cases, NodeId otherwise) : cases_(std::move(cases)), otherwise_(otherwise) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::vector<Case> cases_;
  NodeId otherwise_;
};

}  // namespace synthgen::generate
