// The rows of a table that others may refer to: those that were there before, then those of this run.
// Children see them as one program over indexes 0 .. count()-1.
//
// Old rows are read once, in the order in which they were numbered, with only the columns that children
// need, and with what children need of the rows that they refer to themselves. At most kMaxStored of them are
// held; of a larger table every n-th row serves, so memory stays bounded.
// Where a trigger may change what we wrote, the new rows are read back like old ones.
#pragma once

#include "generate/batch.hpp"
#include "generate/references/row_set.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

class Population {
 public:
  static constexpr std::uint64_t kMaxStored = 1'000'000;

  // `program` computes the rows of this run, or is null if the table gets none. It must outlive this.
  Population(const pg::Table& table, Program* program);

  // A cell of the row that a foreign key of this table refers to, under a number beyond the table's columns.
  // The program of this run's rows has it under the same number. `column` may be such a number of `beyond`,
  // too.
  struct AncestorCell {
    AttrNumber number;
    std::size_t foreign_key;
    const Population* beyond;
    AttrNumber column;
    bool readable;  // of rows that were there before; else it is null in them
  };
  void add_ancestor_cell(const AncestorCell& cell) { ancestor_cells_.push_back(cell); }
  const AncestorCell* ancestor_cell(AttrNumber number) const noexcept;

  // Children will ask for this column, or for this cell of an ancestor. Call before load_stored().
  void require(AttrNumber number);
  bool is_required(AttrNumber number) const noexcept;
  // ... which may not be null: stored rows where it is are not theirs to refer to.
  void require_present(AttrNumber number);

  const pg::TypeRef& type(AttrNumber number) const;

  // Reads the rows that the table holds now (with the caller's rights), replacing what was read before.
  // `rows_in_table` tells about how many there are. Throws pg::ServerError.
  void load_stored(std::uint64_t rows_in_table);
  void set_stored_count(std::uint64_t count) { stored_count_ = count; }  // planned, before load_stored()
  void set_generated(const RowSet* rows) { generated_ = run_ = rows; }
  // From the next load_stored() on, the rows of this run are read like those that were there before.
  void read_back() { generated_ = nullptr; }

  std::uint64_t stored_count() const noexcept { return stored_count_; }
  std::uint64_t generated_count() const noexcept { return generated_ ? generated_->count() : 0; }
  std::uint64_t count() const noexcept { return stored_count() + generated_count(); }
  const RowSet* generated() const noexcept { return generated_; }
  // The index of a row of this run; where they were read back they are the last ones, as far as all are
  // there.
  std::uint64_t index_of(RowNumber row) const noexcept;
  Program* own_program() const noexcept { return own_; }
  const pg::Table& table() const noexcept { return table_; }

  // The program whose row numbers are indexes of this population.
  const Program& program() const;

  struct StoredColumn {
    AttrNumber number;
    Datum* data = nullptr;
    bool* nulls = nullptr;
    bool present = false;
  };
  const StoredColumn* stored(AttrNumber number) const noexcept;

  // The columns that children ask for.
  std::span<const StoredColumn> columns() const noexcept { return columns_; }

 private:
  void keep(HeapTuple tuple, TupleDesc descriptor);

  const pg::Table& table_;
  Program* own_;
  const RowSet* generated_ = nullptr;
  const RowSet* run_ = nullptr;  // the same, also when they were read back
  Program facade_;
  NodeId rows_node_;
  std::vector<StoredColumn> columns_;
  std::vector<AncestorCell> ancestor_cells_;
  std::uint64_t stored_count_ = 0;
  MemoryContext context_ = nullptr;
};

}  // namespace synthgen::generate
