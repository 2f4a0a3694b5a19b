// The part of a report that describes what one table holds now.
#pragma once

#include "core/json_writer.hpp"
#include "report/table_facts.hpp"

namespace synthgen::report {

// Adds the members columns, keys, foreign_keys, checks and not_null to the object that is open, counted by
// queries under the caller's rights. Returns whether no violation was found. Throws ServerError.
bool describe_table(const TableFacts& facts, core::JsonWriter& json);

}  // namespace synthgen::report
