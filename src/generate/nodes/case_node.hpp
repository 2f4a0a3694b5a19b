// One of two nodes, as a condition over the row's columns says: a rule that holds under a condition.
#pragma once

#include "generate/row_inputs.hpp"

namespace synthgen::generate {

class CaseNode : public Node {
 public:
  // `condition` mentions columns of `table` by Vars with varno 1; where it is not true, false or null, the
  // row takes `otherwise`, which is also what the condition sees of `column`, for which the row is made.
  // Throws ServerError.
  CaseNode(const pg::Table& table, AttrNumber column, ::Node* condition, NodeId then, NodeId otherwise);
  void generate(Batch& batch, Values out) const override;

 private:
  std::unique_ptr<pg::RowEvaluator> evaluator_;
  int condition_;
  RowInputs inputs_;
  NodeId then_;
  NodeId otherwise_;
};

}  // namespace synthgen::generate
