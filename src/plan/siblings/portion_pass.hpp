// Parts of a whole among the rows of one parent: shares of owners, weights of what a mark is made of.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

// Whether the rows of a table are what something is divided into, by its name.
bool divides(const pg::Table& table);

class PortionPass : private TablePass {
 public:
  explicit PortionPass(TableDraft& draft) : TablePass(draft) {}

  // Percentages of all rows of one parent add up to a hundred.
  void derive_portions();

 private:
  bool is_portion(const pg::Column& column) const;
  bool may_hold_parts(const pg::Column& column) const;
  int whole_key() const;
};

}  // namespace synthgen::plan
