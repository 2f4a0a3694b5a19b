// Gives a request the text pools that it asks for by its option "text".
#pragma once

#include "llm/pool_spec.hpp"
#include "llm/pool_store.hpp"
#include "plan/request.hpp"

namespace synthgen::llm {

// A pool that is wanted and not there yet.
struct MissingPool {
  PoolSpec spec;
  PoolIdentity identity;
};

// What may be done about pools that are not there.
enum class Asking {
  kForbidden,  // synth_plan: they are named in a note
  kAllowed,    // as the request's option "text" says: ask and wait, or leave them to the worker
};

// Puts the pools that serve the request's tables into request.text_pools: those that the caller wrote by
// hand, then those that the model has written before, then, for "pool", those that it writes now. A model
// that cannot be reached is no error: request.text_notes says why the built-in texts stay. Returns the pools
// that "background" leaves to the worker. Does nothing for requests of built-in text. Throws pg::Error.
std::vector<MissingPool> provide_text_pools(plan::Request& request, Asking asking);

// A pool as the plan takes it.
generate::TextPool for_plan(const Pool& pool, const PoolSpec& spec);

}  // namespace synthgen::llm
