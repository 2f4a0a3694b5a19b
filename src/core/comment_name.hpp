// A comment as the name of what its column holds: "e-mail address of the customer" is a customer's e-mail
// address, "in grams" a unit.
#pragma once

#include <string>
#include <string_view>

#include "core/words.hpp"

namespace synthgen::core {

// The comment's first clause as the name of a column; empty if it is too long for one.
std::string name_in_comment(std::string_view comment);

// The first of `units`, which are in the singular, that a comment says something is counted in; empty if it
// says none.
std::string unit_in_comment(std::string_view comment, const Words& units);

}  // namespace synthgen::core
