// What names and types say of amounts of money. Knows no plan.
#pragma once

#include <string_view>

#include "core/words.hpp"
#include "postgres/schema.hpp"

namespace synthgen::plan {

// Digits before the point that a line needs.
inline constexpr int kAmountDigits = 5;

// Whether a column has room for computed amounts: at least so many digits before the point.
bool has_room(const pg::TypeRef& type, int digits);

bool is_percentage(const pg::Column& column);

// Whether a number counts hundredths of a unit of money: cents, pence.
bool is_in_cents(const pg::Column& column);

// The words of a name that tell one amount of a row from others: "labor" of labor_total.
core::Words telling_words(std::string_view name);

// Whether the rows of a table pay for what others charge.
bool settles(const pg::Table& table);

// Whether the rows of a table are bought together as one of the other's: the tickets of a booking.
bool is_bought_with(const pg::Table& part, const pg::Table& whole);

// Whether the rows of a table give back some of what others cost.
bool gives_back(const pg::Table& table);

}  // namespace synthgen::plan
