// Numbers that follow from others of their row, and of what it refers to, by the equations of
// data/equations.tsv: the first one of which a column is the result and whose roles other columns play.
#pragma once

#include <optional>
#include <vector>

#include "generate/nodes/equation.hpp"
#include "plan/numbers/operand_search.hpp"

namespace synthgen::plan {

class EquationPass : private OperandSearch {
 public:
  explicit EquationPass(TableDraft& draft) : OperandSearch(draft) {}

  // Amounts that a rate gives, before bills are drawn up of them.
  void derive_rates();
  // All other numbers.
  void derive_numbers();

 private:
  using Players = std::vector<std::vector<const Operand*>>;  // by role

  void derive(bool rates);
  bool is_reckoned_before(const Operand& total) const;
  bool derive(const core::Equation& equation, const Operand& result);
  std::optional<generate::EquationOperand> operand_of(const core::Equation& equation, std::size_t role,
                                                      const Operand& result, const Operand& player);
  std::vector<core::EquationStep> steps_of(const core::Equation& equation, const Operand& result,
                                           const Players& players,
                                           const std::vector<std::vector<std::size_t>>& places) const;
  std::optional<generate::EquationResult> result_of(const core::Equation& equation,
                                                    const Operand& result) const;
  void keep_within(const core::Equation& equation, const Operand& result, generate::NodeId formula,
                   const std::string& text);

  std::vector<Operand> operands_;
};

}  // namespace synthgen::plan
