// How many values a number needs that takes part in a composite key: as many as make the key unique together
// with the other columns, and not the millions that its type has, so that shelves and floors read as such.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

// Whether a column numbers what belongs to one thing: lines, tracks, sections.
bool counts_siblings(const pg::Column& column);

class KeyRoom : private TablePass {
 public:
  explicit KeyRoom(TableDraft& draft) : TablePass(draft) {}

  // 0 where the column may need all values of its type.
  std::uint64_t of(AttrNumber column);

 private:
  bool is_open_number(AttrNumber column) const;
  bool is_in_a_condition(AttrNumber column) const;
  const pg::Key* only_key_of(AttrNumber column) const;
};

}  // namespace synthgen::plan
