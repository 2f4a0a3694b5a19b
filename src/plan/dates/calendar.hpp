// Columns that say of a date in their row what the calendar says of it: the year and month of an order's
// date, and all that the table of dates of a data warehouse holds. They get rules as if the user had set
// them.
#pragma once

#include <string_view>

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Adds rules for the columns of the table that follow from one of its dates, and for the days of a table of
// dates, which come one after the other and end on the day `as_of`, unless `rows`, those of earlier runs
// included, are more than reach back two years. What the user says of a column stands.
void follow_calendar(TablePlan& table, std::string_view locale, int32 as_of, std::int64_t rows);

// The column that holds the day in a table of days that gets no rows; InvalidAttrNumber if it is none.
AttrNumber day_told_by_parts(const TablePlan& table, std::string_view locale);

}  // namespace synthgen::plan
