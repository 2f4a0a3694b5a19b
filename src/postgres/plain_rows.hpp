// The rows of a heap, read page by page without a snapshot, where there is nothing to decide: rows that were
// inserted by transactions that are committed, or by this one, and have not been touched since, as a bulk
// load leaves them. The server's scans ask about each row anew, and for index builds lock its page twice.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "access/htup_details.h"
#include "storage/bufmgr.h"
#include "storage/bufpage.h"
#include "utils/rel.h"
}

namespace synthgen::pg {

// The last transaction that was found to count.
struct KnownTransaction {
  TransactionId id = InvalidTransactionId;
};

// Whether everybody who looks from now on sees the row, whose page is locked. May ereport.
bool is_plain(HeapTupleHeader row, KnownTransaction* known);

// Calls visit(tuple) for each row of a page of `heap`, a relation of the heap access method on which the
// caller holds a lock that keeps writers out. False when it meets a row that is not plain, or when visit()
// returns false. May ereport.
template <typename Visit>
bool read_plain_page(Relation heap, BlockNumber block, BufferAccessStrategy strategy, KnownTransaction* known,
                     Visit const& visit) {
  Buffer const buffer = ReadBufferExtended(heap, MAIN_FORKNUM, block, RBM_NORMAL, strategy);
  LockBuffer(buffer, BUFFER_LOCK_SHARE);
  Page const page = BufferGetPage(buffer);
  OffsetNumber const rows = PageGetMaxOffsetNumber(page);
  bool go_on = true;
  for (OffsetNumber number = FirstOffsetNumber; go_on && number <= rows; ++number) {
    ItemId const item = PageGetItemId(page, number);
    if (!ItemIdIsUsed(item) || ItemIdIsDead(item)) continue;
    HeapTupleData tuple;
    tuple.t_len = ItemIdGetLength(item);
    tuple.t_tableOid = RelationGetRelid(heap);
    tuple.t_data = reinterpret_cast<HeapTupleHeader>(PageGetItem(page, item));
    ItemPointerSet(&tuple.t_self, block, number);
    go_on = ItemIdIsNormal(item) && is_plain(tuple.t_data, known) && visit(&tuple);
  }
  UnlockReleaseBuffer(buffer);
  return go_on;
}

// The same for all pages.
template <typename Visit>
bool read_plain_rows(Relation heap, Visit const& visit) {
  BlockNumber const blocks = RelationGetNumberOfBlocks(heap);
  bool const large = blocks > static_cast<BlockNumber>(NBuffers) / 4;
  BufferAccessStrategy const strategy = large ? GetAccessStrategy(BAS_BULKREAD) : nullptr;
  KnownTransaction known;
  bool go_on = true;
  for (BlockNumber block = 0; go_on && block < blocks; ++block) {
    CHECK_FOR_INTERRUPTS();
    go_on = read_plain_page(heap, block, strategy, &known, visit);
  }
  if (strategy != nullptr) FreeAccessStrategy(strategy);
  return go_on;
}

}  // namespace synthgen::pg
