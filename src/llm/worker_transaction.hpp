// What the background worker does inside its transactions, and as whom.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::llm {

// Runs `f` in a transaction of its own and commits it. An error undoes the transaction and is returned as a
// sentence. Not to be called inside a transaction.
std::optional<std::string> in_transaction(const std::function<void()>& f);

// Acts as `role` until the scope ends, in a security-restricted operation. Throws undefined_object if the
// role has been dropped.
class RoleScope {
 public:
  explicit RoleScope(Oid role);
  ~RoleScope();
  RoleScope(const RoleScope&) = delete;
  RoleScope& operator=(const RoleScope&) = delete;

 private:
  Oid user_ = InvalidOid;
  int context_ = 0;
};

bool extension_exists();

// Whether DROP DATABASE, or another command that wants the database for itself, waits for it to be left.
bool database_is_being_dropped();

}  // namespace synthgen::llm
