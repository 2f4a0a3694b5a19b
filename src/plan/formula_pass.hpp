// Numbers that their names tie to others of the row: a difference, a total, a rate.
#pragma once

#include "plan/number_pass.hpp"

namespace synthgen::plan {

class FormulaPass : private NumberPass {
 public:
  explicit FormulaPass(TableDraft& draft) : NumberPass(draft) {}

  void derive_formulas();

 private:
  generate::NumberSource rate_of(std::string_view what);
  bool derive_share(const Number& result);
  bool derive_difference(const Number& result);
  bool derive_net(const Number& result);
  bool derive_total(const Number& result);
  bool derive_games(const Number& result);
  bool derive_ratio(const Number& result);
  bool derive_expectation(const Number& result);
  void derive_body_mass(const Number& result);
  void keep_close(const Number& number, const Number& other);
  void order_funnel();
  void keep_at_least(const Number& number, const Number& least);
};

}  // namespace synthgen::plan
