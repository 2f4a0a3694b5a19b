#include "postgres/heap_growth.hpp"

#include <fcntl.h>

#include <algorithm>

#include "postgres/compat.hpp"

extern "C" {
#include "storage/bufmgr.h"
#include "storage/fd.h"
#include "storage/lmgr.h"
}

namespace synthgen::pg {

bool heap_can_grow(Relation relation) noexcept {
  return !compat::kGrowsByManyPages && !RelationUsesLocalBuffers(relation);
}

namespace {

// The pages are as good as written: each is logged when it is filled, and a checkpoint writes it out then.
bool allocate_pages(Relation relation, BlockNumber first, BlockNumber count) {
  BlockNumber const segment = first / RELSEG_SIZE;
  char* path = compat::relation_path(relation);
  if (segment > 0) path = psprintf("%s.%u", path, segment);
  int const file = OpenTransientFile(path, O_RDWR | PG_BINARY);
  if (file < 0) return false;
  auto const start = static_cast<off_t>(first % RELSEG_SIZE) * BLCKSZ;
  int const failure = posix_fallocate(file, start, static_cast<off_t>(count) * BLCKSZ);
  CloseTransientFile(file);
  return failure == 0;
}

}  // namespace

PageRange grow_heap(Relation relation, BlockNumber pages) {
  LockRelationForExtension(relation, ExclusiveLock);
  BlockNumber const first = RelationGetNumberOfBlocks(relation);
  BlockNumber const in_file = first % RELSEG_SIZE;
  bool const has_file = first == 0 || in_file > 0;
  BlockNumber const count = has_file ? std::min<BlockNumber>(pages, RELSEG_SIZE - in_file) : 0;
  bool const grown = count > 0 && allocate_pages(relation, first, count);
  UnlockRelationForExtension(relation, ExclusiveLock);
  return {first, grown ? first + count : first};
}

Buffer open_new_page(Relation relation, BlockNumber block, BufferAccessStrategy strategy) {
  Buffer const buffer = ReadBufferExtended(relation, MAIN_FORKNUM, block, RBM_ZERO_AND_LOCK, strategy);
  Page const page = BufferGetPage(buffer);
  if (PageIsNew(page)) {
    PageInit(page, BufferGetPageSize(buffer), 0);
    MarkBufferDirty(buffer);
  }
  LockBuffer(buffer, BUFFER_LOCK_UNLOCK);
  return buffer;
}

Buffer add_page(Relation relation, BufferAccessStrategy strategy) {
  LockRelationForExtension(relation, ExclusiveLock);
  Buffer const buffer = open_new_page(relation, P_NEW, strategy);
  UnlockRelationForExtension(relation, ExclusiveLock);
  return buffer;
}

}  // namespace synthgen::pg
