// What the job of a row pays beside others.
#pragma once

#include "generate/batch.hpp"

namespace synthgen::generate {

// An integer, larger for jobs that pay more (core::pay_of_job); null where nobody knows.
class PayOfJobNode : public Node {
 public:
  // `title` yields texts.
  explicit PayOfJobNode(NodeId title) : title_(title) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId title_;
};

}  // namespace synthgen::generate
