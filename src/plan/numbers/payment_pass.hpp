// What is paid: the amounts of payments, bills and refunds by what they are of, and what is still to be paid.
#pragma once

#include "generate/nodes/amounts.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class PaymentPass : private TablePass {
 public:
  explicit PaymentPass(TableDraft& draft) : TablePass(draft) {}

  // Each says whether the amount follows from another row now.
  bool derive_payment(AttrNumber amount);
  bool derive_refund(AttrNumber amount);
  // Says whether the status tells how much is paid.
  bool pay_by_status(AttrNumber paid, AttrNumber due);
  void derive_instalment();
  void derive_balance(AttrNumber total);

 private:
  generate::NumberSource paid_so_far(std::size_t key, generate::NumberSource whole, const pg::TypeRef& type);
  AttrNumber charged_amount(const TablePlan& parent, AttrNumber amount) const;
  std::vector<const pg::Column*> payable(const TablePlan& parent, AttrNumber amount) const;
  std::vector<generate::Term> extras_of(AttrNumber total);
  void derive_rest(AttrNumber due, AttrNumber paid);
  bool pay_by_status(AttrNumber paid, generate::NumberSource due, const std::string& name);
  generate::NumberSource less_reductions(AttrNumber amount, std::string& name);
};

}  // namespace synthgen::plan
