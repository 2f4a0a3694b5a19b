// Slots for rows that are about to be written: values as in a virtual slot, and the tuple that
// table_multi_insert will ask for, formed beforehand in memory that is the caller's. The server's own slots
// would allocate, form and free each tuple by itself.
//
// For tables of the heap whose rows no BEFORE trigger looks at.
#pragma once

#include "load/tuple_former.hpp"
#include "postgres/pg.hpp"

extern "C" {
#include "executor/tuptable.h"
}

namespace synthgen::load {

struct RowSlot {
  VirtualTupleTableSlot base;
  HeapTuple tuple;  // null until formed
  HeapTupleData own;

  // A slot of the current memory context.
  static TupleTableSlot* create(TupleDesc descriptor);

  // Forms the tuple of what `slot`, which create() made, holds: in `arena`, or, where the server must help,
  // in the current memory context. Both must last until the slot is cleared.
  static void form(TupleTableSlot* slot, const TupleFormer& former, generate::Arena& arena);

  // The tuple that was formed.
  static HeapTuple tuple_of(TupleTableSlot* slot) noexcept { return reinterpret_cast<RowSlot*>(slot)->tuple; }
};

}  // namespace synthgen::load
