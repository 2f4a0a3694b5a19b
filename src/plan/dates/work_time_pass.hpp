// Times of a day in their order, and the hours of work that lie between them.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class WorkTimePass : private TablePass {
 public:
  explicit WorkTimePass(TableDraft& draft) : TablePass(draft) {}

  void order_times();
  // Hours of work, where columns tell when it begins and ends.
  void derive_hours();

 private:
  AttrNumber length_in_minutes() const;
  void derive_worked_hours();
  void keep_hours_within_days();
};

}  // namespace synthgen::plan
