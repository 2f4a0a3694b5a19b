// Writes the pages of a B-tree from entries that come in its order, as CREATE INDEX does when it has sorted
// them (access/nbtree/nbtsort.c): leaves from left to right, and above them a level of pages whenever there
// is more than one. Entries are taken to be distinct; what a build over duplicates saves by lists of places
// is the server's to do.
//
// Pages pass through the shared buffers, each logged when it is full. The index has storage that was made by
// this transaction and no pages, and nobody else can use it: what an abort leaves is removed with the file.
//
// Lives in a memory context and owns nothing else. Everything here may ereport.
#pragma once

#include "postgres/heap_growth.hpp"
#include "postgres/pg.hpp"

extern "C" {
#include "access/itup.h"
#include "access/nbtree.h"
}

namespace synthgen::pg {

class BTreeWriter {
 public:
  // Of what an index can hold an entry may take so much at most.
  static constexpr std::size_t kMostEntryBytes = BLCKSZ / 4;

  // For so many entries. Allocates in the current memory context.
  static BTreeWriter* create(Relation index, std::size_t entries);

  // Adds an entry, greater than the one before.
  void add(IndexTuple entry) {
    add(leaves_, entry);
    ++added_;
  }

  // Writes what is left. There was at least one entry.
  void finish();

  // Takes all pages back.
  void discard();

 private:
  // The rightmost page of a level, which is being filled.
  struct Level {
    uint32 height = 0;  // 0 for leaves
    Page page = nullptr;
    BlockNumber block = InvalidBlockNumber;
    IndexTuple least = nullptr;  // leads to the page from above: not greater than anything on it
    OffsetNumber last = P_HIKEY;
    Size kept_free = 0;  // once there is an entry to go on with
    Level* above = nullptr;
  };

  BTreeWriter(Relation index, std::size_t entries) : index_(index), entries_(entries) {}
  Level* new_level(uint32 height);
  Page new_page(uint32 height) const;
  void add(Level* level, IndexTuple entry);
  void turn_page(Level* level);
  void shorten_high_key(Level* level);
  void lead_to(Level* level);
  BlockNumber pages_to_come() const noexcept;
  void make_room(BlockNumber block);
  void write(Page page, BlockNumber block);

  Relation index_;
  std::size_t entries_;
  std::size_t added_ = 0;
  BTScanInsert key_ = nullptr;
  Level* leaves_ = nullptr;
  BufferAccessStrategy strategy_ = nullptr;
  BlockNumber next_block_ = BTREE_METAPAGE + 1;
  BlockNumber end_ = 0;  // of the file
};

}  // namespace synthgen::pg
