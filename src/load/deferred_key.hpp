// Deferrable unique constraints, which INSERT ... ON CONFLICT refuses to ask.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "nodes/execnodes.h"
}

namespace synthgen::load {

// Whether the relation holds a row with the key that the row in `slot` has in unique index number `index` of
// its open indexes, whose info was built to be asked (BuildSpeculativeIndexInfo). Runs inside a guard.
bool holds_key(ResultRelInfo* relation, int index, TupleTableSlot* slot, EState* executor);

}  // namespace synthgen::load
