#include "load/conflict_finder.hpp"

#include <algorithm>

#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/table.h"
#include "executor/executor.h"
#include "nodes/makefuncs.h"
#include "utils/rel.h"
}

namespace synthgen::load {

// Lives in its executor state's memory context, and so ends with the transaction at the latest.
struct ConflictFinder::State {
  Relation relation;
  EState* executor;
  ResultRelInfo* result_relation;
  TupleTableSlot* slot;
  List* indexes;  // those that can be asked
};

ConflictFinder::ConflictFinder(const pg::Table& table) {
  state_ = pg::guard([&] {
    EState* executor = CreateExecutorState();
    MemoryContext const before = MemoryContextSwitchTo(executor->es_query_cxt);
    auto* state = static_cast<State*>(palloc0(sizeof(State)));
    state->executor = executor;
    state->relation = table_open(table.oid, NoLock);
    state->result_relation = makeNode(ResultRelInfo);
    InitResultRelInfo(state->result_relation, state->relation, 0, nullptr, 0);
    ExecOpenIndices(state->result_relation, true);
    for (int i = 0; i < state->result_relation->ri_NumIndices; ++i) {
      Relation const index = state->result_relation->ri_IndexRelationDescs[i];
      IndexInfo const* const info = state->result_relation->ri_IndexRelationInfo[i];
      if ((info->ii_Unique || info->ii_ExclusionOps != nullptr) && index->rd_index->indimmediate)
        state->indexes = lappend_oid(state->indexes, RelationGetRelid(index));
    }
    state->slot = MakeSingleTupleTableSlot(RelationGetDescr(state->relation), &TTSOpsVirtual);
    MemoryContextSwitchTo(before);
    return state;
  });
}

ConflictFinder::~ConflictFinder() = default;

void ConflictFinder::find(std::span<const generate::Values> columns, std::size_t count, bool* conflicts) {
  pg::guard([&] {
    std::fill_n(conflicts, count, false);
    if (state_->indexes == NIL) return;
    TupleTableSlot* const slot = state_->slot;
    for (std::size_t i = 0; i < count; ++i) {
      CHECK_FOR_INTERRUPTS();
      ExecClearTuple(slot);
      for (std::size_t c = 0; c < columns.size(); ++c) {
        slot->tts_isnull[c] = columns[c].data == nullptr || columns[c].nulls[i];
        slot->tts_values[c] = slot->tts_isnull[c] ? 0 : columns[c].data[i];
      }
      ExecStoreVirtualTuple(slot);
      ItemPointerData conflict;
      conflicts[i] = !ExecCheckIndexConstraints(state_->result_relation, slot, state_->executor, &conflict,
                                                state_->indexes);
      ResetPerTupleExprContext(state_->executor);
    }
  });
}

void ConflictFinder::close() {
  pg::guard([&] {
    ExecDropSingleTupleTableSlot(state_->slot);
    ExecCloseIndices(state_->result_relation);
    table_close(state_->relation, NoLock);
    FreeExecutorState(state_->executor);
  });
  state_ = nullptr;
}

}  // namespace synthgen::load
