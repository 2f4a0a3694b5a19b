// Amounts of a row that make up one another, found by the order of its columns: a run of amounts, with what
// they come to behind them, which may be the first of the next run.
#pragma once

#include "plan/amount_roles.hpp"
#include "plan/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class StatementPass : private TablePass {
 public:
  explicit StatementPass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_statements();
  // The amount that a reckoning of the table begins with, which may be the sum of its lines;
  // InvalidAttrNumber if it begins with none.
  static AttrNumber base_of(const TablePlan& table);

 private:
  struct Amount {
    AttrNumber column = InvalidAttrNumber;
    core::Words words;
    AmountRole role = AmountRole::kUnknown;
  };
  struct Summand {
    const Amount* amount;
    bool minus;
  };

  static bool is_money(const TablePlan& table, const NamedNumber& number, AmountRole role);
  void find_amounts();
  ResultKind kind_of(const Amount& amount, bool last) const;
  std::vector<Summand> summands_of(const Amount& result, ResultKind kind) const;
  bool is_sum(const Amount& result, ResultKind kind, const std::vector<Summand>& summands) const;
  static bool is_main_charge(const std::vector<Summand>& summands);
  bool is_granted() const;
  bool is_settled_result(const Amount& result, const std::vector<Summand>& summands) const;
  bool may_follow(const Amount& result, const std::vector<Summand>& summands) const;
  generate::NumberSource sum_of(const std::vector<Summand>& summands);
  generate::NumberSource share_of(generate::NumberSource whole, generate::NumberSource rate,
                                  std::int64_t per_mille);
  std::unique_ptr<generate::Node> fitting(AttrNumber column, generate::NumberSource number) const;
  bool has_rate_elsewhere(const Amount& part) const;
  bool is_free(const Amount& part);
  static std::vector<Summand> taxed(const std::vector<Summand>& summands, std::size_t tax);
  void fit(const Amount& part, AttrNumber base, const std::vector<Summand>& before,
           std::int64_t most_per_mille);
  void derive_paid(const Amount& paid, const std::vector<Summand>& due);
  void derive_result(const Amount& result, const std::vector<Summand>& summands);
  bool claim(const Amount& amount, ResultKind kind);
  void keep_parts_within();
  void note_row_amount();

  std::vector<NamedNumber> numbers_;
  std::vector<Amount> amounts_;         // in the order of their columns
  std::vector<const Amount*> pending_;  // since the last result, and that result first
};

}  // namespace synthgen::plan
