// Amounts of money add up within the row and with what it refers to.
#pragma once

#include "generate/nodes/amounts.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class AmountPass : private TablePass {
 public:
  explicit AmountPass(TableDraft& draft) : TablePass(draft) {}

  // Notes which columns others may add up to.
  void note_computable();
  void derive_amounts();

 private:
  std::vector<AttrNumber> parts_of_total(AttrNumber total) const;
  generate::NumberSource taxed_amount(AttrNumber base);
  bool is_due(AttrNumber total) const;
  bool is_all_withheld(const pg::Column& column) const;
  void derive_sum(AttrNumber total, const std::vector<AttrNumber>& bases);
  AttrNumber tax_rate_for(const pg::Column& tax) const;
  void fit_to_base(const pg::Column& column, AttrNumber base);
  std::unique_ptr<generate::Node> fitted(const pg::Column& column, generate::NodeId own, AttrNumber base,
                                         generate::NumberSource whole) const;
  void fit_within_groups();
  bool derive_from_parts(AttrNumber total, AttrNumber subtotal);
  void derive_composition(AttrNumber total);
  bool may_count(const pg::Column& column) const;
  AttrNumber bare_amount() const;
  bool has_reckoned_base(AttrNumber total) const;
  void keep_back(const pg::Column& column, generate::NumberSource whole);
  bool leaves_net(AttrNumber gross, AttrNumber net) const;
  void derive_main_amount();
};

}  // namespace synthgen::plan
