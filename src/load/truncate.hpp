// Empties the tables of a run in mode 'replace'.
#pragma once

#include <span>

#include "postgres/schema.hpp"

namespace synthgen::load {

// Truncates all `tables` together and restarts the sequences that they own, by the server's TRUNCATE:
// with its privileges, triggers and locks (AccessExclusiveLock), undone by a rollback. Where no table has
// held a row yet, and no trigger wants to know, there is nothing to truncate. Foreign keys among the tables
// are no obstacle; a table outside that references one of them raises feature_not_supported, naming both.
// Children of plain inheritance keep their rows.
void truncate_tables(std::span<const pg::Table* const> tables);

}  // namespace synthgen::load
