// Which INSERT triggers a load fires. Foreign keys are proven in bulk after the load, so their per-row
// triggers are left out of the executor's copy of the trigger descriptor; everything else stays:
// user triggers, and the internal ones that recheck deferrable unique and exclusion constraints.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "nodes/execnodes.h"
#include "utils/rel.h"
}

namespace synthgen::load {

// Removes from the descriptor of `relation`, which is the executor's own copy, foreign-key triggers and,
// unless `user_triggers`, the user's. To be called before any of its triggers has fired.
void keep_load_triggers(ResultRelInfo* relation, bool user_triggers);

// Whether a user's row trigger fires on INSERT into `relation`.
bool has_user_row_trigger(Relation relation);

}  // namespace synthgen::load
