// Rows of what takes place on a day, such as a race, a donation or a flight, and what happens in the course
// of it: the dates of what belongs to it are of that day, but for what is done in the weeks before or the
// days after.
#pragma once

#include <optional>

#include "core/occasion.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// When something takes place: every row says so. The end is InvalidAttrNumber where nothing tells it.
struct Happening {
  AttrNumber begin;
  AttrNumber end;
};

// Nothing for tables of what lasts, or of what is only recorded.
std::optional<Happening> happening_of(const TablePlan& table);

// How many days after the beginning of an event a date of a row that belongs to it lies; nothing where it has
// nothing to do with it.
std::optional<core::DaysAfter> days_after_event(const TablePlan& event, const Happening& happening,
                                                const pg::Table& table, const pg::Column& column,
                                                const DateRole& role);

}  // namespace synthgen::plan
