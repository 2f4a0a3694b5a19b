// Where the ledger is and whose it is, and how to act as its owner.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::ledger {

struct Location {
  std::string run;        // synth_run, qualified and quoted
  std::string run_table;  // synth_run_table, qualified and quoted
  Oid owner = InvalidOid;
};

// Finds the ledger through the extension, never through a search_path. Throws pg::Error if the extension
// is not there.
Location locate_ledger();

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

}  // namespace synthgen::ledger
