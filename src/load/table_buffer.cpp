#include "load/table_buffer.hpp"

#include <algorithm>
#include <new>

#include "load/row_slot.hpp"
#include "postgres/compat.hpp"

extern "C" {
#include "access/heaptoast.h"
#include "access/hio.h"
#include "executor/executor.h"
#include "storage/bufmgr.h"
}

namespace synthgen::load {

namespace {

// What a formed row takes of a page.
std::size_t page_bytes(TupleTableSlot* slot) noexcept {
  return MAXALIGN(RowSlot::tuple_of(slot)->t_len);
}

}  // namespace

TableBuffer* TableBuffer::create(ResultRelInfo* relation, const Options& options) {
  auto* buffer = new (palloc(sizeof(TableBuffer))) TableBuffer(relation);
  buffer->bulk_ = GetBulkInsertState();
  buffer->stay_in_memory();
  buffer->feed_ = options.feed;
  buffer->rows_to_come_ = options.expected_rows;
  Relation const table = relation->ri_RelationDesc;
  if (table->rd_tableam == GetHeapamTableAmRoutine() && !buffer->has_before_row_trigger())
    buffer->former_ = TupleFormer::create(RelationGetDescr(table));
  buffer->index_rows_ = relation->ri_NumIndices > 0;
  bool const begins_empty = !options.alone || RelationGetNumberOfBlocks(table) == 0;
  buffer->grows_ = buffer->former_ != nullptr && pg::heap_can_grow(table) && begins_empty && options.reserves;
  // A relation file of this transaction, or without pages, has no free space that the map could know of. And
  // rows then lie in the order of their numbers, in which they are read as parents of others.
  if (begins_empty || pg::compat::has_new_storage(table)) buffer->options_ |= TABLE_INSERT_SKIP_FSM;
  relation->ri_CopyMultiInsertBuffer = reinterpret_cast<struct CopyMultiInsertBuffer*>(buffer);
  return buffer;
}

// The ring of buffers that a bulk load goes round writes every page out, and the log before it, to leave the
// other buffers alone. A table of moderate size may stay: it is read again at once.
void TableBuffer::stay_in_memory() {
  FreeAccessStrategy(bulk_->strategy);
  bulk_->strategy = nullptr;
}

// Beyond the size up to which the server reads a table through all its buffers, too, goes round the ring.
void TableBuffer::limit_memory() {
  if (bulk_->strategy != nullptr || bulk_->current_buf == InvalidBuffer) return;
  if (BufferGetBlockNumber(bulk_->current_buf) <= static_cast<BlockNumber>(NBuffers) / 4) return;
  MemoryContext const caller = MemoryContextSwitchTo(GetMemoryChunkContext(this));
  bulk_->strategy = GetAccessStrategy(BAS_BULKWRITE);
  MemoryContextSwitchTo(caller);
}

TupleTableSlot* TableBuffer::create_slot() {
  Relation const table = relation_->ri_RelationDesc;
  return former_ != nullptr ? RowSlot::create(RelationGetDescr(table)) : table_slot_create(table, nullptr);
}

TupleTableSlot* TableBuffer::next_slot() {
  if (used_ == slot_count_) {
    MemoryContext const caller = MemoryContextSwitchTo(GetMemoryChunkContext(this));
    slots_[slot_count_++] = create_slot();
    MemoryContextSwitchTo(caller);
  }
  TupleTableSlot* slot = slots_[used_];
  slot->tts_tableOid = RelationGetRelid(relation_->ri_RelationDesc);
  return slot;
}

int TableBuffer::flush(EState* state, MemoryContext scratch, TransitionCaptureState* capture) {
  int const count = used_;
  if (count == 0) return 0;

  limit_memory();
  rows_to_come_ -= std::min(rows_to_come_, static_cast<std::uint64_t>(count));
  if (feed_ != nullptr) feed_->take(slots_, count);
  MemoryContext const caller = MemoryContextSwitchTo(scratch);
  for (int i = 0; former_ != nullptr && i < count; ++i) RowSlot::form(slots_[i], *former_, arena_);
  insert(count, state->es_output_cid);
  MemoryContextSwitchTo(caller);
  if (feed_ != nullptr) feed_->take_places(slots_, count);

  bool const has_triggers = relation_->ri_TrigDesc != nullptr || capture != nullptr;
  for (int i = 0; i < count; ++i) {
    if (index_rows_ || has_triggers) finish_row(state, slots_[i], capture);
    ExecClearTuple(slots_[i]);
  }
  arena_.reset();
  used_ = 0;
  return count;
}

// Without a page of its own the server would take the table's last one, which may be in another's reserve.
void TableBuffer::insert(int count, CommandId command) {
  bool const by_page = grows_ && lengths_are_final(count);
  if (grows_ && !by_page && bulk_->current_buf == InvalidBuffer) open_next_page();
  for (int first = 0; first < count;) {
    int const rows = by_page ? rows_for_page(first, count) : count - first;
    table_multi_insert(relation_->ri_RelationDesc, slots_ + first, rows, command, options_, bulk_);
    first += rows;
  }
}

// How long rows are whose wide values the server compresses or moves out of line is not known beforehand.
bool TableBuffer::lengths_are_final(int count) const noexcept {
  return std::all_of(slots_, slots_ + count, [](TupleTableSlot* slot) {
    return RowSlot::tuple_of(slot)->t_len <= TOAST_TUPLE_THRESHOLD;
  });
}

// How many rows from `first` on go to one page, which becomes the bulk insert's current one: that with room
// left, else the next. This is to save time: where rows do not fit, the server finds another page.
int TableBuffer::rows_for_page(int first, int count) {
  constexpr std::size_t kRoom = BLCKSZ - SizeOfPageHeaderData - sizeof(ItemIdData);
  Buffer const current = bulk_->current_buf;
  int const fitting =
      current == InvalidBuffer ? 0 : rows_within(PageGetHeapFreeSpace(BufferGetPage(current)), first, count);
  if (fitting > 0) return fitting;
  if (reserve_.next == reserve_.end)
    reserve_ = pg::grow_heap(relation_->ri_RelationDesc, pages_for(first, count));
  open_next_page();
  return std::max(1, rows_within(kRoom, first, count));
}

// Makes an empty page the bulk insert's current one: of the reserve, or where there is none a single new one.
void TableBuffer::open_next_page() {
  Relation const table = relation_->ri_RelationDesc;
  if (bulk_->current_buf != InvalidBuffer) ReleaseBuffer(bulk_->current_buf);
  bulk_->current_buf = InvalidBuffer;
  bulk_->current_buf = reserve_.next < reserve_.end
                           ? pg::open_new_page(table, reserve_.next++, bulk_->strategy)
                           : pg::add_page(table, bulk_->strategy);
}

int TableBuffer::rows_within(std::size_t room, int first, int count) const noexcept {
  std::size_t const kept =
      RelationGetTargetPageFreeSpace(relation_->ri_RelationDesc, HEAP_DEFAULT_FILLFACTOR);
  int row = first;
  for (std::size_t used = kept; row < count; ++row) {
    used += page_bytes(slots_[row]);
    if (used > room) break;
    used += sizeof(ItemIdData);
  }
  return row - first;
}

// Pages for the waiting rows from `first` on, and for some that will come after them: each growth asks the
// file system once. Rows to come are taken to be a little shorter, so that no page stays empty.
BlockNumber TableBuffer::pages_for(int first, int count) const noexcept {
  constexpr std::uint64_t kMostBatches = 8;
  std::size_t const kept =
      RelationGetTargetPageFreeSpace(relation_->ri_RelationDesc, HEAP_DEFAULT_FILLFACTOR);
  std::size_t bytes = 0;
  for (int row = first; row < count; ++row) bytes += page_bytes(slots_[row]) + sizeof(ItemIdData);
  auto const rows = static_cast<std::uint64_t>(count - first);
  std::uint64_t const to_come = std::min(rows_to_come_, kMostBatches * kCapacity);
  bytes += bytes * to_come / rows * 9 / 10;
  return static_cast<BlockNumber>(bytes / (BLCKSZ - SizeOfPageHeaderData - kept) + 1);
}

void TableBuffer::finish_row(EState* state, TupleTableSlot* slot, TransitionCaptureState* capture) {
  List* recheck = NIL;
  if (index_rows_) {
    ResetPerTupleExprContext(state);
    recheck = pg::compat::insert_index_tuples(relation_, slot, state);
  }
  ExecARInsertTriggers(state, relation_, slot, recheck, capture);
  list_free(recheck);
}

void TableBuffer::close() {
  relation_->ri_CopyMultiInsertBuffer = nullptr;
  for (int i = 0; i < slot_count_; ++i) ExecDropSingleTupleTableSlot(slots_[i]);
  FreeBulkInsertState(bulk_);
  table_finish_bulk_insert(relation_->ri_RelationDesc, options_);
  pfree(this);
}

}  // namespace synthgen::load
