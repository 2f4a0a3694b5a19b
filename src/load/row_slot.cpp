#include "load/row_slot.hpp"

namespace synthgen::load {

namespace {

RowSlot* row_slot(TupleTableSlot* slot) noexcept {
  return reinterpret_cast<RowSlot*>(slot);
}

void init(TupleTableSlot* slot) {
  TTSOpsVirtual.init(slot);
  row_slot(slot)->tuple = nullptr;
}

void clear(TupleTableSlot* slot) {
  row_slot(slot)->tuple = nullptr;
  TTSOpsVirtual.clear(slot);
}

// A tuple that is formed depends on nothing else.
void materialize(TupleTableSlot* slot) {
  if (row_slot(slot)->tuple == nullptr) TTSOpsVirtual.materialize(slot);
}

HeapTuple get_heap_tuple(TupleTableSlot* slot) {
  if (row_slot(slot)->tuple == nullptr) elog(ERROR, "row has not been formed");
  return row_slot(slot)->tuple;
}

const TupleTableSlotOps* operations() {
  static TupleTableSlotOps const operations = [] {
    TupleTableSlotOps changed = TTSOpsVirtual;
    changed.base_slot_size = sizeof(RowSlot);
    changed.init = init;
    changed.clear = clear;
    changed.materialize = materialize;
    changed.get_heap_tuple = get_heap_tuple;
    return changed;
  }();
  return &operations;
}

}  // namespace

TupleTableSlot* RowSlot::create(TupleDesc descriptor) {
  return MakeSingleTupleTableSlot(descriptor, operations());
}

void RowSlot::form(TupleTableSlot* slot, const TupleFormer& former, generate::Arena& arena) {
  RowSlot* const row = row_slot(slot);
  bool const formed = former.form(slot->tts_values, slot->tts_isnull, arena, &row->own);
  row->tuple =
      formed ? &row->own : heap_form_tuple(slot->tts_tupleDescriptor, slot->tts_values, slot->tts_isnull);
}

}  // namespace synthgen::load
