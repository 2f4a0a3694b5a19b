// Which amount of a row is what some of a thing come to at so much for one: names decide, and a result has
// one formula.
#pragma once

#include <optional>
#include <vector>

#include "plan/numbers/rate_search.hpp"

namespace synthgen::plan {

struct Product {
  const Operand* result = nullptr;
  const Rate* rate = nullptr;
  Measure measure;
  int worth = 0;
};

class ProductSearch : protected RateSearch {
 public:
  explicit ProductSearch(TableDraft& draft) : RateSearch(draft) {}

 protected:
  // By result, in the order of the columns; several of one result add up.
  std::vector<std::vector<Product>> find_products();

 private:
  std::vector<Product> all_products();
  std::vector<Product> choose_products();
  static bool agree_in_kind(const Operand& result, const Rate& rate, const Measure& measure, bool bare);
  bool may_be_priced(const Operand& result, const Rate& rate, const Measure& measure) const;
  std::optional<int> worth_of(const Operand& result, const Rate& rate, const Measure& measure) const;
  std::optional<int> worth_of_amount(const Operand& result, const Rate& rate, const Measure& measure) const;
  std::optional<int> worth_of_number(const Operand& result, const Rate& rate) const;
  bool has_base_before(const Operand& total) const;
  bool is_priced_by_piece() const;
};

}  // namespace synthgen::plan
