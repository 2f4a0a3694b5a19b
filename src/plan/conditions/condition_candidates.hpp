// Values to try on a condition: all of a small domain, typical ones, constants that the condition
// mentions, and special ones that conditions tend to ask for.
#pragma once

#include "plan/conditions/value_domain.hpp"

namespace synthgen::plan {

// Every value of the domain, if it is a boolean, an enum, a list or a small interval of integers.
std::optional<std::vector<Datum>> all_values(const ValueDomain& domain, const pg::TypeRef& type);

// The values that some literals stand for, those left out that the type does not accept.
std::vector<Datum> read_literals(const std::vector<std::string>& literals, const pg::TypeRef& type);

// Values as generators without further knowledge draw them.
std::vector<Datum> typical_values(const ValueDomain& domain, const pg::TypeRef& type);

// The constants of the conditions, in the column's type.
std::vector<Datum> learned_values(const std::vector<Node*>& conditions, const pg::TypeRef& type);

// The texts that the conditions mention, also inside lists and queries.
std::vector<std::string> mentioned_texts(const std::vector<Node*>& conditions);

// Round numbers, first days of months, and for other types literals of many forms.
std::vector<Datum> special_values(const ValueDomain& domain, const pg::TypeRef& type);

// The day that stands for today, as DateADT has it: as the setting says, which a plan of other days changes
// for its time.
int32 reference_day();

// Numbers, dates and times.
bool is_ordered_scalar(const pg::TypeRef& type);

}  // namespace synthgen::plan
