// Cells that rows of other tables will ask for, kept as their own rows are generated: a child's date follows
// its parent's, which follows its parent's, and so on. Any cell can be computed again and comes out the same,
// so what is kept, and how much, decides nothing but time. Only values that are passed by value are kept.
#pragma once

#include <vector>

#include "generate/values.hpp"

namespace synthgen::generate {

class CellMemory {
 public:
  // What keeping a column of so many rows takes.
  static std::uint64_t bytes(std::uint64_t rows) noexcept { return rows * (sizeof(Datum) + sizeof(bool)); }

  // From now on keeps `attribute`, which `node` computes, for up to `count` rows from `first` on.
  void keep(NodeId node, AttrNumber attribute, RowNumber first, std::uint64_t count);

  // Takes the cells of rows generated; rows ascend from call to call. columns[attribute number - 1].
  void store(std::span<const RowNumber> rows, std::span<const Values> columns);

  // Fills `out` with the cells of `node` at `rows`, if all are kept.
  bool recall(NodeId node, std::span<const RowNumber> rows, Values out) const noexcept;

  void clear() noexcept { columns_.clear(); }

 private:
  struct Column {
    NodeId node;
    AttrNumber attribute;
    RowNumber first;
    std::vector<Datum> data;
    std::vector<char> nulls;
    bool has_nulls = false;  // else the nulls need not be looked at
  };
  std::vector<Column> columns_;
};

}  // namespace synthgen::generate
