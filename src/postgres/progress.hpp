// Progress of a load as the server shows it: one line in pg_stat_progress_copy while rows are written.
// A backend has one such line; the latest begin wins. None of these functions raises an error.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::pg {

// Announces that rows are being written into `relation`.
void progress_begin(Oid relation);

// The number of rows written so far and, of those offered, suppressed by triggers.
void progress_rows(std::uint64_t written, std::uint64_t suppressed);

void progress_end();

}  // namespace synthgen::pg
