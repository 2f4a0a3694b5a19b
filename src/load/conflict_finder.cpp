#include "load/conflict_finder.hpp"

#include <algorithm>

#include "load/deferred_key.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/table.h"
#include "executor/execPartition.h"
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
  ModifyTableState* modify;        // of a partitioned table: what routes a row to its partition
  PartitionTupleRouting* routing;  // null for other tables
};

namespace {

// Remembers, where an upsert has its own list, which of the relation's open indexes can be asked.
void choose_indexes(ResultRelInfo* relation) {
  for (int i = 0; i < relation->ri_NumIndices; ++i) {
    Relation const index = relation->ri_IndexRelationDescs[i];
    IndexInfo* const info = relation->ri_IndexRelationInfo[i];
    if (!info->ii_Unique && info->ii_ExclusionOps == nullptr) continue;
    // Routing opens indexes to insert, not to ask.
    if (info->ii_Unique && info->ii_UniqueProcs == nullptr) BuildSpeculativeIndexInfo(index, info);
    if (!index->rd_index->indimmediate) continue;
    relation->ri_onConflictArbiterIndexes =
        lappend_oid(relation->ri_onConflictArbiterIndexes, RelationGetRelid(index));
  }
}

bool knows_indexes(const ResultRelInfo* relation) {
  return relation->ri_NumIndices == 0 || relation->ri_onConflictArbiterIndexes != NIL;
}

}  // namespace

ConflictFinder::ConflictFinder(const pg::Table& table) {
  state_ = pg::guard([&] {
    EState* executor = CreateExecutorState();
    MemoryContext const before = MemoryContextSwitchTo(executor->es_query_cxt);
    auto* state = static_cast<State*>(palloc0(sizeof(State)));
    state->executor = executor;
    state->relation = table_open(table.oid, NoLock);
    state->result_relation = makeNode(ResultRelInfo);
    InitResultRelInfo(state->result_relation, state->relation, 0, nullptr, 0);
    if (table.is_partitioned()) {
      state->modify = makeNode(ModifyTableState);
      state->modify->ps.state = executor;
      state->modify->operation = CMD_INSERT;
      state->modify->mt_nrels = 1;
      state->modify->resultRelInfo = state->result_relation;
      state->modify->rootResultRelInfo = state->result_relation;
      state->routing = ExecSetupPartitionTupleRouting(executor, state->relation);
    } else {
      ExecOpenIndices(state->result_relation, true);
      choose_indexes(state->result_relation);
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
    bool const takes_all = state_->routing == nullptr && state_->result_relation->ri_NumIndices == 0 &&
                           !state_->relation->rd_rel->relispartition;
    if (takes_all) return;
    TupleTableSlot* const slot = state_->slot;
    for (std::size_t i = 0; i < count; ++i) {
      CHECK_FOR_INTERRUPTS();
      ExecClearTuple(slot);
      for (std::size_t c = 0; c < columns.size(); ++c) {
        slot->tts_isnull[c] = columns[c].data == nullptr || columns[c].nulls[i];
        slot->tts_values[c] = slot->tts_isnull[c] ? 0 : columns[c].data[i];
      }
      ExecStoreVirtualTuple(slot);
      conflicts[i] = collides(slot);
      ResetPerTupleExprContext(state_->executor);
    }
  });
}

// Null if no partition takes the row. The server looks for it before it acquires anything, so that its
// refusal leaves nothing to undo.
ResultRelInfo* ConflictFinder::partition_of(TupleTableSlot* slot) {
  MemoryContext const before = MemoryContextSwitchTo(state_->executor->es_query_cxt);
  ResultRelInfo* relation = nullptr;
  try {
    relation = pg::guard([&] {
      ResultRelInfo* const leaf =
          ExecFindPartition(state_->modify, state_->result_relation, state_->routing, slot, state_->executor);
      if (!knows_indexes(leaf)) choose_indexes(leaf);
      return leaf;
    });
  } catch (const pg::ServerError& error) {
    if (error.data()->sqlerrcode != ERRCODE_CHECK_VIOLATION) throw;
  }
  MemoryContextSwitchTo(before);
  return relation;
}

bool ConflictFinder::collides(TupleTableSlot* slot) {
  ResultRelInfo* relation = state_->result_relation;
  if (state_->relation->rd_rel->relispartition &&
      !ExecPartitionCheck(relation, slot, state_->executor, false))
    return true;
  if (state_->routing != nullptr) {
    relation = partition_of(slot);
    if (relation == nullptr) return true;
    TupleConversionMap* const map = pg::compat::root_to_partition_map(relation, state_->executor);
    if (map != nullptr) slot = execute_attr_map_slot(map->attrMap, slot, relation->ri_PartitionTupleSlot);
  }
  for (int i = 0; i < relation->ri_NumIndices; ++i) {
    bool const deferrable = !relation->ri_IndexRelationDescs[i]->rd_index->indimmediate;
    if (deferrable && relation->ri_IndexRelationInfo[i]->ii_Unique &&
        holds_key(relation, i, slot, state_->executor))
      return true;
  }
  if (relation->ri_onConflictArbiterIndexes == NIL) return false;
  return !pg::compat::check_index_constraints(relation, slot, state_->executor,
                                              relation->ri_onConflictArbiterIndexes);
}

void ConflictFinder::close() {
  pg::guard([&] {
    ExecDropSingleTupleTableSlot(state_->slot);
    if (state_->routing != nullptr) ExecCleanupTupleRouting(state_->modify, state_->routing);
    ExecResetTupleTable(state_->executor->es_tupleTable, false);
    if (state_->routing == nullptr) ExecCloseIndices(state_->result_relation);
    table_close(state_->relation, NoLock);
    FreeExecutorState(state_->executor);
  });
  state_ = nullptr;
}

}  // namespace synthgen::load
