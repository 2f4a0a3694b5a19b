// Room at the end of a heap, many pages at a time. PostgreSQL 16 does so by itself for bulk inserts; 15
// writes each page as zeros first, which took a third of the time that writing rows takes.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "storage/block.h"
#include "storage/buf.h"
#include "utils/rel.h"
}

namespace synthgen::pg {

// Whether grow_heap() is of any use on this server for this relation.
bool heap_can_grow(Relation relation) noexcept;

struct PageRange {
  BlockNumber next;
  BlockNumber end;
};

// Makes the file of `relation` longer by up to `pages` pages of zeros, which are the caller's to fill; none
// if the file system cannot, or where a file of the relation ends. The caller holds a lock that lets nobody
// insert but those who do it this way, and the transaction's abort leaves pages behind as it does those of
// any insert. May ereport.
PageRange grow_heap(Relation relation, BlockNumber pages);

// An empty page, pinned. `block` comes from grow_heap(). May ereport.
Buffer open_new_page(Relation relation, BlockNumber block, BufferAccessStrategy strategy);

// An empty page, pinned, that the server itself has put at the end of `relation`. May ereport.
Buffer add_page(Relation relation, BufferAccessStrategy strategy);

}  // namespace synthgen::pg
