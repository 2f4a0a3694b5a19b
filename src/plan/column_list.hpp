// What is asked of lists of columns: those of keys, of references, of conditions.
#pragma once

#include <algorithm>
#include <vector>

#include "postgres/schema.hpp"

namespace synthgen::plan {

inline bool contains(const std::vector<AttrNumber>& columns, AttrNumber column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

// Whether all of `subset` are among the columns.
inline bool includes(const std::vector<AttrNumber>& columns, const std::vector<AttrNumber>& subset) {
  return std::all_of(subset.begin(), subset.end(), [&](AttrNumber c) { return contains(columns, c); });
}

// Whether the column itself, not in an expression, takes part in a key of its table, or in a foreign key.
bool is_in_key(const pg::Table& table, AttrNumber column);
bool is_in_reference(const pg::Table& table, AttrNumber column);

// Whether a key that all rows are in consists of the column.
bool is_unique_alone(const pg::Table& table, AttrNumber column);

}  // namespace synthgen::plan
