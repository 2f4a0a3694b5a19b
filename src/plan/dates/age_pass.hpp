// Labels that speak of an age fit that of the person in the row, or of the one whom the row refers to.
#pragma once

#include "generate/texts/age_label.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class AgePass : private TablePass {
 public:
  explicit AgePass(TableDraft& draft) : TablePass(draft) {}

  // Runs when the dates are in order.
  void fit_labels();

 private:
  static bool holds_staff(const TablePlan& table);
  std::optional<generate::DateBound> birth();
  std::vector<generate::AgeLabel> labels_of(const pg::Column& column) const;
};

}  // namespace synthgen::plan
