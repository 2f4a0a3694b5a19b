// The direct path: rows go through the executor's checks into table_multi_insert, as COPY does it.
//
// Each write is a statement of its own: it runs with a fresh snapshot and command, and its AFTER
// triggers have fired when it returns, so the event queue stays as small as a batch. Statement triggers
// fire once for the whole load; those with transition tables fire for each write, over its rows.
#pragma once

#include "load/loader.hpp"

namespace synthgen::load {

std::unique_ptr<Loader> open_direct_loader(const pg::Table& table, const LoadOptions& options);

}  // namespace synthgen::load
