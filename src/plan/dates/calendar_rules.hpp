// Rules of the plan's own for columns that the calendar tells: dates that count with the rows, and what
// follows from them.
#pragma once

#include <string>
#include <vector>

#include "plan/dates/calendar_parts.hpp"
#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Whether nothing else says what the column holds: no default, no rule.
bool is_free(const TablePlan& table, const pg::Column& column);

// The column holds what the part says of the date.
void follow_date(TablePlan& table, const pg::Column& column, const CalendarPart& part,
                 const pg::Column& date);

// The date of each row lies a step after that of the row before: so many days, or months. `first`: days since
// 2000-01-01.
void count_days(TablePlan& table, const pg::Column& date, std::int64_t first, std::int64_t days);
void count_months(TablePlan& table, const pg::Column& date, std::int64_t first, std::int64_t months);

// The dates of the first `count` rows of a column that counts.
std::vector<Datum> first_dates(const rules::ColumnRule& rule, int count);

// Takes back the rules that the columns' constraints, once they are known, do not admit.
void fit_calendar(TablePlan& table);

}  // namespace synthgen::plan
