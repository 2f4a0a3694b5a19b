// Amounts beside their rate: "retention_amount" beside "retention_percent" and "gross_amount".
#pragma once

#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class SharePass : private TablePass {
 public:
  explicit SharePass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_shares();

 private:
  bool is_whole(const NamedNumber& number) const;
  const NamedNumber* amount_of(const NamedNumber& rate, const core::Words& stem) const;
  const NamedNumber* whole_of(const NamedNumber& amount, const NamedNumber& rate, bool named) const;
  void derive_share(const NamedNumber& rate);
  void derive_concession(const NamedNumber& price);
  void derive_longer(const NamedNumber& longer);
  void derive_deposit(const NamedNumber& deposit);
  void derive_year(const NamedNumber& year);

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
