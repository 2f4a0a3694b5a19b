// Dates of rows that come at regular intervals: instalments of a loan, periods of a subscription, rents.
#pragma once

#include "plan/dates/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DateSchedule : private TablePass {
 public:
  explicit DateSchedule(TableDraft& draft) : TablePass(draft) {}

  // Has a date come so many intervals after what the row refers to began as the row has siblings before it.
  // Says whether it does.
  bool follow(const pg::Column& column, const DateRole* role);

 private:
  bool is_instalment() const;
  std::optional<int> steps_of(const pg::Column& column, const DateRole* role) const;
  AttrNumber interval_of(const TablePlan& parent) const;
};

}  // namespace synthgen::plan
