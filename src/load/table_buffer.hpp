// Rows on their way into one relation (a plain table or a leaf partition), written by
// table_multi_insert. Buffers are emptied before a write of the loader ends, so a slot may refer to the
// values of the batch instead of copying them.
//
// Lives in the memory context in which it was made, with its slots. Everything here may ereport.
#pragma once

#include "generate/arena.hpp"
#include "load/index_feed.hpp"
#include "load/tuple_former.hpp"
#include "postgres/heap_growth.hpp"
#include "postgres/pg.hpp"

extern "C" {
#include "access/heapam.h"
#include "access/tableam.h"
#include "commands/trigger.h"
#include "nodes/execnodes.h"
}

namespace synthgen::load {

class TableBuffer {
 public:
  // No more rows than this wait in one buffer.
  static constexpr int kCapacity = 1000;

  struct Options {
    IndexFeed* feed;              // the rows go through it, unless it is null
    std::uint64_t expected_rows;  // at least so many are going to come
    bool alone;                   // no other process writes rows of the relation at the same time
    bool reserves;                // nor does one, but from here: it may keep pages to itself
  };

  // `relation` stays open as long as the buffer, with those of its indexes that get entries row by row.
  static TableBuffer* create(ResultRelInfo* relation, const Options& options);

  // The buffer last made for `relation`; null if it was never made or is closed.
  static TableBuffer* of(ResultRelInfo* relation) noexcept {
    return reinterpret_cast<TableBuffer*>(relation->ri_CopyMultiInsertBuffer);
  }

  ResultRelInfo* relation() const noexcept { return relation_; }
  bool has_before_row_trigger() const noexcept {
    return relation_->ri_TrigDesc != nullptr && relation_->ri_TrigDesc->trig_insert_before_row;
  }

  // An empty slot for the next row, which counts only when it is kept. A BEFORE trigger may look at the
  // table, so a table with one never holds rows back.
  TupleTableSlot* next_slot();
  void keep_row() noexcept { ++used_; }
  bool full() const noexcept { return used_ >= (has_before_row_trigger() ? 1 : kCapacity); }

  // Writes the waiting rows: heap, indexes, AFTER triggers. The memory that the table access method
  // needs comes from `scratch`. Returns how many rows there were.
  int flush(EState* state, MemoryContext scratch, TransitionCaptureState* capture);

  // Gives back slots and the pinned page. The buffer is empty.
  void close();

 private:
  explicit TableBuffer(ResultRelInfo* relation) : relation_(relation), arena_(CurrentMemoryContext) {}
  TupleTableSlot* create_slot();
  void stay_in_memory();
  void limit_memory();
  void insert(int count, CommandId command);
  bool lengths_are_final(int count) const noexcept;
  int rows_for_page(int first, int count);
  void open_next_page();
  int rows_within(std::size_t room, int first, int count) const noexcept;
  BlockNumber pages_for(int first, int count) const noexcept;
  void finish_row(EState* state, TupleTableSlot* slot, TransitionCaptureState* capture);

  ResultRelInfo* relation_;
  BulkInsertState bulk_ = nullptr;
  int options_ = 0;
  IndexFeed* feed_ = nullptr;
  TupleFormer* former_ = nullptr;  // null: the table's access method forms the rows
  generate::Arena arena_;          // of the tuples formed
  bool grows_ = false;             // pages come from reserve_
  pg::PageRange reserve_ = {0, 0};
  std::uint64_t rows_to_come_ = 0;  // behind those that wait
  bool index_rows_ = false;
  int used_ = 0;
  int slot_count_ = 0;
  TupleTableSlot* slots_[kCapacity];
};

}  // namespace synthgen::load
