// Which columns play the roles of an equation: those whose names go best together.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "plan/numbers/operand_search.hpp"

namespace synthgen::plan {

class EquationBinding {
 public:
  using MayUse = std::function<bool(const Operand&)>;

  EquationBinding(const core::Equation& equation, const Operand& result, const std::vector<Operand>& operands,
                  const MayUse& may_use)
      : equation_(equation), result_(result), operands_(operands), may_use_(may_use) {}

  // By role the columns that play it: one, or for a sum any number, or none for an optional one. Nothing if
  // the result is not called as the equation says, or a role stays empty.
  std::optional<std::vector<std::vector<const Operand*>>> find();

 private:
  struct Candidate {
    const Operand* operand;
    core::Words rest;  // of its name
    int worth;         // the better, the higher
  };

  bool find_candidates();
  void try_role(std::size_t role, int worth);
  bool is_complete() const;
  bool go_together(const Candidate& one, const Candidate& other) const;
  std::optional<int> worth_beside_result(const core::EquationRole& role, const Operand& operand,
                                         const core::Words& rest) const;
  bool is_of_dimension(const Operand& operand) const;

  const core::Equation& equation_;
  const Operand& result_;
  const std::vector<Operand>& operands_;
  const MayUse& may_use_;
  core::Words rest_;        // of the result's name, but for what says nothing
  core::Words noun_;        // all of it that its pattern does not speak of
  core::Words qualifiers_;  // of it
  std::vector<std::vector<Candidate>> candidates_;
  std::vector<const Candidate*> chosen_;
  std::vector<const Candidate*> best_;
  int best_worth_ = -1;
};

}  // namespace synthgen::plan
