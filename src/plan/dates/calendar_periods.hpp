// Tables of periods: school years, semesters, quarters, the months of a payroll. Their rows come one after
// the other back from now, and are called and numbered after their dates (list calendar_period.tsv). They get
// rules as if the user had set them.
#pragma once

#include <string_view>

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Adds the rules of a table whose rows are periods. Those of something else, of which each has its own, keep
// their dates and are only named after them. What the user says of a column stands.
void follow_periods(TablePlan& table, std::string_view locale, int32 as_of);

}  // namespace synthgen::plan
