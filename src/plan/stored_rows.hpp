// What a table holds before a run: how many rows, and how far its counting keys have come. Read by a scan
// of the table itself, which needs no privilege and is not subject to row security: it decides only where
// the numbering of new rows starts, never what they say.
#pragma once

#include <map>

#include "postgres/schema.hpp"

namespace synthgen::plan {

struct StoredRows {
  std::uint64_t count = 0;  // of the table's own, not of those that inherit from it
  // The row number from which start + row * increment is new in every counting column.
  std::uint64_t next_row = 0;
};

// A column whose values count with the rows.
struct CountingColumn {
  AttrNumber number = InvalidAttrNumber;
  std::int64_t start = 1;
  std::int64_t increment = 1;
  bool in_months = false;  // of dates
};

// Whether no row of the table's own is visible to the current snapshot.
bool is_empty(const pg::Table& table);

// Scans the table, partitions and inheritance children included. Cancelable.
StoredRows scan_stored_rows(const pg::Table& table, std::span<const CountingColumn> counting);

}  // namespace synthgen::plan
