// What is owed for being late follows from the dates.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class LateFeePass : private TablePass {
 public:
  explicit LateFeePass(TableDraft& draft) : TablePass(draft) {}

  void derive_late_fees();

 private:
  void derive_late_fee(const pg::Column& column);
};

}  // namespace synthgen::plan
