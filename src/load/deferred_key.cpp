#include "load/deferred_key.hpp"

#include "postgres/compat.hpp"

extern "C" {
#include "access/genam.h"
#include "access/tableam.h"
#include "catalog/index.h"
#include "executor/executor.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
}

namespace synthgen::load {

namespace {

// Compares each column of the key for equality; false if a null keeps the row apart from all others.
bool make_scan_keys(Relation index, IndexInfo* info, const Datum* values, const bool* nulls, ScanKey keys) {
  for (int i = 0; i < info->ii_NumIndexKeyAttrs; ++i) {
    if (nulls[i] && !info->ii_NullsNotDistinct) return false;
    int const flags = nulls[i] ? SK_ISNULL | SK_SEARCHNULL : 0;
    ScanKeyEntryInitialize(&keys[i], flags, static_cast<AttrNumber>(i + 1), info->ii_UniqueStrats[i],
                           InvalidOid, index->rd_indcollation[i],
                           nulls[i] ? InvalidOid : info->ii_UniqueProcs[i], values[i]);
  }
  return true;
}

}  // namespace

bool holds_key(ResultRelInfo* relation, int index, TupleTableSlot* slot, EState* executor) {
  Relation const key_index = relation->ri_IndexRelationDescs[index];
  IndexInfo* const info = relation->ri_IndexRelationInfo[index];
  ExprContext* const context = GetPerTupleExprContext(executor);
  context->ecxt_scantuple = slot;
  Datum values[INDEX_MAX_KEYS];
  bool nulls[INDEX_MAX_KEYS];
  FormIndexDatum(info, slot, executor, values, nulls);
  ScanKeyData keys[INDEX_MAX_KEYS];
  if (!make_scan_keys(key_index, info, values, nulls, keys)) return false;

  TupleTableSlot* const found = table_slot_create(relation->ri_RelationDesc, nullptr);
  IndexScanDesc const scan = pg::compat::index_beginscan(relation->ri_RelationDesc, key_index,
                                                         GetActiveSnapshot(), info->ii_NumIndexKeyAttrs);
  index_rescan(scan, keys, info->ii_NumIndexKeyAttrs, nullptr, 0);
  bool const holds = index_getnext_slot(scan, ForwardScanDirection, found);
  index_endscan(scan);
  ExecDropSingleTupleTableSlot(found);
  return holds;
}

}  // namespace synthgen::load
