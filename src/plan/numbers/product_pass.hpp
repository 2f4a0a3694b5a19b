// What some of a thing come to at so much for one: nights at a price per night, kilowatt hours at a tariff,
// the boxes of so many pallets. Where that product is all there is, what the row adds and lets off is
// reckoned with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generate/nodes/equation.hpp"
#include "plan/numbers/product_search.hpp"

namespace synthgen::plan {

class ProductPass : private ProductSearch {
 public:
  explicit ProductPass(TableDraft& draft) : ProductSearch(draft) {}

  void derive_products();

 private:
  struct Formula {
    std::vector<generate::EquationOperand> operands;
    std::vector<core::EquationStep> steps;
    std::string text;
  };

  void add_operand(Formula& formula, const Operand& operand, std::optional<core::Decimal> times = {},
                   std::optional<core::Decimal> by = {});
  void add_product(Formula& formula, const Product& product);
  void add_rest(Formula& formula, const Operand& total);
  void take_share(Formula& formula, const Operand& share);
  void fit_part(const Operand& part, generate::NumberSource whole);
  void derive(const std::vector<Product>& products);
};

}  // namespace synthgen::plan
