#include "load/page_order.hpp"

#include <algorithm>
#include <new>

#include "load/key_order.hpp"
#include "load/user_functions.hpp"

extern "C" {
#include "access/heapam.h"
#include "catalog/pg_am_d.h"
}

namespace synthgen::load {

namespace {

bool is_simple(Relation index) {
  Form_pg_index const form = index->rd_index;
  return index->rd_rel->relam == BTREE_AM_OID && form->indnatts == 1 && form->indkey.values[0] > 0 &&
         TupleDescAttr(RelationGetDescr(index), 0)->attbyval && RelationGetIndexPredicate(index) == NIL &&
         !evaluates_user_function(index);
}

}  // namespace

PageOrder* PageOrder::create(Relation heap, Relation index) {
  if (heap->rd_tableam != GetHeapamTableAmRoutine() || !is_simple(index)) return nullptr;
  auto* order = new (palloc(sizeof(PageOrder))) PageOrder(heap, index->rd_index->indkey.values[0]);
  if (RelationGetNumberOfBlocks(heap) > static_cast<BlockNumber>(NBuffers) / 4)
    order->strategy_ = GetAccessStrategy(BAS_BULKREAD);
  return order->read_ranges() && order->put_in_order(index) ? order : nullptr;
}

bool PageOrder::read_ranges() {
  BlockNumber const blocks = RelationGetNumberOfBlocks(heap_);
  ranges_ = static_cast<KeyRange*>(
      MemoryContextAllocHuge(CurrentMemoryContext, sizeof(KeyRange) * std::max<std::size_t>(blocks, 1)));
  for (BlockNumber block = 0; block < blocks; ++block) {
    CHECK_FOR_INTERRUPTS();
    if (!add_range(block)) return false;
  }
  return range_count_ > 0;
}

bool PageOrder::add_range(BlockNumber block) {
  Buffer const buffer = ReadBufferExtended(heap_, MAIN_FORKNUM, block, RBM_NORMAL, strategy_);
  LockBuffer(buffer, BUFFER_LOCK_SHARE);
  Page const page = BufferGetPage(buffer);
  OffsetNumber const last = PageGetMaxOffsetNumber(page);
  bool told = true;
  auto const key_of = [&](OffsetNumber number) {
    ItemId const item = PageGetItemId(page, number);
    HeapTupleData row = {};
    bool is_null = !ItemIdIsNormal(item);
    if (!is_null) row.t_data = reinterpret_cast<HeapTupleHeader>(PageGetItem(page, item));
    Datum const key = is_null ? 0 : heap_getattr(&row, column_, RelationGetDescr(heap_), &is_null);
    told = told && !is_null;
    return key;
  };
  if (last >= FirstOffsetNumber) {
    ranges_[range_count_++] = {key_of(FirstOffsetNumber), key_of(last), block};
    rows_ += last;
  }
  UnlockReleaseBuffer(buffer);
  return told;
}

bool PageOrder::put_in_order(Relation index) {
  KeyOrder order(index);
  KeyRange* const end = ranges_ + range_count_;
  std::sort(ranges_, end,
            [&](const KeyRange& a, const KeyRange& b) { return order.is_less(a.first, b.first); });
  return std::adjacent_find(ranges_, end, [&](const KeyRange& a, const KeyRange& b) {
           return !order.is_less(a.last, b.first);
         }) == end;
}

bool PageOrder::read_page(BlockNumber block, pg::KnownTransaction* known, PageKeys* keys) const {
  keys->count = 0;
  return pg::read_plain_page(heap_, block, strategy_, known, [&](HeapTuple row) {
    bool is_null;
    keys->places[keys->count] = row->t_self;
    keys->values[keys->count++] = heap_getattr(row, column_, RelationGetDescr(heap_), &is_null);
    return !is_null;
  });
}

}  // namespace synthgen::load
