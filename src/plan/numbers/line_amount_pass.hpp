// What a row comes to by what it counts: a line is quantity times price less its discount, a stay what its
// days cost. The price is the row's own or that of what it refers to.
#pragma once

#include "generate/nodes/amounts.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class LineAmountPass : private TablePass {
 public:
  explicit LineAmountPass(TableDraft& draft) : TablePass(draft) {}

  void derive_line(AttrNumber amount);
  void note_line();
  void derive_pay(AttrNumber amount);

 private:
  // How many of what price, and what the product is called.
  struct Factors {
    generate::NumberSource count, price;
    std::string formula;
  };
  generate::NumberSource ancestor_number(std::initializer_list<std::string_view> semantics,
                                         std::string& origin);
  AttrNumber discount_rate() const;
  std::optional<Factors> factors_of_line();
  std::optional<Factors> factors_of_days(AttrNumber price);
  std::unique_ptr<generate::Node> lessen(std::unique_ptr<generate::Node> product, AttrNumber discount,
                                         const pg::TypeRef& type);
};

}  // namespace synthgen::plan
