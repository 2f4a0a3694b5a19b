// Amounts that other numbers make up: a total of the costs beside it, what hours or units cost at a rate, a
// month of what a year costs, what is approved of what was claimed.
#pragma once

#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class RatePass : private TablePass {
 public:
  explicit RatePass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_rates();

 private:
  bool is_open(const NamedNumber& number) const;
  bool is_money(const NamedNumber& number) const;
  const NamedNumber* base_of(const NamedNumber& total, const core::Words& noun) const;
  bool derive_composition(const NamedNumber& total);
  void order_prices();

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
