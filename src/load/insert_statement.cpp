#include "load/insert_statement.hpp"

#include <new>

#include "load/index_rebuild.hpp"
#include "load/insert_triggers.hpp"
#include "postgres/compat.hpp"
#include "postgres/log_writer.hpp"
#include "postgres/progress.hpp"

extern "C" {
#include "access/sysattr.h"
#include "access/table.h"
#include "access/xact.h"
#include "executor/executor.h"
#include "executor/nodeModifyTable.h"
#include "storage/bufmgr.h"
#include "tcop/utility.h"
#include "utils/snapmgr.h"
}

namespace synthgen::load {

InsertStatement* InsertStatement::open(Oid table, const LoadOptions& options, bool defer_indexes) {
  auto* statement = new (palloc(sizeof(InsertStatement))) InsertStatement();
  statement->context_ = CurrentMemoryContext;
  statement->batch_context_ =
      AllocSetContextCreate(CurrentMemoryContext, "synthgen load batch", ALLOCSET_DEFAULT_SIZES);
  statement->user_triggers_ = options.fire_triggers;
  statement->expected_rows_ = options.expected_rows;
  statement->key_memory_.most_bytes = static_cast<std::size_t>(maintenance_work_mem) * 1024 / 2;

  statement->leave_indexes_ = options.indexes == Indexes::kLeft;
  // Those who fill a table together hold locks that keep all others out, and would keep out this one.
  Relation const relation = table_open(table, statement->leave_indexes_ ? NoLock : RowExclusiveLock);
  if (!relation->rd_islocaltemp) PreventCommandIfReadOnly("INSERT");
  PreventCommandIfParallelMode("INSERT");
  statement->state_ = CreateExecutorState();
  statement->entry_ = pg::compat::init_insert_range_table(statement->state_, relation);
  statement->root_ = makeNode(ResultRelInfo);
  ExecInitResultRelation(statement->state_, statement->root_, 1);
  keep_load_triggers(statement->root_, options.fire_triggers);
  TriggerDesc const* triggers = statement->root_->ri_TrigDesc;
  statement->capturing_ = triggers != nullptr && triggers->trig_insert_new_table;
  statement->defer_indexes_ = defer_indexes && !statement->capturing_;
  if (relation->rd_rel->relkind == RELKIND_PARTITIONED_TABLE) {
    statement->set_up_routing(relation);
  } else if (!statement->defer_indexes_ && !statement->leave_indexes_) {
    ExecOpenIndices(statement->root_, false);
  }
  table_close(relation, NoLock);
  return statement;
}

void InsertStatement::set_up_routing(Relation relation) {
  modify_ = makeNode(ModifyTableState);
  modify_->ps.state = state_;
  modify_->operation = CMD_INSERT;
  modify_->mt_nrels = 1;
  modify_->resultRelInfo = root_;
  modify_->rootResultRelInfo = root_;
  routing_ = ExecSetupPartitionTupleRouting(state_, relation);
  routing_slot_ = MakeSingleTupleTableSlot(RelationGetDescr(relation), &TTSOpsVirtual);
}

// What only the first batch tells: which columns have data, hence what the caller must be allowed.
void InsertStatement::start(std::span<const generate::Values> columns) {
  Relation const relation = root_->ri_RelationDesc;
  MemoryContext const caller = MemoryContextSwitchTo(state_->es_query_cxt);
  pg::compat::check_insert_permission(state_, entry_, inserted_columns(columns));
  assembler_ = RowAssembler::create(relation, columns);
  MemoryContextSwitchTo(caller);
  pg::progress_begin(RelationGetRelid(relation), expected_rows_);
  if (!capturing_) fire_before_statement();
}

Bitmapset* InsertStatement::inserted_columns(std::span<const generate::Values> columns) const {
  Bitmapset* inserted = nullptr;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (columns[at].data == nullptr) continue;
    inserted = bms_add_member(inserted, static_cast<int>(at) + 1 - FirstLowInvalidHeapAttributeNumber);
  }
  return inserted;
}

void InsertStatement::fire_before_statement() {
  AfterTriggerBeginQuery();
  ExecBSInsertTriggers(state_, root_);
  AfterTriggerEndQuery(state_);
}

void InsertStatement::fire_after_statement() {
  AfterTriggerBeginQuery();
  ExecASInsertTriggers(state_, root_, nullptr);
  AfterTriggerEndQuery(state_);
}

void InsertStatement::write(std::span<const generate::Values> columns, std::size_t count) {
  ErrorContextCallback position = {error_context_stack, describe_position, this};
  error_context_stack = &position;
  PushActiveSnapshot(GetTransactionSnapshot());
  if (assembler_ == nullptr) start(columns);

  MemoryContext const caller = MemoryContextSwitchTo(batch_context_);
  state_->es_output_cid = GetCurrentCommandId(true);
  AfterTriggerBeginQuery();
  if (capturing_) {
    ExecBSInsertTriggers(state_, root_);
    capture_ =
        MakeTransitionCaptureState(root_->ri_TrigDesc, RelationGetRelid(root_->ri_RelationDesc), CMD_INSERT);
    if (modify_ != nullptr) modify_->mt_transition_capture = capture_;
  }
  for (std::size_t i = 0; i < count; ++i) add_row(columns, i);
  flush_all();
  if (capturing_) ExecASInsertTriggers(state_, root_, capture_);
  AfterTriggerEndQuery(state_);
  capture_ = nullptr;
  trim_buffers();
  ResetPerTupleExprContext(state_);
  MemoryContextSwitchTo(caller);
  MemoryContextReset(batch_context_);

  PopActiveSnapshot();
  CommandCounterIncrement();
  error_context_stack = position.previous;
  pg::write_log_behind();
  pg::progress_rows(written_, suppressed_);
}

// The current memory context is the batch's: values that the server computes wait there for the flush.
void InsertStatement::add_row(std::span<const generate::Values> columns, std::size_t i) {
  CHECK_FOR_INTERRUPTS();
  ++offered_;
  row_known_ = true;
  ResetPerTupleExprContext(state_);
  ExprContext* const expressions = GetPerTupleExprContext(state_);

  TableBuffer* buffer;
  TupleTableSlot* slot;
  if (routing_ == nullptr) {
    buffer = buffer_for(root_);
    slot = buffer->next_slot();
    assembler_->assemble(columns, i, expressions, slot);
  } else {
    assembler_->assemble(columns, i, expressions, routing_slot_);
    buffer = route(routing_slot_, &slot);
  }

  bool const has_trigger = buffer->has_before_row_trigger();
  if (has_trigger && !before_row(buffer, slot)) {
    ++suppressed_;
    return;
  }
  check_row(buffer->relation(), slot, has_trigger);
  buffer->keep_row();
  row_known_ = false;
  if (buffer->full()) written_ += buffer->flush(state_, batch_context_, capture_);
}

// Finds the partition of the row in `root_slot` and gives the row in the partition's form.
TableBuffer* InsertStatement::route(TupleTableSlot* root_slot, TupleTableSlot** slot) {
  MemoryContext const batch = MemoryContextSwitchTo(GetPerTupleMemoryContext(state_));
  ResultRelInfo* partition = ExecFindPartition(modify_, root_, routing_, root_slot, state_);
  MemoryContextSwitchTo(batch);
  TableBuffer* buffer = buffer_for(partition);
  *slot = buffer->next_slot();
  TupleConversionMap* map = pg::compat::root_to_partition_map(partition, state_);
  if (map != nullptr) {
    *slot = execute_attr_map_slot(map->attrMap, root_slot, *slot);
    return buffer;
  }
  auto const width = static_cast<std::size_t>(root_slot->tts_tupleDescriptor->natts);
  ExecClearTuple(*slot);
  std::memcpy((*slot)->tts_values, root_slot->tts_values, sizeof(Datum) * width);
  std::memcpy((*slot)->tts_isnull, root_slot->tts_isnull, sizeof(bool) * width);
  ExecStoreVirtualTuple(*slot);
  return buffer;
}

// Fires BEFORE ROW triggers; false if one suppressed the row. They may look at any row before this one.
bool InsertStatement::before_row(TableBuffer* buffer, TupleTableSlot* slot) {
  flush_all();
  return ExecBRInsertTriggers(state_, buffer->relation(), slot);
}

// `changed`: a trigger may have moved the row out of its partition.
void InsertStatement::check_row(ResultRelInfo* relation, TupleTableSlot* slot, bool changed) {
  Relation const target = relation->ri_RelationDesc;
  TupleConstr const* constraints = RelationGetDescr(target)->constr;
  if (constraints != nullptr) {
    if (constraints->has_generated_stored) ExecComputeStoredGenerated(relation, state_, slot, CMD_INSERT);
    ExecConstraints(relation, slot, state_);
  }
  if (target->rd_rel->relispartition && (routing_ == nullptr || changed)) {
    ExecPartitionCheck(relation, slot, state_, true);
  }
}

TableBuffer* InsertStatement::buffer_for(ResultRelInfo* relation) {
  if (TableBuffer* buffer = TableBuffer::of(relation)) return buffer;
  MemoryContext const caller = MemoryContextSwitchTo(state_->es_query_cxt);
  keep_load_triggers(relation, user_triggers_);
  // The server computes this map at first use in whatever memory context is current then.
  if (capturing_) (void)ExecGetChildToRootMap(relation);
  if (defer_indexes_ || leave_indexes_) close_indexes(relation);
  TableBuffer* buffer =
      TableBuffer::create(relation, {.feed = defer_indexes_ ? defer_indexes_of(relation) : nullptr,
                                     .expected_rows = routing_ == nullptr ? expected_rows_ : 0,
                                     .alone = !leave_indexes_,
                                     .reserves = !leave_indexes_ || routing_ == nullptr});
  buffers_ = lappend(buffers_, buffer);
  MemoryContextSwitchTo(caller);
  return buffer;
}

void InsertStatement::close_indexes(ResultRelInfo* relation) {
  ExecCloseIndices(relation);
  relation->ri_NumIndices = 0;
}

// The indexes are rebuilt at the end, from the feed if there is one. A partition may come more than once.
IndexFeed* InsertStatement::defer_indexes_of(ResultRelInfo* relation) {
  Relation const target = relation->ri_RelationDesc;
  Oid const oid = RelationGetRelid(target);
  ListCell* cell;
  foreach (cell, feeds_) {
    auto* known = static_cast<IndexFeed*>(lfirst(cell));
    if (known->relation() == oid) return known;
  }
  std::size_t const expected_rows = routing_ == nullptr ? expected_rows_ : 0;
  IndexFeed* const feed = RelationGetNumberOfBlocks(target) == 0
                              ? IndexFeed::create(target, expected_rows, &key_memory_)
                              : nullptr;
  if (feed == nullptr) {
    touched_ = list_append_unique_oid(touched_, oid);
  } else {
    feeds_ = lappend(feeds_, feed);
  }
  return feed;
}

void InsertStatement::rebuild_deferred() {
  ListCell* cell;
  foreach (cell, buffers_) static_cast<TableBuffer*>(lfirst(cell))->close();
  buffers_ = NIL;
  rebuild_indexes(touched_);
  foreach (cell, feeds_) static_cast<IndexFeed*>(lfirst(cell))->rebuild();
}

void InsertStatement::flush_all() {
  ListCell* cell;
  foreach (cell, buffers_) {
    written_ += static_cast<TableBuffer*>(lfirst(cell))->flush(state_, batch_context_, capture_);
  }
}

void InsertStatement::trim_buffers() {
  while (list_length(buffers_) > kKeptBuffers) {
    static_cast<TableBuffer*>(linitial(buffers_))->close();
    buffers_ = list_delete_first(buffers_);
  }
}

void InsertStatement::finish() {
  MemoryContext const caller = MemoryContextSwitchTo(context_);
  bool const started = assembler_ != nullptr;
  if (defer_indexes_) rebuild_deferred();
  if (started && !capturing_) {
    PushActiveSnapshot(GetTransactionSnapshot());
    fire_after_statement();
    PopActiveSnapshot();
    CommandCounterIncrement();
  }
  close();
  if (started) pg::progress_end();
  MemoryContextSwitchTo(caller);
}

void InsertStatement::close() {
  ListCell* cell;
  foreach (cell, buffers_) static_cast<TableBuffer*>(lfirst(cell))->close();
  if (routing_ != nullptr) {
    ExecCleanupTupleRouting(modify_, routing_);
    ExecDropSingleTupleTableSlot(routing_slot_);
  }
  ExecResetTupleTable(state_->es_tupleTable, false);
  ExecCloseResultRelations(state_);
  ExecCloseRangeTableRelations(state_);
  FreeExecutorState(state_);
}

void InsertStatement::describe_position(void* argument) {
  auto const* statement = static_cast<InsertStatement*>(argument);
  const char* table = RelationGetRelationName(statement->root_->ri_RelationDesc);
  const char* column = statement->assembler_ != nullptr ? statement->assembler_->current_column() : nullptr;
  auto const row = static_cast<unsigned long long>(statement->offered_);
  if (column != nullptr) {
    errcontext("loading table \"%s\", row %llu, column \"%s\"", table, row, column);
  } else if (statement->row_known_) {
    errcontext("loading table \"%s\", row %llu", table, row);
  } else {
    errcontext("loading table \"%s\"", table);
  }
}

}  // namespace synthgen::load
