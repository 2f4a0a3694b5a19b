// Builds the program of one table: decides for every key how its uniqueness comes about, for every foreign
// key how parents are picked, for every column what makes its values. Each decision is a pass over the draft,
// in a file of its own; their order is here.
#pragma once

#include "plan/table_draft.hpp"

namespace synthgen::plan {

class TableBuilder {
 public:
  TableBuilder(Plan& plan, TablePlan& target) : draft_(plan, target) {}

  // Decides everything that does not depend on row counts of other tables being final, and returns how
  // many rows the table can hold. Throws pg::Error.
  Capacity plan_keys();

  // Adds the nodes of all columns to the program. The table's rows are final.
  void build();

 private:
  void keep_draws();
  void note_draws();
  void derive();

  TableDraft draft_;
};

}  // namespace synthgen::plan
