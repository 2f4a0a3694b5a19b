// What some of a thing come to at so much for one: nights at a price per night, kilowatt hours at a tariff,
// the boxes of so many pallets. The unit that a rate's name tells is looked for among what the row, or what
// it refers to, measures or counts, or lasts from one instant to another one; names decide which of the row's
// amounts it is. Where that one is all there is, what the row adds and lets off is reckoned with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/unit_rate.hpp"
#include "generate/equation.hpp"
#include "plan/operand_search.hpp"

namespace synthgen::plan {

class ProductPass : private OperandSearch {
 public:
  explicit ProductPass(TableDraft& draft) : OperandSearch(draft) {}

  void derive_products();

 private:
  struct Rate {
    const Operand* operand = nullptr;
    core::UnitRate said;
    const core::Unit* unit = nullptr;  // of what it is for one of, where that is a measure
  };
  // How much or many there is of a rate's unit: a number, or a span of time.
  struct Measure {
    const Operand* number = nullptr;
    const Operand* from = nullptr;
    const Operand* to = nullptr;
    const core::Unit* unit = nullptr;  // of the number, where it is not the rate's
    core::Words words;                 // what its name says beside the unit
    int worth = 0;
  };
  struct Product {
    const Operand* result = nullptr;
    const Rate* rate = nullptr;
    Measure measure;
    int worth = 0;
  };
  struct Formula {
    std::vector<generate::EquationOperand> operands;
    std::vector<core::EquationStep> steps;
    std::string text;
  };

  void find_rates();
  bool is_offer(const TablePlan& table) const;
  std::vector<Measure> measures_of(const Rate& rate) const;
  std::optional<Measure> measure_by(const Rate& rate, const Operand& number) const;
  std::optional<Measure> span_for(const Rate& rate) const;
  std::optional<int> worth_of(const Operand& result, const Rate& rate, const Measure& measure) const;
  std::optional<int> worth_of_amount(const Operand& result, const Rate& rate, const Measure& measure) const;
  std::optional<int> worth_of_number(const Operand& result, const Rate& rate) const;
  bool has_base_before(const Operand& total) const;
  std::vector<Product> find_products();
  void add_operand(Formula& formula, const Operand& operand, std::optional<core::Decimal> times = {},
                   std::optional<core::Decimal> by = {});
  void add_product(Formula& formula, const Product& product);
  void add_rest(Formula& formula, const Operand& total);
  void derive(const std::vector<Product>& products);

  std::vector<Operand> operands_;
  std::vector<Rate> rates_;
};

}  // namespace synthgen::plan
