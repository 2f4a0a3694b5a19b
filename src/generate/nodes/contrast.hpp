// A value other than that of another column of the row: a flight does not go where it comes from.
#pragma once

#include <vector>

#include "generate/batch.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

// What `own` yields, but where that is what `other` yields the first of the alternatives that is not.
class ContrastNode : public Node {
 public:
  ContrastNode(NodeId own, NodeId other, std::vector<NodeId> alternatives, Oid type)
      : own_(own), other_(other), alternatives_(std::move(alternatives)), type_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NodeId other_;
  std::vector<NodeId> alternatives_;
  Oid type_;
};

}  // namespace synthgen::generate
