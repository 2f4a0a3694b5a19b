#include "generate/case_node.hpp"

namespace synthgen::generate {

CaseNode::CaseNode(const pg::Table& table, ::Node* condition, NodeId then, NodeId otherwise)
    : evaluator_(std::make_unique<pg::RowEvaluator>(table)),
      condition_(evaluator_->add_value(condition)),
      inputs_(pg::columns_of(condition)),
      then_(then),
      otherwise_(otherwise) {}

void CaseNode::generate(Batch& batch, Values out) const {
  Values const then = batch.values(then_);
  Values const otherwise = batch.values(otherwise_);
  auto* inputs = batch.arena().allocate_array<Values>(inputs_.size());
  for (std::size_t c = 0; c < inputs_.size(); ++c)
    inputs[c] = batch.program().attribute(inputs_[c]) == kNoNode ? Values{} : batch.attribute(inputs_[c]);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    for (std::size_t c = 0; c < inputs_.size(); ++c)
      evaluator_->set(inputs_[c], inputs[c].data == nullptr ? 0 : inputs[c].data[i],
                      inputs[c].data == nullptr || inputs[c].nulls[i]);
    bool unknown = false;
    bool const holds = DatumGetBool(evaluator_->value(condition_, &unknown)) && !unknown;
    out.data[i] = (holds ? then : otherwise).data[i];
    out.nulls[i] = (holds ? then : otherwise).nulls[i];
  }
  evaluator_->reset();
}

}  // namespace synthgen::generate
