// Reads the JSON document of a rule. The whole vocabulary is here; docs/generators.md describes it for users
// and docs/rule.schema.json for machines.
#pragma once

#include "postgres/json.hpp"
#include "rules/rule.hpp"

namespace synthgen::rules {

// Throws pg::Error (invalid_parameter_value) that names `subject`, as in `rule of column "orders.total"`, and
// for an unknown key or name the nearest known one. Says nothing yet of whether the rule fits its column.
ColumnRule parse_column_rule(const pg::Json& document, const std::string& subject);
TableRule parse_table_rule(const pg::Json& document, const std::string& subject);

// The meaning that `name` stands for: a whole name ("person.email") or what stands behind the point where
// that is clear ("email"). Throws as above.
std::string find_meaning(const std::string& name, const std::string& subject);

// All meanings that a rule may name, in order.
const std::vector<std::string>& known_meanings();

}  // namespace synthgen::rules
