// What a rule says of positions and lengths, as numbers: numbers as they are, dates in days and timestamps in
// days and fractions since 2000-01-01.
#pragma once

#include "generate/rules/rule_generator.hpp"

namespace synthgen::generate {

// Types whose values are positions on a line: numbers, dates, timestamps.
bool is_measure(const pg::TypeRef& type);

// The position of a value of the column's type; infinite values are far away.
double position_of(const pg::TypeRef& type, Datum value);

// The position that a text in the rule stands for: a value of the type, or for dates a distance from "now"
// such as "-2 years" or "+10 days", or "now".
double read_position(const RuleRequest& request, const std::string& text);

// `low` and `high` narrowed by the bounds of the column's domain.
void narrow(const RuleRequest& request, std::optional<double>& low, std::optional<double>& high);

}  // namespace synthgen::generate
