// Progress of a load as the server shows it: one line in pg_stat_progress_copy while rows are written.
// A backend has one such line; the latest begin wins. None of these functions raises an error.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::pg {

// Announces that rows are being written into `relation`, and how many are to be expected; the view
// synth_progress reads the latter.
void progress_begin(Oid relation, std::uint64_t expected);

// The number of rows written so far and, of those offered, suppressed by triggers.
void progress_rows(std::uint64_t written, std::uint64_t suppressed);

void progress_end();

}  // namespace synthgen::pg
