#include "postgres/plain_rows.hpp"

extern "C" {
#include "access/transam.h"
#include "access/xact.h"
#include "storage/procarray.h"
}

namespace synthgen::pg {

bool is_plain(HeapTupleHeader row, KnownTransaction* known) {
  std::uint16_t const bits = row->t_infomask;
  if ((bits & HEAP_XMAX_INVALID) == 0 && !HEAP_XMAX_IS_LOCKED_ONLY(bits)) return false;
  if (HeapTupleHeaderIsHotUpdated(row) || HeapTupleHeaderIsHeapOnly(row)) return false;
  if (HeapTupleHeaderXminCommitted(row)) return true;
  TransactionId const inserter = HeapTupleHeaderGetRawXmin(row);
  if (inserter == known->id) return true;
  if (HeapTupleHeaderXminInvalid(row)) return false;
  bool const counts = TransactionIdIsCurrentTransactionId(inserter) ||
                      (!TransactionIdIsInProgress(inserter) && TransactionIdDidCommit(inserter));
  if (counts) known->id = inserter;
  return counts;
}

}  // namespace synthgen::pg
