// The names of categories that stand in a tree: phones under electronics, not books.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class SubcategoryPass : private TablePass {
 public:
  explicit SubcategoryPass(TableDraft& draft) : TablePass(draft) {}

  // Runs when the references are known, and before what follows from names.
  void derive_names();

 private:
  bool is_open(const pg::Column& name) const;
};

}  // namespace synthgen::plan
