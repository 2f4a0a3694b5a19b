// Slugs that say what the row is called.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class SlugPass : private TablePass {
 public:
  explicit SlugPass(TableDraft& draft) : TablePass(draft) {}

  void derive_slugs();

 private:
  bool may_be_derived(const pg::Column& column, bool numbered) const;
  std::size_t longest(const pg::Column& column) const;
  AttrNumber title_column() const;
};

}  // namespace synthgen::plan
