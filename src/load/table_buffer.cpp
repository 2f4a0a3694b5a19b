#include "load/table_buffer.hpp"

#include <new>

#include "postgres/compat.hpp"

extern "C" {
#include "executor/executor.h"
}

namespace synthgen::load {

TableBuffer* TableBuffer::create(ResultRelInfo* relation, bool index_rows) {
  auto* buffer = new (palloc(sizeof(TableBuffer))) TableBuffer(relation);
  buffer->bulk_ = GetBulkInsertState();
  buffer->index_rows_ = index_rows && relation->ri_NumIndices > 0;
  // A relation file of this transaction has no free space that the map could know of.
  if (pg::compat::has_new_storage(relation->ri_RelationDesc)) buffer->options_ |= TABLE_INSERT_SKIP_FSM;
  relation->ri_CopyMultiInsertBuffer = reinterpret_cast<struct CopyMultiInsertBuffer*>(buffer);
  return buffer;
}

TupleTableSlot* TableBuffer::next_slot() {
  if (used_ == slot_count_) {
    MemoryContext const caller = MemoryContextSwitchTo(GetMemoryChunkContext(this));
    slots_[slot_count_++] = table_slot_create(relation_->ri_RelationDesc, nullptr);
    MemoryContextSwitchTo(caller);
  }
  TupleTableSlot* slot = slots_[used_];
  slot->tts_tableOid = RelationGetRelid(relation_->ri_RelationDesc);
  return slot;
}

int TableBuffer::flush(EState* state, MemoryContext scratch, TransitionCaptureState* capture) {
  int const count = used_;
  if (count == 0) return 0;

  MemoryContext const caller = MemoryContextSwitchTo(scratch);
  table_multi_insert(relation_->ri_RelationDesc, slots_, count, state->es_output_cid, options_, bulk_);
  MemoryContextSwitchTo(caller);

  bool const has_triggers = relation_->ri_TrigDesc != nullptr || capture != nullptr;
  for (int i = 0; i < count; ++i) {
    if (index_rows_ || has_triggers) finish_row(state, slots_[i], capture);
    ExecClearTuple(slots_[i]);
  }
  used_ = 0;
  return count;
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
