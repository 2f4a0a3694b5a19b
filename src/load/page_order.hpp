// The pages of a heap in the order of an index, where the keys of each page lie between those of two others:
// so come rows whose keys count up, whoever wrote which of them. Read in that order they need be neither kept
// nor sorted, so an index of any size is built in the memory of a page.
//
// Lives in a memory context and owns nothing else. Everything here may ereport.
#pragma once

#include "postgres/plain_rows.hpp"

namespace synthgen::load {

class PageOrder {
 public:
  // Looks at the first and the last row of each page of `heap`, which a lock keeps as it is. Null if pages
  // overlap, or if `index` is none over a single column of a type that is passed by value. Allocates in the
  // current memory context.
  static PageOrder* create(Relation heap, Relation index);

  // How many rows there are at most.
  std::size_t rows() const noexcept { return rows_; }

  // Calls visit(place, values, nulls), with the columns of the index, for each row; false as soon as it is,
  // or where a row is not one that a load leaves behind.
  template <typename Visit>
  bool for_each(Visit const& visit) const;

 private:
  struct KeyRange {
    Datum first;
    Datum last;
    BlockNumber block;
  };

  // The keys of one page.
  struct PageKeys {
    int count = 0;
    Datum values[MaxHeapTuplesPerPage];
    ItemPointerData places[MaxHeapTuplesPerPage];
  };

  PageOrder(Relation heap, AttrNumber column) : heap_(heap), column_(column) {}
  bool read_ranges();
  bool add_range(BlockNumber block);
  bool put_in_order(Relation index);
  bool read_page(BlockNumber block, pg::KnownTransaction* known, PageKeys* keys) const;

  Relation heap_;
  AttrNumber column_;
  BufferAccessStrategy strategy_ = nullptr;
  KeyRange* ranges_ = nullptr;
  std::size_t range_count_ = 0;
  std::size_t rows_ = 0;
};

template <typename Visit>
bool PageOrder::for_each(Visit const& visit) const {
  pg::KnownTransaction known;
  PageKeys keys;
  bool const is_null = false;
  for (std::size_t i = 0; i < range_count_; ++i) {
    CHECK_FOR_INTERRUPTS();
    if (!read_page(ranges_[i].block, &known, &keys)) return false;
    for (int row = 0; row < keys.count; ++row)
      if (!visit(&keys.places[row], &keys.values[row], &is_null)) return false;
  }
  return true;
}

}  // namespace synthgen::load
