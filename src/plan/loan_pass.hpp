// Loans: what is due each month, which part of it is interest, and what is still owed.
#pragma once

#include "plan/number_pass.hpp"

namespace synthgen::plan {

class LoanPass : private NumberPass {
 public:
  explicit LoanPass(TableDraft& draft) : NumberPass(draft) {}

  void derive_loan();
  // Principal and interest of what is due. Says whether it found them.
  bool derive_instalments();

 private:
  const Number* instalment(const Number& principal, const Number& interest) const;
};

}  // namespace synthgen::plan
