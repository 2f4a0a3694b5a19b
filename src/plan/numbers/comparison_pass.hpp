// Flags that say how a number of the row lies to another one: what runs low, what is within limits, what is
// over budget. Which flag compares what is data: data/lexicon/all/comparison.tsv, patterns of names as
// data/equations.tsv has them.
#pragma once

#include <optional>
#include <vector>

#include "plan/numbers/operand_search.hpp"

namespace synthgen::plan {

class ComparisonPass : private OperandSearch {
 public:
  explicit ComparisonPass(TableDraft& draft) : OperandSearch(draft) {}

  void derive_comparisons();

 private:
  const Operand* find_player(const std::optional<core::NamePattern>& pattern, bool in_row) const;
  bool derive(const pg::Column& flag);

  std::vector<Operand> operands_;
};

}  // namespace synthgen::plan
