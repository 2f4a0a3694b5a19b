#include "generate/nodes/expression_node.hpp"

extern "C" {
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
}

namespace synthgen::generate {

ExpressionNode::ExpressionNode(const pg::Table& table, ::Node* expression, const pg::TypeRef& type,
                               std::optional<core::Stream> random, OwnColumn own)
    : evaluator_(std::make_unique<pg::RowEvaluator>(table)),
      expression_(evaluator_->add_value(expression)),
      inputs_(expression, own),
      by_value_(type.by_value),
      length_(type.length),
      random_(random) {}

void ExpressionNode::generate(Batch& batch, Values out) const {
  const Values* const inputs = inputs_.fetch(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    inputs_.set(*evaluator_, inputs, i);
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
