// Cells that rows of other tables will ask for, kept as their own rows are generated: a child's date follows
// its parent's, which follows its parent's, and so on. Any cell can be computed again and comes out the same,
// so what is kept, and how much, decides nothing but time. Only values that are passed by value are kept.
//
// In a circle of tables cells are asked for before their rows are generated, by each table on the way anew.
// So those of short tables are awaited: at the first question they are computed for all rows.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "generate/values.hpp"

namespace synthgen::generate {

// A column to keep: which node computes it, and how its values are passed.
struct KeptColumn {
  NodeId node = kNoNode;
  AttrNumber attribute = 0;
  bool by_value = true;  // else of variable length
};

class CellMemory {
 public:
  // What keeping a column of so many rows takes at most.
  static std::uint64_t bytes(const KeptColumn& column, std::uint64_t rows) noexcept {
    return rows * (sizeof(Datum) + sizeof(State) + (column.by_value ? 0 : kBytesOfValue));
  }

  // From now on keeps `column` for up to `count` rows from `first` on.
  void keep(const KeptColumn& column, RowNumber first, std::uint64_t count);

  // From now on awaits `columns` for all of `rows`, which ascend.
  void await(std::vector<RowNumber> rows, const std::vector<KeptColumn>& columns);

  // The rows for which `node` is awaited, if nobody has begun to compute it for them: whoever asks does.
  // Empty otherwise.
  std::span<const RowNumber> begin(NodeId node) noexcept;

  // Takes the cells of all awaited rows.
  void finish(NodeId node, Values values) noexcept;

  // Whether a batch over `rows` is one over all awaited rows.
  bool is_whole(std::span<const RowNumber> rows) const noexcept { return rows.data() == awaited_.data(); }

  // Takes the cells of rows generated; rows ascend from call to call. columns[attribute number - 1].
  void store(std::span<const RowNumber> rows, std::span<const Values> columns);

  // Fills `out` with the cells of `node` at `rows`, if all are kept. Values of variable length stay here and
  // are valid until clear().
  bool recall(NodeId node, std::span<const RowNumber> rows, Values out) noexcept;

  void clear() noexcept;

  // What awaited cells hold may have become another: a node has learned something of other tables.
  static void doubt() noexcept { ++doubts_; }

 private:
  // Bytes for a value of variable length, on the average.
  static constexpr std::uint64_t kBytesOfValue = 24;

  enum class State : char { kValue, kNull, kUnknown };
  struct Column {
    KeptColumn kept;
    RowNumber first;
    std::vector<Datum> data;
    std::vector<State> states;
    std::vector<char> values;  // of variable length; never grows beyond its capacity, so they stay in place
    bool all_values = true;    // the states need not be looked at
    bool awaited = false;
    bool begun = false;  // somebody computes the awaited cells
  };
  static inline std::uint64_t doubts_ = 0;  // in the session, of all tables

  void heed_doubts() noexcept;
  static void append(Column& column, RowNumber row, Datum value, bool null);
  static std::optional<Datum> copy(std::vector<char>& values, Datum value);

  std::vector<Column> columns_;
  std::vector<RowNumber> awaited_;
  std::uint64_t heeded_ = 0;
};

}  // namespace synthgen::generate
