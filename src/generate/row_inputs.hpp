// The columns that an expression over the row reads, fetched for a whole batch.
#pragma once

#include "generate/batch.hpp"
#include "postgres/expression.hpp"

namespace synthgen::generate {

// What a column holds in the eyes of an expression that makes the column itself: the value that it would have
// without the expression.
struct OwnColumn {
  AttrNumber number = InvalidAttrNumber;  // none
  NodeId node = kNoNode;
};

class RowInputs {
 public:
  // `expression` mentions columns by Vars with varno 1. Throws ServerError.
  explicit RowInputs(::Node* expression, OwnColumn own = {})
      : columns_(pg::columns_of(expression)), own_(own) {}

  // One array a column, in the batch's arena; a column without a node has none. Runs inside the caller's
  // guard.
  const Values* fetch(Batch& batch) const {
    auto* const inputs = batch.arena().allocate_array<Values>(columns_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      NodeId const node = columns_[c] == own_.number ? own_.node : batch.program().attribute(columns_[c]);
      inputs[c] = node == kNoNode ? Values{} : batch.values(node);
    }
    return inputs;
  }

  // Sets the columns to what they hold in row i of the batch.
  void set(pg::RowEvaluator& evaluator, const Values* inputs, std::size_t i) const noexcept {
    for (std::size_t c = 0; c < columns_.size(); ++c)
      evaluator.set(columns_[c], inputs[c].data == nullptr ? 0 : inputs[c].data[i],
                    inputs[c].data == nullptr || inputs[c].nulls[i]);
  }

 private:
  std::vector<AttrNumber> columns_;
  OwnColumn own_;
};

}  // namespace synthgen::generate
