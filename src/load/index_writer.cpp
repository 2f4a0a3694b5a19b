#include "load/index_writer.hpp"

#include <algorithm>

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

// Forms the entries of an index, and writes them.
class EntryWriter {
 public:
  EntryWriter(Relation index, std::size_t count)
      : writer_(pg::BTreeWriter::create(index, count)),
        former_(TupleFormer::create(RelationGetDescr(index))) {
    pgstat_progress_update_param(PROGRESS_CREATEIDX_TUPLES_TOTAL, static_cast<int64>(count));
  }

  void add(const ItemPointerData* place, const Datum* values, const bool* nulls) {
    auto* const entry = reinterpret_cast<IndexTuple>(memory_);
    char* end = former_->fill(values, nulls, memory_ + sizeof(IndexTupleData));
    while (end != reinterpret_cast<char*>(MAXALIGN(end))) *end++ = 0;
    entry->t_tid = *place;
    entry->t_info = static_cast<unsigned short>(end - memory_);
    if (former_->has_varying()) entry->t_info |= INDEX_VAR_MASK;
    writer_->add(entry);
    if (++count_ % kReportEvery == 0)
      pgstat_progress_update_param(PROGRESS_CREATEIDX_TUPLES_DONE, static_cast<int64>(count_));
  }

  std::size_t count() const noexcept { return count_; }

  void finish() { writer_->finish(); }
  void discard() { writer_->discard(); }

 private:
  pg::BTreeWriter* writer_;
  const TupleFormer* former_;
  std::size_t count_ = 0;
  alignas(MAXIMUM_ALIGNOF) char memory_[pg::BTreeWriter::kMostEntryBytes];
};

}  // namespace

std::size_t write_index(Relation index, const IndexKeys& keys) {
  bool const unique = index->rd_index->indisunique;
  if (!unique || keys.count() == 0 || IndexRelationGetNumberOfAttributes(index) > kMostColumns ||
      !ascend(index, keys))
    return 0;
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
  if (!index->rd_index->indisunique) return 0;
  KeyOrder order(index);
  EntryWriter writer(index, pages.rows());
  Datum before = 0;
  bool first = true;
  bool const all = pages.for_each([&](const ItemPointerData* place, const Datum* value, const bool* null) {
    if (!first && !order.is_less(&before, value)) return false;
    first = false;
    before = *value;
    writer.add(place, value, null);
    return true;
  });
  all ? writer.finish() : writer.discard();
  return all ? writer.count() : 0;
}

}  // namespace synthgen::load
