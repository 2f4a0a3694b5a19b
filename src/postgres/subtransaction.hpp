// An internal subtransaction for code that has to survive an ERROR. After a ServerError was caught
// inside its scope, nothing may touch the server before rollback(). Work done inside it runs in the
// memory context that was current before, so that results outlive it.
#pragma once

#include "postgres/guard.hpp"

extern "C" {
#include "utils/resowner.h"
}

namespace synthgen::pg {

class Subtransaction {
 public:
  // Begins the subtransaction. Throws ServerError.
  Subtransaction();

  // Rolls back what was neither released nor rolled back. Should that fail, the session ends, since a
  // destructor has no way to report that the transaction's nesting is lost.
  ~Subtransaction();

  Subtransaction(const Subtransaction&) = delete;
  Subtransaction& operator=(const Subtransaction&) = delete;

  // Keeps the work as part of the enclosing transaction.
  void release();

  // Undoes the work; locks taken inside are given back.
  void rollback();

 private:
  void restore() noexcept;

  MemoryContext context_;
  ResourceOwner owner_;
  bool open_ = false;
};

// Runs `f` in a subtransaction and keeps its work. If the server raises an ERROR, the work is undone and
// the error is returned; other exceptions undo the work and pass on. Cancellation, shutdown and lack of
// resources are never survived: they pass on too.
template <typename F>
std::optional<ServerError> attempt(F&& f) {
  Subtransaction subtransaction;
  try {
    f();
    subtransaction.release();
    return std::nullopt;
  } catch (const ServerError& error) {
    subtransaction.rollback();
    int const category = ERRCODE_TO_CATEGORY(error.data()->sqlerrcode);
    if (category == ERRCODE_OPERATOR_INTERVENTION || category == ERRCODE_INSUFFICIENT_RESOURCES) throw;
    return error;
  }
}

}  // namespace synthgen::pg
