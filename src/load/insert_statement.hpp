// The executor state of a load and the way of a row through it: routing, triggers, generated columns,
// constraints, buffer. Modelled on COPY FROM (commands/copyfrom.c).
//
// Lives in a memory context and in the transaction's resource owner and owns nothing else: after an
// ERROR it is simply abandoned. Everything here may ereport.
#pragma once

#include <span>

#include "generate/batch.hpp"
#include "load/loader.hpp"
#include "load/row_assembler.hpp"
#include "load/table_buffer.hpp"
#include "postgres/pg.hpp"

extern "C" {
#include "executor/execPartition.h"
#include "nodes/execnodes.h"
}

namespace synthgen::load {

class InsertStatement {
 public:
  // Opens `table`, which the caller has locked. Allocates in the current memory context, which is the
  // statement's from now on.
  static InsertStatement* open(Oid table, const LoadOptions& options, bool defer_indexes);

  // Writes `count` rows; see Loader::write.
  void write(std::span<const generate::Values> columns, std::size_t count);

  // Fires the last statement triggers and closes everything but the locks. Deferred indexes are rebuilt
  // before the triggers fire.
  void finish();

  std::uint64_t written() const noexcept { return written_; }

 private:
  // Buffers of partitions that are kept open between writes, as in COPY.
  static constexpr int kKeptBuffers = 32;

  InsertStatement() = default;

  void start(std::span<const generate::Values> columns);
  Bitmapset* inserted_columns(std::span<const generate::Values> columns) const;
  void set_up_routing(Relation relation);
  void fire_before_statement();
  void fire_after_statement();

  void add_row(std::span<const generate::Values> columns, std::size_t i);
  TableBuffer* route(TupleTableSlot* root_slot, TupleTableSlot** slot);
  bool before_row(TableBuffer* buffer, TupleTableSlot* slot);
  void check_row(ResultRelInfo* relation, TupleTableSlot* slot, bool changed);

  TableBuffer* buffer_for(ResultRelInfo* relation);
  static void close_indexes(ResultRelInfo* relation);
  IndexFeed* defer_indexes_of(ResultRelInfo* relation);
  void rebuild_deferred();
  void flush_all();
  void trim_buffers();
  void close();

  static void describe_position(void* statement);

  EState* state_ = nullptr;
  RangeTblEntry* entry_ = nullptr;
  ResultRelInfo* root_ = nullptr;
  ModifyTableState* modify_ = nullptr;         // for routing; null for a plain table
  PartitionTupleRouting* routing_ = nullptr;   // null for a plain table
  TupleTableSlot* routing_slot_ = nullptr;     // a row in the form of the root
  RowAssembler* assembler_ = nullptr;          // made by the first write
  TransitionCaptureState* capture_ = nullptr;  // of the current write
  MemoryContext context_ = nullptr;
  MemoryContext batch_context_ = nullptr;  // reset by each write
  List* buffers_ = NIL;
  List* touched_ = NIL;  // relations whose indexes are to be rebuilt without a feed
  List* feeds_ = NIL;    // of IndexFeed: the others
  KeyMemory key_memory_ = {};
  bool defer_indexes_ = false;
  bool leave_indexes_ = false;
  bool user_triggers_ = true;
  bool capturing_ = false;  // statement triggers want transition tables
  std::uint64_t expected_rows_ = 0;
  std::uint64_t offered_ = 0;
  std::uint64_t written_ = 0;
  std::uint64_t suppressed_ = 0;
  bool row_known_ = false;  // an error now is about the row last offered
};

}  // namespace synthgen::load
