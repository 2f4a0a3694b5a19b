// A column that the server's own expression computes from other columns of the row: a generated column, or
// what a rule says, recomputed wherever somebody looks at it.
#pragma once

#include "generate/row_inputs.hpp"

namespace synthgen::generate {

class ExpressionNode : public Node {
 public:
  // `expression` mentions columns of `table` by Vars with varno 1. Throws ServerError.
  // With a stream, random() is seeded for each row, so that the same row gives the same value again.
  ExpressionNode(const pg::Table& table, ::Node* expression, const pg::TypeRef& type,
                 std::optional<core::Stream> random = std::nullopt, OwnColumn own = {});
  void generate(Batch& batch, Values out) const override;

 private:
  std::unique_ptr<pg::RowEvaluator> evaluator_;
  int expression_;
  RowInputs inputs_;
  bool by_value_;
  int16 length_;
  std::optional<core::Stream> random_;
};

}  // namespace synthgen::generate
