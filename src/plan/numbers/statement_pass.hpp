// Amounts of a row that make up one another: a run of amounts, with what they come to behind them, which may
// be the first of the next run (plan/numbers/statement_reading.hpp). What is added and let off is a part of
// what it goes with, and what is paid a part of what is due.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "plan/numbers/statement_reading.hpp"

namespace synthgen::plan {

class StatementPass : private StatementReading {
 public:
  explicit StatementPass(TableDraft& draft) : StatementReading(draft) {}

  void derive_statements();

 private:
  bool is_settled_result(const Amount& result, const std::vector<AmountTerm>& summands) const;
  bool may_follow(const Amount& result, const std::vector<AmountTerm>& summands) const;
  generate::NumberSource sum_of(const std::vector<AmountTerm>& summands);
  std::unique_ptr<generate::Node> fitting(AttrNumber column, generate::NumberSource number) const;
  bool has_rate_elsewhere(const Amount& part) const;
  bool is_free(const Amount& part);
  generate::NumberSource rate_of(const Amount& tax);
  static std::vector<AmountTerm> taxed(const std::vector<AmountTerm>& summands, std::size_t tax);
  void fit(const Amount& part, AttrNumber base, const std::vector<AmountTerm>& before,
           std::int64_t most_per_mille);
  void derive_paid(const Amount& paid, const std::vector<AmountTerm>& due);
  void derive_result(const Amount& result, const std::vector<AmountTerm>& summands);
  bool claim(const Amount& amount, ResultKind kind);
  void keep_parts_within();
  void note_row_amount();
};

}  // namespace synthgen::plan
