// Where the extension's own tables are and whose they are, and how to act as their owner. They are found
// through the extension, never through a search_path; no one but the owner has rights on them.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::pg {

struct Extension {
  std::string schema;
  Oid owner = InvalidOid;

  // The name of one of the extension's objects, qualified and quoted.
  std::string object(const char* name) const;
};

// Throws pg::Error if the extension does not exist in this database.
Extension find_extension();

// Tells databases apart, also those that were copied or restored: OIDs on record are compared within one
// only.
std::string database_identity();

// Acts as `owner` until the scope ends, however it ends.
class OwnerScope {
 public:
  explicit OwnerScope(Oid owner) noexcept;
  ~OwnerScope();
  OwnerScope(const OwnerScope&) = delete;
  OwnerScope& operator=(const OwnerScope&) = delete;

 private:
  Oid user_ = InvalidOid;
  int context_ = 0;
};

}  // namespace synthgen::pg
