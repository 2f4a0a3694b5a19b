// What a calendar says of a day, as SQL.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generate/choose.hpp"

namespace synthgen::plan {

// A part of a date that a column holds.
struct CalendarPart {
  std::vector<std::string> of;       // the words of the name that do not say which part it is: "order"
  std::string expression;            // of the date, where it stands as $
  std::optional<int64> least, most;  // of numbers
};

// The part of a date that a column is named after; nothing if there is none, or none that its type holds.
std::optional<CalendarPart> calendar_part(const pg::Column& column, std::string_view locale);

// The names of the months as an SQL array, counted from 1.
std::string month_names(std::string_view locale);

// Whether a number is a day as eight digits, such as 20250131, or is called so; `words` are those of the
// name.
bool numbers_days(const std::vector<std::string>& words);

}  // namespace synthgen::plan
