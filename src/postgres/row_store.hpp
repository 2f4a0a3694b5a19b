// Rows on their way from one statement to another: in memory up to work_mem, beyond that in a temporary file.
#pragma once

#include "postgres/guard.hpp"

extern "C" {
#include "executor/tuptable.h"
#include "utils/tuplestore.h"
}

namespace synthgen::pg {

struct RowColumn {
  std::string name;
  Oid type = InvalidOid;
  int32 modifier = -1;
  Oid collation = InvalidOid;
};

// Lives no longer than the subtransaction and the memory context in which it is made.
class RowStore {
 public:
  // Throws ServerError.
  explicit RowStore(std::span<const RowColumn> columns);
  ~RowStore();
  RowStore(const RowStore&) = delete;
  RowStore& operator=(const RowStore&) = delete;

  TupleDesc descriptor() const noexcept { return descriptor_; }
  Tuplestorestate* tuples() const noexcept { return tuples_; }
  int64 size() const noexcept { return tuplestore_tuple_count(tuples_); }

  // Adds a row, one value a column; copies it. Runs inside the caller's guard.
  void add(const Datum* values, const bool* nulls) {
    // The server reads them only, though its declaration does not say so.
    tuplestore_putvalues(tuples_, descriptor_, const_cast<Datum*>(values), const_cast<bool*>(nulls));
  }

  // Calls visit(values, nulls) once a row, in the order in which rows were added, inside one guard: `visit`
  // may ereport and keeps no object with a destructor. A row lives until the next one. Returning false ends
  // the scan.
  template <typename Visit>
  void scan(Visit&& visit) const {
    guard([&] {
      TupleTableSlot* const slot = MakeSingleTupleTableSlot(descriptor_, &TTSOpsMinimalTuple);
      tuplestore_rescan(tuples_);
      while (tuplestore_gettupleslot(tuples_, true, false, slot)) {
        CHECK_FOR_INTERRUPTS();
        slot_getallattrs(slot);
        if (!visit(static_cast<const Datum*>(slot->tts_values), static_cast<const bool*>(slot->tts_isnull)))
          break;
      }
      ExecDropSingleTupleTableSlot(slot);
    });
  }

 private:
  TupleDesc descriptor_ = nullptr;
  Tuplestorestate* tuples_ = nullptr;
};

}  // namespace synthgen::pg
