// The parts of a rule's document that have a form of their own: lists, distributions, calendars, locales.
#pragma once

#include "rules/document.hpp"
#include "rules/rule.hpp"

namespace synthgen::rules {

// ["a", "b"], [{"value": "a", "weight": 3}] or {"a": 3, "b": 1}.
std::vector<Value> read_values(const pg::Json& json, const Document& document);

// The keys of a distribution beside those of other kinds.
DistributionRule read_distribution(Document& document);

// The keys of a calendar.
TimesRule read_times(Document& document);

// {"with": "age", "coefficient": 0.7}, and perhaps the table that the other column is of.
CorrelationRule read_correlation(const pg::Json& json, const Document& document);

// "de_DE" or {"de_DE": 70, "fr_FR": 30}.
std::vector<std::pair<std::string, double>> read_locales(const pg::Json& json, const Document& document);

}  // namespace synthgen::rules
