// Rows that differ by their year within what they belong to, as bills of a contract do: the years, and the
// dates of the row that lie in them.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DateYear : private TablePass {
 public:
  explicit DateYear(TableDraft& draft) : TablePass(draft) {}

  // The years of a column whose rows are numbered within a parent; null if it is no year.
  std::unique_ptr<generate::Node> years_within_parent(const pg::Column& column);
  // Moves the dates of the row into the year that such a column names.
  void move_dates();

 private:
  bool is_year(const pg::Column& column) const;
  void move(const pg::Column& column, const generate::DateBound& of, const pg::Column& year);
};

}  // namespace synthgen::plan
