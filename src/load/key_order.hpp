// Compares keys as a B-tree does, by the operator classes of its columns.
//
// Owns nothing but memory of the context that it was made in. Everything here may ereport.
#pragma once

#include "postgres/compat.hpp"

extern "C" {
#include "access/nbtree.h"
#include "utils/sortsupport.h"
}

namespace synthgen::load {

class KeyOrder {
 public:
  static constexpr int kMostColumns = 4;

  // For an index of as many columns at most.
  explicit KeyOrder(Relation index) : count_(IndexRelationGetNumberOfKeyAttributes(index)) {
    for (int number = 0; number < count_; ++number) {
      SortSupport const column = &columns_[number];
      column->ssup_cxt = CurrentMemoryContext;
      column->ssup_collation = index->rd_indcollation[number];
      column->ssup_nulls_first = (index->rd_indoption[number] & INDOPTION_NULLS_FIRST) != 0;
      column->ssup_attno = static_cast<AttrNumber>(number + 1);
      column->abbreviate = false;
      pg::compat::prepare_index_order(index, (index->rd_indoption[number] & INDOPTION_DESC) != 0, column);
    }
  }

  // Below zero if `left` comes before `right`, zero if they are alike; nulls are alike, too.
  int compare(const Datum* left, const bool* left_nulls, const Datum* right, const bool* right_nulls) {
    int order = 0;
    for (int number = 0; number < count_ && order == 0; ++number)
      order = ApplySortComparator(left[number], left_nulls[number], right[number], right_nulls[number],
                                  &columns_[number]);
    return order;
  }

  // The same of a single column without nulls.
  bool is_less(Datum left, Datum right) {
    return ApplySortComparator(left, false, right, false, &columns_[0]) < 0;
  }

 private:
  int count_;
  SortSupportData columns_[kMostColumns] = {};
};

}  // namespace synthgen::load
