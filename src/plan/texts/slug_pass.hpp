// Slugs and addresses that say what the row is called, and codes that are short for it.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class SlugPass : private TablePass {
 public:
  explicit SlugPass(TableDraft& draft) : TablePass(draft) {}

  void derive_slugs();
  void derive_codes();
  // Websites and addresses of what has a name that is not drawn together with them, as a brand's.
  void derive_sites();

 private:
  bool may_be_derived(const pg::Column& column, bool numbered) const;
  std::size_t longest(const pg::Column& column) const;
  AttrNumber title_column() const;
  bool is_code_of_row(const pg::Column& column) const;
};

}  // namespace synthgen::plan
