// Constraint triggers that are deferred would judge the rows of a run at commit, when there is nobody left to
// take the rows back, or to say which table is to blame. So they are fired at the end of the run.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::load {

// Fires what deferred constraints of `table` have pending. What is deferred stays deferred for the rest of
// the transaction. Throws pg::ServerError with the trigger's own words.
void fire_deferred_triggers(const pg::Table& table);

}  // namespace synthgen::load
