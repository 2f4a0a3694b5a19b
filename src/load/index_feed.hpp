// Index builds that need not read the table. The keys of its B-trees are kept as rows are written, and sorted
// once all are there. They are then written (load/index_writer.hpp) if the server's comparison finds them in
// order and all different. Others are handed to the server's own build in the place of a scan: it finds its
// input in order, and still sorts, compares and checks all it gets. So a wrong order costs time, never
// correctness.
//
// Right only for a relation that was empty and all of whose rows pass through here. Indexes that are not fed
// (see IndexKeys, or more keys than memory) are built from a scan as usual. Where others wrote the rows, a
// scan takes the keys: also then the build finds its input in order.
//
// Lives in a memory context and owns nothing else. Everything here may ereport.
#pragma once

#include "load/index_keys.hpp"

namespace synthgen::load {

// Memory for keys, shared by the relations of a load.
struct KeyMemory {
  std::size_t most_bytes;
  std::size_t used_bytes;
};

class IndexFeed {
 public:
  // For `relation`, which is open and has not a single page; null if none of its indexes can be fed. `memory`
  // outlives it. `expected_rows` as for IndexKeys. Allocates in the current memory context.
  static IndexFeed* create(Relation relation, std::size_t expected_rows, KeyMemory* memory);

  Oid relation() const noexcept { return relation_; }

  // Keeps the keys of rows about to be written, and their places when they are.
  void take(TupleTableSlot* const* slots, int count);
  void take_places(TupleTableSlot* const* slots, int count) noexcept;

  // Builds all indexes of the relation anew, checking uniqueness and exclusion. No index of it is open.
  void rebuild();

 private:
  IndexFeed() = default;
  bool take(IndexKeys* keys, TupleTableSlot* const* slots, int count);
  void forget(IndexKeys* keys);
  IndexKeys* keys_of(Oid index) const noexcept;

  Oid relation_ = InvalidOid;
  KeyMemory* memory_ = nullptr;
  List* keys_ = NIL;  // of IndexKeys
};

// Builds an index of a table anew, checking uniqueness and exclusion; it becomes valid. Nobody has it open.
void build_index_in_order(Oid oid);

}  // namespace synthgen::load
