// The general path: each batch becomes a relation that a plain INSERT ... SELECT reads, so that the
// server's rewriter and executor do everything: row security, rules, foreign keys, type modifiers,
// domains. `table` outlives the loader.
#pragma once

#include "load/loader.hpp"

namespace synthgen::load {

std::unique_ptr<Loader> open_general_loader(const pg::Table& table, const LoadOptions& options);

}  // namespace synthgen::load
