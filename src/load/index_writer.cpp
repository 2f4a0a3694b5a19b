#include "load/index_writer.hpp"

#include <algorithm>

#include "load/tuple_former.hpp"
#include "postgres/btree_writer.hpp"
#include "postgres/compat.hpp"

extern "C" {
#include "commands/progress.h"
#include "pgstat.h"
#include "utils/sortsupport.h"
}

namespace synthgen::load {

namespace {

// As many columns of the greatest width as an entry has room for.
constexpr int kMostColumns = 4;
static_assert(kMostColumns * MAXALIGN(IndexKeys::kWidestValue) + sizeof(IndexTupleData) <=
              pg::BTreeWriter::kMostEntryBytes);

constexpr std::size_t kReportEvery = 16384;

// Compares keys as the index does.
class KeyOrder {
 public:
  explicit KeyOrder(Relation index) : count_(IndexRelationGetNumberOfKeyAttributes(index)) {
    for (int number = 0; number < count_; ++number) {
      SortSupport const column = &columns_[number];
      column->ssup_cxt = CurrentMemoryContext;
      column->ssup_collation = index->rd_indcollation[number];
      column->ssup_nulls_first = false;
      column->ssup_attno = static_cast<AttrNumber>(number + 1);
      column->abbreviate = false;
      pg::compat::prepare_index_order(index, (index->rd_indoption[number] & INDOPTION_DESC) != 0, column);
    }
  }

  bool is_less(const Datum* left, const Datum* right) {
    int order = 0;
    for (int number = 0; number < count_ && order == 0; ++number)
      order = ApplySortComparator(left[number], false, right[number], false, &columns_[number]);
    return order < 0;
  }

 private:
  int count_;
  SortSupportData columns_[kMostColumns] = {};
};

// Whether each key is greater than the one before, and none is null.
bool ascend(Relation index, const IndexKeys& keys) {
  KeyOrder order(index);
  auto const columns = static_cast<std::size_t>(IndexRelationGetNumberOfAttributes(index));
  auto const is_null = [](bool null) { return null; };
  Datum before[kMostColumns];
  bool first = true;
  return keys.for_each([&](ItemPointer, const Datum* values, const bool* nulls) {
    if (std::any_of(nulls, nulls + columns, is_null)) return false;
    if (!first && !order.is_less(before, values)) return false;
    std::copy_n(values, columns, before);
    first = false;
    return true;
  });
}

}  // namespace

bool write_index(Relation index, const IndexKeys& keys) {
  bool const unique = index->rd_index->indisunique;
  if (!unique || keys.count() == 0 || IndexRelationGetNumberOfAttributes(index) > kMostColumns ||
      !ascend(index, keys))
    return false;
  auto* const writer = pg::BTreeWriter::create(index, keys.count());
  const TupleFormer* const former = TupleFormer::create(RelationGetDescr(index));
  alignas(MAXIMUM_ALIGNOF) char memory[pg::BTreeWriter::kMostEntryBytes];
  auto* const entry = reinterpret_cast<IndexTuple>(memory);
  std::size_t done = 0;
  pgstat_progress_update_param(PROGRESS_CREATEIDX_TUPLES_TOTAL, static_cast<int64>(keys.count()));
  (void)keys.for_each([&](ItemPointer place, const Datum* values, const bool* nulls) {
    if (++done % kReportEvery == 0)
      pgstat_progress_update_param(PROGRESS_CREATEIDX_TUPLES_DONE, static_cast<int64>(done));
    char* end = former->fill(values, nulls, memory + sizeof(IndexTupleData));
    while (end != reinterpret_cast<char*>(MAXALIGN(end))) *end++ = 0;
    entry->t_tid = *place;
    entry->t_info = static_cast<unsigned short>(end - memory);
    if (former->has_varying()) entry->t_info |= INDEX_VAR_MASK;
    writer->add(entry);
    return true;
  });
  writer->finish();
  return true;
}

}  // namespace synthgen::load
