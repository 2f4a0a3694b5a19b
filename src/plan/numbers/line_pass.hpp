// What so many come to at a price for each, found by the order of the columns: how many, the price of one and
// the amount stand together, whatever is counted.
#pragma once

#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class LinePass : private TablePass {
 public:
  explicit LinePass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_lines();

 private:
  using Place = std::size_t;  // of a number among those of the table

  bool is_open(const NamedNumber& number) const;
  bool is_price_of_one(const NamedNumber& number) const;
  bool is_count(const NamedNumber& number) const;
  static bool is_known_count(const NamedNumber& number);
  static bool shares_noun(const NamedNumber& count, const NamedNumber& price);
  bool is_amount(const NamedNumber& number, bool adjacent) const;
  const NamedNumber* count_near(Place price) const;
  const NamedNumber* amount_behind(Place price, const NamedNumber& count) const;
  const NamedNumber* discount_between(const NamedNumber& price, const NamedNumber& amount) const;
  void derive_line(const NamedNumber& amount, const NamedNumber& count, const NamedNumber& price);

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
