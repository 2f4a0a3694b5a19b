// Numbers that are the sum of others of their row, less some, as their names say.
#pragma once

#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/sum_names.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class SumPass : private TablePass {
 public:
  explicit SumPass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_sums();

 private:
  // The numbers that stand for the summands, null where there is none.
  using Found = std::vector<const NamedNumber*>;

  bool is_open(const NamedNumber& number) const;
  bool fits(const NamedNumber& result, const Sum& sum) const;
  Found find_summands(const NamedNumber& result, const Sum& sum) const;
  void keep_within(const NamedNumber& number, const NamedNumber& whole, std::int64_t per_mille);
  bool derive_sum(const NamedNumber& result, const Sum& sum);
  bool derive_product(const NamedNumber& result);

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
