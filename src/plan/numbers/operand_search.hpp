// What a formula may reckon with: the numbers and instants of a row, of the rows that it refers to, and of
// what those refer to.
#pragma once

#include <string>
#include <vector>

#include "core/equation.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

// A column as the row sees it.
struct Operand {
  enum class Place { kRow, kParent, kBeyond };  // beyond: of what a parent refers to
  Place place = Place::kRow;
  std::size_t key = 0;         // kParent, kBeyond: the foreign key that leads there
  std::size_t parent_key = 0;  // kBeyond: and the parent's
  const TablePlan* table = nullptr;
  AttrNumber column = InvalidAttrNumber;
  core::Words words;    // of its name
  core::Words telling;  // ... that tell what it is, those of its table left out

  const pg::Column& described() const { return table->table.column(column); }
  const std::string& semantic() const { return table->columns[column - 1].semantic; }
  // As a plan speaks of it.
  std::string name() const {
    return place == Place::kRow ? described().name : table->table.name + "." + described().name;
  }
};

class OperandSearch : protected TablePass {
 public:
  explicit OperandSearch(TableDraft& draft) : TablePass(draft) {}

  // Those of the row first, in the order of the columns.
  std::vector<Operand> find();
  // Whether a column is of the sort that a pattern asks for.
  static bool is_of_sort(const Operand& operand, core::NumberSort sort);
  static bool is_money(const Operand& operand);
  // Whether a column of the row may follow from others.
  bool is_open(const Operand& result) const;
  // The labels of a column of the row with how often a year each says; empty where one says nothing of that.
  std::vector<std::pair<Datum, std::int64_t>> times_a_year(AttrNumber column) const;
  // The cell of an operand; only of one that can be seen.
  bool can_see(const Operand& operand);
  generate::NodeId source_of(const Operand& operand);

 private:
  void add_columns(const TablePlan& table, Operand place, std::vector<Operand>& operands) const;
};

}  // namespace synthgen::plan
