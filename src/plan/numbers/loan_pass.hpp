// Loans: what is due each month, which part of it is interest, and what is still owed.
#pragma once

#include <optional>

#include "generate/nodes/amortization.hpp"
#include "plan/numbers/number_pass.hpp"

namespace synthgen::plan {

class LoanPass : private NumberPass {
 public:
  explicit LoanPass(TableDraft& draft) : NumberPass(draft) {}

  void derive_loan();
  // What of each instalment of a loan is interest, and what is owed then. Says whether the rows are such.
  bool derive_amortization();
  // Principal and interest of what is due. Says whether it found them.
  bool derive_instalments();

 private:
  struct Repaid {
    std::size_t key;
    generate::AmortizationNode::Loan numbers;
  };
  std::optional<Repaid> repaid();
  const Number* instalment(const Number& principal, const Number& interest) const;
};

}  // namespace synthgen::plan
