// Keys that rules declare beside those of the catalog: what a rule calls unique, and references to other
// tables. They have neither index nor constraint, so the generators alone see to them.
#pragma once

#include "postgres/schema.hpp"
#include "rules/rule.hpp"

namespace synthgen::plan {

// Adds them to the description of the table. Throws pg::Error for a reference to what does not exist.
void add_ruled_keys(pg::Table& table, const rules::TableRules& rules);

}  // namespace synthgen::plan
