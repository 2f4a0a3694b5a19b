// Dates that stand for a month, whose first day they are: of a bill, of a meter's reading.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

// Whether a date stands for a month, as the conditions on it or its name say.
bool is_month(const TablePlan& table, const pg::Column& column);

class DateMonth : private TablePass {
 public:
  explicit DateMonth(TableDraft& draft) : TablePass(draft) {}

  // Puts such dates on the first days of their months, once all dates are in order.
  void begin_months(const std::vector<AttrNumber>& dates);
};

}  // namespace synthgen::plan
