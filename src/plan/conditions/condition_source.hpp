// Where a table's row conditions come from: CHECK constraints, domains, partition bounds. All become
// expressions over the table's columns, with generated columns replaced by what they are computed from.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::plan {

struct Source {
  std::string name;                 // of the constraint
  Node* expression = nullptr;       // Vars with varno 1; what a row is checked against
  std::vector<AttrNumber> columns;  // that it mentions
  bool is_partition = false;        // a disjunction over the leaves of the partition tree
  bool only_computes = false;       // holds for every row of which it can be computed
};

// A CHECK that is a conjunction gives one source a conjunct.
std::vector<Source> row_conditions(const pg::Table& table);

}  // namespace synthgen::plan
