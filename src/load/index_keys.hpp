// The keys of one B-tree over rows just written, with the places of the rows, in memory: taken as the rows
// come, handed over in the order of the index as far as it is known without asking the server. Whoever takes
// them must not rely on that order.
//
// Lives in a memory context of its own. Everything here may ereport.
#pragma once

#include <span>

#include "generate/arena.hpp"
#include "postgres/pg.hpp"

extern "C" {
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "storage/itemptr.h"
#include "utils/rel.h"
}

namespace synthgen::load {

class IndexKeys {
 public:
  // Null for an index whose entries are not simply columns of the row: another access method, expressions,
  // a predicate. About `expected_rows` are going to come; 0 if that is not known.
  static IndexKeys* create(Relation index, std::size_t expected_rows);

  Oid index() const noexcept { return index_; }

  // Keeps the keys of rows about to be written; false if one cannot be kept (a value too wide, or stored
  // elsewhere). The values may be gone afterwards.
  bool take(TupleTableSlot* const* slots, int count);

  // Keeps the places of the same rows, now that they are written.
  void take_places(TupleTableSlot* const* slots, int count) noexcept;

  // Keeps the keys of a row that is there already; false as for take().
  bool add(HeapTuple row, TupleDesc descriptor);

  // Memory in use.
  std::size_t bytes() const noexcept { return capacity_ * sizeof(Entry) + value_bytes_; }

  // Puts them in order; once all are there.
  void sort();

  // Calls visit(place, values, nulls), with the columns of the index, for the keys of each row, in order
  // after sort(); false as soon as it is.
  template <typename Visit>
  bool for_each(Visit const& visit) const;

  std::size_t count() const noexcept { return count_; }

  void destroy() { MemoryContextDelete(context_); }

  static constexpr int kWidestValue = 400;  // bytes

 private:
  // How values are put in order.
  enum class Order { kNone, kSigned, kUnsigned, kText, kUuid };
  struct Column {
    int attribute;  // of the relation, from 0
    Order order;
    Oid collation;
    int16 length;
    bool by_value;
    bool descending;
    bool nulls_first;
  };
  struct Cell {
    Datum value;
    bool null;
  };
  struct Entry {
    std::uint64_t rank;  // of the first column
    Datum value;         // or the address of the Cells, where there are several columns
    ItemPointerData place;
    bool null;
  };

  // Entries that ascend as they were taken.
  struct Run {
    std::size_t first;
    std::size_t end;
  };

  class RankBuckets;

  explicit IndexKeys(MemoryContext context) : context_(context), arena_(context) {}
  static Order order_of(Oid type);
  void add_column(Relation index, int number);
  bool copy(const Column& column, Datum value, Datum* kept);
  void make_room(std::size_t rows);
  template <typename CellOf>
  bool keep(CellOf const& cell_of);
  Cell cell(const Entry& entry, int column) const noexcept {
    if (column_count_ == 1) return {entry.value, entry.null};
    return reinterpret_cast<const Cell*>(DatumGetPointer(entry.value))[column];
  }
  static std::uint64_t rank(const Column& column, Cell cell) noexcept;
  static int compare(const Column& column, Cell a, Cell b) noexcept;
  int compare(const Entry& a, const Entry& b) const noexcept;
  bool server_agrees() const;
  void note_order();
  bool order_runs();
  void sort_entries(std::span<Entry> entries);
  void rank_texts();
  bool before(const Entry& a, const Entry& b) const noexcept;

  MemoryContext context_;
  generate::Arena arena_;
  Oid index_ = InvalidOid;
  int column_count_ = 0;
  int key_count_ = 0;  // columns that order; the rest are included ones
  Column* columns_ = nullptr;
  Entry* entries_ = nullptr;
  std::size_t count_ = 0;
  std::size_t placed_ = 0;
  std::size_t capacity_ = 0;
  std::size_t first_capacity_ = 0;
  std::size_t value_bytes_ = 0;
  // All entries, unless there were too many runs: what several processes wrote in turns comes in a few.
  static constexpr std::size_t kMostRuns = 4096;
  Run* runs_ = nullptr;
  std::size_t run_count_ = 0;
  bool sorted_ = false;
};

template <typename Visit>
bool IndexKeys::for_each(Visit const& visit) const {
  constexpr std::size_t kInterruptEvery = 1024;
  constexpr std::size_t kAhead = 8;  // values in order lie anywhere in memory
  bool const by_address = column_count_ > 1 || !columns_[0].by_value;
  Datum values[INDEX_MAX_KEYS];
  bool nulls[INDEX_MAX_KEYS];
  for (Run const& run : std::span(runs_, run_count_)) {
    for (std::size_t i = run.first; i < run.end; ++i) {
      if (i % kInterruptEvery == 0) CHECK_FOR_INTERRUPTS();
      if (by_address && i + kAhead < run.end) __builtin_prefetch(DatumGetPointer(entries_[i + kAhead].value));
      for (int number = 0; number < column_count_; ++number) {
        Cell const one = cell(entries_[i], number);
        values[number] = one.value;
        nulls[number] = one.null;
      }
      if (!visit(&entries_[i].place, values, nulls)) return false;
    }
  }
  return true;
}

}  // namespace synthgen::load
