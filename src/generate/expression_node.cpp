#include "generate/expression_node.hpp"

extern "C" {
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
}

namespace synthgen::generate {

ExpressionNode::ExpressionNode(const pg::Table& table, ::Node* expression, const pg::TypeRef& type,
                               std::optional<core::Stream> random)
    : evaluator_(std::make_unique<pg::RowEvaluator>(table)),
      expression_(evaluator_->add_value(expression)),
      inputs_(pg::columns_of(expression)),
      by_value_(type.by_value),
      length_(type.length),
      random_(random) {}

void ExpressionNode::generate(Batch& batch, Values out) const {
  auto* inputs = batch.arena().allocate_array<Values>(inputs_.size());
  for (std::size_t c = 0; c < inputs_.size(); ++c)
    inputs[c] = batch.program().attribute(inputs_[c]) == kNoNode ? Values{} : batch.attribute(inputs_[c]);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    for (std::size_t c = 0; c < inputs_.size(); ++c)
      evaluator_->set(inputs_[c], inputs[c].data == nullptr ? 0 : inputs[c].data[i],
                      inputs[c].data == nullptr || inputs[c].nulls[i]);
    if (random_) DirectFunctionCall1(setseed, Float8GetDatum(2 * core::unit(batch.random(*random_, i)) - 1));
    Datum const value = evaluator_->value(expression_, &out.nulls[i]);
    if (out.nulls[i]) continue;
    MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
    out.data[i] = datumCopy(value, by_value_, length_);
    MemoryContextSwitchTo(before);
  }
  evaluator_->reset();
}

}  // namespace synthgen::generate
