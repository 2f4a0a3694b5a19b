#include "generate/nodes/case_node.hpp"

namespace synthgen::generate {

CaseNode::CaseNode(const pg::Table& table, AttrNumber column, ::Node* condition, NodeId then,
                   NodeId otherwise)
    : evaluator_(std::make_unique<pg::RowEvaluator>(table)),
      condition_(evaluator_->add_value(condition)),
      inputs_(condition, {column, otherwise}),
      then_(then),
      otherwise_(otherwise) {}

void CaseNode::generate(Batch& batch, Values out) const {
  Values const then = batch.values(then_);
  Values const otherwise = batch.values(otherwise_);
  const Values* const inputs = inputs_.fetch(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    inputs_.set(*evaluator_, inputs, i);
    bool unknown = false;
    bool const holds = DatumGetBool(evaluator_->value(condition_, &unknown)) && !unknown;
    out.data[i] = (holds ? then : otherwise).data[i];
    out.nulls[i] = (holds ? then : otherwise).nulls[i];
  }
  evaluator_->reset();
}

}  // namespace synthgen::generate
