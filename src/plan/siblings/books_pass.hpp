// Double-entry books: what the rows of one entry say on one side they say on the other.
#pragma once

#include "generate/nodes/siblings.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class BooksPass : private TablePass {
 public:
  explicit BooksPass(TableDraft& draft) : TablePass(draft) {}

  // Whether the rows are lines of entries that a foreign key refers to; as names have it.
  bool is_line_of(std::size_t key) const;
  void balance_entries();

 private:
  // The columns of a line: an amount on each side, or one amount and a label that says the side. 0 if it has
  // none.
  struct Line {
    AttrNumber debit = InvalidAttrNumber;
    AttrNumber credit = InvalidAttrNumber;
    AttrNumber amount = InvalidAttrNumber;
    AttrNumber side = InvalidAttrNumber;
  };
  std::optional<Line> line() const;
  bool is_named_line() const;
  bool may_be_said(AttrNumber column) const;
  bool tells_side(const pg::Column& column) const;
  void say(AttrNumber column, const generate::EntrySide& side, generate::EntryAmountNode::Says says);
  void say_side(AttrNumber column, const generate::EntrySide& side);
  void sum_up(std::size_t key, AttrNumber debit);
};

}  // namespace synthgen::plan
