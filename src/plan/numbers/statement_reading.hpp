// What the order of a row's amounts and their names say: which of them are summed up, what is added or taken
// off, and what is a result. An amount of which no word is known is a result where it is the last one,
// something was added or taken off before it, and it has room for it; anywhere else it is added.
#pragma once

#include <vector>

#include "plan/numbers/amount_roles.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

struct Amount {
  AttrNumber column = InvalidAttrNumber;
  core::Words words;
  AmountRole role = AmountRole::kUnknown;
};

struct AmountTerm {
  const Amount* amount;
  bool minus;
};

// One of several things that are charged, none of which is the main one.
bool is_charge(const core::Words& words);

// Whether an amount comes with another one: on top of it, or off it.
bool is_dependent(AmountRole role);

class StatementReading : protected TablePass {
 public:
  explicit StatementReading(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  // The amount that a reckoning of the table begins with, which may be the sum of its lines;
  // InvalidAttrNumber if it begins with none.
  static AttrNumber base_of(const TablePlan& table);

 protected:
  void find_amounts();
  ResultKind kind_of(const Amount& amount, bool last) const;
  std::vector<AmountTerm> summands_of(const Amount& result, ResultKind kind) const;
  bool is_sum(const Amount& result, ResultKind kind, const std::vector<AmountTerm>& summands) const;

  std::vector<NamedNumber> numbers_;
  std::vector<Amount> amounts_;         // in the order of their columns
  std::vector<const Amount*> pending_;  // since the last result, and that result first

 private:
  static bool is_money(const TablePlan& table, const NamedNumber& number, AmountRole role);
  static bool is_main_charge(const std::vector<AmountTerm>& summands);
  bool is_granted() const;
};

}  // namespace synthgen::plan
