// Internal subtransactions as PL/pgSQL's exception blocks use them.
#include "postgres/subtransaction.hpp"

extern "C" {
#include "access/xact.h"
}

namespace synthgen::pg {

Subtransaction::Subtransaction() : context_(CurrentMemoryContext), owner_(CurrentResourceOwner) {
  guard([] { BeginInternalSubTransaction(nullptr); });
  open_ = true;
  MemoryContextSwitchTo(context_);
}

Subtransaction::~Subtransaction() {
  if (!open_) return;
  try {
    rollback();
  } catch (const ServerError& error) {
    ereport(FATAL, (errcode(error.data()->sqlerrcode), errmsg("could not roll back a subtransaction"),
                    errdetail_internal("%s", error.what())));
  }
}

void Subtransaction::release() {
  guard([] { ReleaseCurrentSubTransaction(); });
  restore();
}

void Subtransaction::rollback() {
  guard([] { RollbackAndReleaseCurrentSubTransaction(); });
  restore();
}

void Subtransaction::restore() noexcept {
  open_ = false;
  MemoryContextSwitchTo(context_);
  CurrentResourceOwner = owner_;
}

}  // namespace synthgen::pg
