// Reads one formula of data/equations.tsv: + - * / and parentheses, numbers, functions, and roles.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/equation.hpp"

namespace synthgen::core::detail {

// The roles that the list names, and what is put for %name in a pattern written in the formula itself.
using NamedPatterns = std::map<std::string, std::string, std::less<>>;

// A pattern with the words of sets in place of their names. Throws std::invalid_argument.
std::string with_sets(std::string_view pattern, const NamedPatterns& sets);

// Sets roles, steps, text and sums. Throws std::invalid_argument.
void parse_formula(std::string_view formula, const NamedPatterns& roles, const NamedPatterns& sets,
                   Equation& equation);

// Throws std::invalid_argument.
Decimal parse_decimal(std::string_view text);

}  // namespace synthgen::core::detail
