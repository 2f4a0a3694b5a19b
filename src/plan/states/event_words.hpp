// Of which event a column tells, by its name and its meaning.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "postgres/schema.hpp"

namespace synthgen::plan {

// The event that the words of a flag speak of, if they speak of nothing else: is_paid, email_verified.
std::string_view flag_event(std::span<const std::string> words);

// The event without which a column has nothing to say, by its name and meaning; empty if there is none.
std::string_view event_needed(const pg::Column& column, std::string_view semantic);

}  // namespace synthgen::plan
