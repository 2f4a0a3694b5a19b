#include "load/index_writer.hpp"

#include <algorithm>
#include <functional>

#include "load/key_order.hpp"
#include "load/tuple_former.hpp"
#include "postgres/btree_writer.hpp"

extern "C" {
#include "commands/progress.h"
#include "pgstat.h"
}

namespace synthgen::load {

namespace {

constexpr int kMostColumns = KeyOrder::kMostColumns;
static_assert(kMostColumns * MAXALIGN(IndexKeys::kWidestValue) + sizeof(IndexTupleData) <=
              pg::BTreeWriter::kMostEntryBytes);

constexpr std::size_t kReportEvery = 16384;

// Compares keys as they come with the one before.
class Ascent {
 public:
  explicit Ascent(Relation index)
      : order_(index),
        key_columns_(IndexRelationGetNumberOfKeyAttributes(index)),
        admits_nulls_(index->rd_index->indisunique && !index->rd_index->indnullsnotdistinct) {}

  // Whether the key goes on in the order of the index: it is greater than the one before, or alike because of
  // nulls, which the index takes to be distinct, and its row comes later.
  bool goes_on(const ItemPointerData* place, const Datum* values, const bool* nulls) {
    int const order = first_ ? -1 : order_.compare(values_, nulls_, values, nulls);
    bool const later = order < 0 || (order == 0 && admits_nulls_ &&
                                     std::any_of(nulls, nulls + key_columns_, std::identity()) &&
                                     ItemPointerCompare(&place_, const_cast<ItemPointer>(place)) < 0);
    first_ = false;
    place_ = *place;
    std::copy_n(values, key_columns_, values_);
    std::copy_n(nulls, key_columns_, nulls_);
    return later;
  }

 private:
  KeyOrder order_;
  int key_columns_;
  bool admits_nulls_;
  bool first_ = true;
  Datum values_[kMostColumns];
  bool nulls_[kMostColumns];
  ItemPointerData place_;
};

// Forms the entries of an index, and writes them.
class EntryWriter {
 public:
  EntryWriter(Relation index, std::size_t count)
      : descriptor_(RelationGetDescr(index)),
        writer_(pg::BTreeWriter::create(index, count)),
        former_(TupleFormer::create(descriptor_)) {
    pgstat_progress_update_param(PROGRESS_CREATEIDX_TUPLES_TOTAL, static_cast<int64>(count));
  }

  void add(const ItemPointerData* place, const Datum* values, const bool* nulls) {
    bool const any_null = std::any_of(nulls, nulls + descriptor_->natts, std::identity());
    IndexTuple const entry = any_null ? form_with_nulls(values, nulls) : form(values, nulls);
    entry->t_tid = *place;
    writer_->add(entry);
    if (any_null) pfree(entry);
    if (++count_ % kReportEvery == 0)
      pgstat_progress_update_param(PROGRESS_CREATEIDX_TUPLES_DONE, static_cast<int64>(count_));
  }

  std::size_t count() const noexcept { return count_; }

  void finish() { writer_->finish(); }
  void discard() { writer_->discard(); }

 private:
  // What index_form_tuple makes of the same values, in memory that serves for one entry after the other.
  IndexTuple form(const Datum* values, const bool* nulls) {
    auto* const entry = reinterpret_cast<IndexTuple>(memory_);
    char* end = former_->fill(values, nulls, memory_ + sizeof(IndexTupleData));
    while (end != reinterpret_cast<char*>(MAXALIGN(end))) *end++ = 0;
    entry->t_info = static_cast<unsigned short>(end - memory_);
    if (former_->has_varying()) entry->t_info |= INDEX_VAR_MASK;
    return entry;
  }

  // The server's function writes to neither.
  IndexTuple form_with_nulls(const Datum* values, const bool* nulls) {
    return index_form_tuple(descriptor_, const_cast<Datum*>(values), const_cast<bool*>(nulls));
  }

  TupleDesc descriptor_;
  pg::BTreeWriter* writer_;
  const TupleFormer* former_;
  std::size_t count_ = 0;
  alignas(MAXIMUM_ALIGNOF) char memory_[pg::BTreeWriter::kMostEntryBytes];
};

}  // namespace

std::size_t write_index(Relation index, const IndexKeys& keys) {
  if (keys.count() == 0 || IndexRelationGetNumberOfAttributes(index) > kMostColumns) return 0;
  Ascent ascent(index);
  bool const ascend = keys.for_each([&](const ItemPointerData* place, const Datum* values,
                                        const bool* nulls) { return ascent.goes_on(place, values, nulls); });
  if (!ascend) return 0;
  EntryWriter writer(index, keys.count());
  (void)keys.for_each([&](const ItemPointerData* place, const Datum* values, const bool* nulls) {
    writer.add(place, values, nulls);
    return true;
  });
  writer.finish();
  return writer.count();
}

// Whether keys ascend within a page shows when they are read.
std::size_t write_index(Relation index, const PageOrder& pages) {
  Ascent ascent(index);
  EntryWriter writer(index, pages.rows());
  bool const all = pages.for_each([&](const ItemPointerData* place, const Datum* value, const bool* null) {
    if (!ascent.goes_on(place, value, null)) return false;
    writer.add(place, value, null);
    return true;
  });
  all ? writer.finish() : writer.discard();
  return all ? writer.count() : 0;
}

}  // namespace synthgen::load
