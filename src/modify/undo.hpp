// Takes a change back: sets what was set to what it was, brings back what was deleted, removes what was
// added.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::modify {

struct UndoResult {
  Oid table = InvalidOid;
  int64 rows = 0;  // that were changed back
};

// All of a change or nothing, in the caller's transaction and with the caller's rights; the role that made
// the change, or a member of it, may do so. Rows that hold again what they held are left as they are. Throws
// pg::Error if rows were changed since in such a way that something would be lost.
UndoResult undo(int64 change);

}  // namespace synthgen::modify
