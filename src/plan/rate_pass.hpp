// Amounts that other numbers make up: a total of the costs beside it, what hours or units cost at a rate, a
// month of what a year costs, what is approved of what was claimed.
#pragma once

#include "plan/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class RatePass : private TablePass {
 public:
  explicit RatePass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_rates();

 private:
  struct Rate {
    generate::NumberSource source;
    core::Words words;
    std::string origin;
  };
  bool is_open(const NamedNumber& number) const;
  bool is_money(const NamedNumber& number) const;
  const NamedNumber* base_of(const NamedNumber& total, const core::Words& noun) const;
  bool derive_composition(const NamedNumber& total);
  bool derive_product(const NamedNumber& result);
  bool derive_cost_of_time(const NamedNumber& result, const core::Words& stem);
  bool derive_cost_of_units(const NamedNumber& result);
  template <typename Fits>
  std::optional<Rate> find_rate(AttrNumber except, Fits fits);
  bool derive_period(const NamedNumber& result);
  void spend_within(const NamedNumber& granted);
  void derive_instalment();
  void derive_price_per_unit();
  void order_amounts();
  void order_prices();

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
