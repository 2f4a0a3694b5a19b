// The day on which what a table holds comes to its end for good: nothing is done with it, or by it, from then
// on.
#pragma once

#include "plan/dates/date_roles.hpp"
#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// Whether what a table holds is there for years: people, places, contracts.
bool lasts_for_years(const pg::Table& table);

// Whether it is over after some weeks at most: stays, visits, trips.
bool lasts_for_weeks(const pg::Table& table);

// Whether a date ends what the table holds for good: employment, ownership, a life, the term of a contract.
bool is_last_day(const TablePlan& table, const pg::Column& column, const DateRole& role);

// The date of which a flag tells that all is over, where no word does: the only one that may be missing, and
// no label tells of it. InvalidAttrNumber if there is none.
AttrNumber last_day_by_flag(const TablePlan& table);

}  // namespace synthgen::plan
