// The triggers that judge rows on INSERT.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::pg {

struct RowTrigger {
  Oid oid = InvalidOid;
  Oid function = InvalidOid;
  std::string name;
  bool before = true;                  // the row is written
  std::vector<std::string> arguments;  // of its function
  Node* condition = nullptr;           // its WHEN, if it has one; Vars have varno 1
};

// The user's row triggers on INSERT that fire in this session, in the order in which they do. The caller
// holds a lock on the table. Throws ServerError.
std::vector<RowTrigger> row_triggers(Oid table);

}  // namespace synthgen::pg
