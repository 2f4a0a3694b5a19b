// Memory for what is read to be thrown away: the server allocates there as long as the object lives.
#pragma once

#include "postgres/guard.hpp"

extern "C" {
#include "nodes/nodes.h"
}

namespace synthgen::pg {

class ScratchContext {
 public:
  // Throws ServerError.
  ScratchContext()
      : context_(guard([] {
          return AllocSetContextCreate(CurrentMemoryContext, "synthgen scratch", ALLOCSET_DEFAULT_SIZES);
        })),
        outer_(MemoryContextSwitchTo(context_)) {}
  ~ScratchContext() {
    MemoryContextSwitchTo(outer_);
    MemoryContextDelete(context_);
  }
  ScratchContext(const ScratchContext&) = delete;
  ScratchContext& operator=(const ScratchContext&) = delete;

  // A copy of the tree in the context that was current before. Throws ServerError.
  Node* keep(Node* tree) const {
    MemoryContext const scratch = MemoryContextSwitchTo(outer_);
    Node* kept = nullptr;
    try {
      kept = guard([&] { return static_cast<Node*>(copyObjectImpl(tree)); });
    } catch (...) {
      MemoryContextSwitchTo(scratch);
      throw;
    }
    MemoryContextSwitchTo(scratch);
    return kept;
  }

 private:
  MemoryContext context_;
  MemoryContext outer_;
};

}  // namespace synthgen::pg
