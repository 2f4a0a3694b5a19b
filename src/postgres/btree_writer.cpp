#include "postgres/btree_writer.hpp"

#include <algorithm>
#include <new>

extern "C" {
#include "access/xloginsert.h"
#include "catalog/storage.h"
#include "miscadmin.h"
#include "storage/bufmgr.h"
}

namespace synthgen::pg {

namespace {

constexpr OffsetNumber kFirst = P_FIRSTKEY;

IndexTuple entry_at(Page page, OffsetNumber number) {
  return reinterpret_cast<IndexTuple>(PageGetItem(page, PageGetItemId(page, number)));
}

void put(Page page, IndexTuple entry, OffsetNumber number) {
  if (PageAddItem(page, reinterpret_cast<Item>(entry), IndexTupleSize(entry), number, false, false) != number)
    elog(ERROR, "could not add an entry to an index page");
}

// An entry without keys, which is less than any other.
IndexTupleData without_keys(const IndexTupleData& entry) {
  IndexTupleData least = entry;
  least.t_info = sizeof(IndexTupleData);
  BTreeTupleSetNAtts(&least, 0, false);
  return least;
}

// The first entry of an inner page needs no keys: whatever is less has been led elsewhere.
void put_first(Page page, uint32 height, IndexTuple entry) {
  if (height == 0) return put(page, entry, kFirst);
  IndexTupleData least = without_keys(*entry);
  put(page, &least, kFirst);
}

// Takes a line pointer for the high key, which a page that is nobody's left neighbour does without.
void drop_high_key(Page page) {
  OffsetNumber const last = PageGetMaxOffsetNumber(page);
  for (OffsetNumber number = kFirst; number <= last; ++number)
    *PageGetItemId(page, OffsetNumberPrev(number)) = *PageGetItemId(page, number);
  reinterpret_cast<PageHeader>(page)->pd_lower -= sizeof(ItemIdData);
}

}  // namespace

BTreeWriter* BTreeWriter::create(Relation index, std::size_t entries) {
  auto* writer = new (palloc(sizeof(BTreeWriter))) BTreeWriter(index, entries);
  writer->key_ = _bt_mkscankey(index, nullptr);
  writer->key_->allequalimage = _bt_allequalimage(index, false);
  writer->leaves_ = writer->new_level(0);
  return writer;
}

BTreeWriter::Level* BTreeWriter::new_level(uint32 height) {
  auto* level = new (palloc(sizeof(Level))) Level();
  level->height = height;
  level->page = new_page(height);
  level->block = next_block_++;
  level->kept_free = height > 0 ? BLCKSZ * (100 - BTREE_NONLEAF_FILLFACTOR) / 100
                                : static_cast<Size>(BTGetTargetPageFreeSpace(index_));
  IndexTupleData const least = without_keys({});
  level->least = CopyIndexTuple(const_cast<IndexTupleData*>(&least));
  return level;
}

Page BTreeWriter::new_page(uint32 height) const {
  auto const page = static_cast<Page>(palloc(BLCKSZ));
  _bt_pageinit(page, BLCKSZ);
  BTPageOpaque const opaque = BTPageGetOpaque(page);
  opaque->btpo_prev = P_NONE;
  opaque->btpo_next = P_NONE;
  opaque->btpo_level = height;
  opaque->btpo_flags = height > 0 ? 0 : BTP_LEAF;
  opaque->btpo_cycleid = 0;
  // Room for the high key's line pointer.
  reinterpret_cast<PageHeader>(page)->pd_lower += sizeof(ItemIdData);
  return page;
}

// A high key of a leaf may get a place added.
void BTreeWriter::add(Level* level, IndexTuple entry) {
  Size const high_key = level->height == 0 ? MAXALIGN(sizeof(ItemPointerData)) : 0;
  Size const room = PageGetFreeSpace(level->page);
  if (room < MAXALIGN(IndexTupleSize(entry)) + high_key || (room < level->kept_free && level->last > kFirst))
    turn_page(level);
  level->last = OffsetNumberNext(level->last);
  if (level->last == kFirst)
    put_first(level->page, level->height, entry);
  else
    put(level->page, entry, level->last);
}

// The last entry of the full page becomes its high key, and the first one of the next.
void BTreeWriter::turn_page(Level* level) {
  Page const full = level->page;
  Page const next = new_page(level->height);
  BlockNumber const block = level->block;
  BlockNumber const next_block = next_block_++;
  put_first(next, level->height, entry_at(full, level->last));

  ItemId const last = PageGetItemId(full, level->last);
  *PageGetItemId(full, P_HIKEY) = *last;
  ItemIdSetUnused(last);
  reinterpret_cast<PageHeader>(full)->pd_lower -= sizeof(ItemIdData);
  if (level->height == 0) shorten_high_key(level);

  lead_to(level);
  level->least = CopyIndexTuple(entry_at(full, P_HIKEY));
  BTPageGetOpaque(full)->btpo_next = next_block;
  BTPageGetOpaque(next)->btpo_prev = block;
  write(full, block);
  pfree(full);
  level->page = next;
  level->block = next_block;
  level->last = kFirst;
}

// Columns that do not tell the pages apart are left out.
void BTreeWriter::shorten_high_key(Level* level) {
  IndexTuple const left = entry_at(level->page, OffsetNumberPrev(level->last));
  IndexTuple const shortened = _bt_truncate(index_, left, entry_at(level->page, P_HIKEY), key_);
  if (!PageIndexTupleOverwrite(level->page, P_HIKEY, reinterpret_cast<Item>(shortened),
                               IndexTupleSize(shortened)))
    elog(ERROR, "could not shorten the high key of an index page");
  pfree(shortened);
}

// Adds the page to the level above.
void BTreeWriter::lead_to(Level* level) {
  if (level->above == nullptr) level->above = new_level(level->height + 1);
  BTreeTupleSetDownLink(level->least, level->block);
  add(level->above, level->least);
  pfree(level->least);
  level->least = nullptr;
}

void BTreeWriter::finish() {
  BlockNumber root = InvalidBlockNumber;
  uint32 height = 0;
  for (Level* level = leaves_; level != nullptr; level = level->above) {
    root = level->block;
    height = level->height;
    if (level->above != nullptr)
      lead_to(level);
    else
      BTPageGetOpaque(level->page)->btpo_flags |= BTP_ROOT;
    drop_high_key(level->page);
    write(level->page, level->block);
  }
  auto const meta = static_cast<Page>(palloc(BLCKSZ));
  _bt_initmetapage(meta, root, height, key_->allequalimage);
  write(meta, BTREE_METAPAGE);
}

void BTreeWriter::discard() {
  if (end_ > 0) RelationTruncate(index_, 0);
}

// How many pages are sure to come, going by the entries so far when these are enough to tell.
BlockNumber BTreeWriter::pages_to_come() const noexcept {
  constexpr BlockNumber kEnough = 32;
  constexpr double kSure = 0.4;  // nulls, which come last, are short
  if (next_block_ < kEnough) return 0;
  double const left = static_cast<double>(entries_) - static_cast<double>(added_);
  return static_cast<BlockNumber>(kSure * next_block_ * std::max(left, 0.0) / static_cast<double>(added_));
}

// Makes the file longer, up to `block` at least.
void BTreeWriter::make_room(BlockNumber block) {
  constexpr BlockNumber kMostPages = 64;
  while (end_ <= block) {
    PageRange grown = {end_, end_};
    if (heap_can_grow(index_))
      grown = grow_heap(index_, std::clamp<BlockNumber>(pages_to_come(), 1, kMostPages));
    if (grown.next == grown.end) {
      ReleaseBuffer(add_page(index_, strategy_));
      ++grown.end;
    }
    end_ = grown.end;
  }
}

// Beyond the size up to which the server keeps a table that it reads in its buffers, the pages go round a
// ring.
void BTreeWriter::write(Page page, BlockNumber block) {
  CHECK_FOR_INTERRUPTS();
  make_room(block);
  if (strategy_ == nullptr && end_ > static_cast<BlockNumber>(NBuffers) / 4)
    strategy_ = GetAccessStrategy(BAS_BULKWRITE);
  Buffer const buffer = ReadBufferExtended(index_, MAIN_FORKNUM, block, RBM_ZERO_AND_LOCK, strategy_);
  // START_CRIT_SECTION and END_CRIT_SECTION in the words of C++20.
  CritSectionCount = CritSectionCount + 1;
  std::memcpy(BufferGetPage(buffer), page, BLCKSZ);
  MarkBufferDirty(buffer);
  if (RelationNeedsWAL(index_)) log_newpage_buffer(buffer, true);
  CritSectionCount = CritSectionCount - 1;
  UnlockReleaseBuffer(buffer);
}

}  // namespace synthgen::pg
