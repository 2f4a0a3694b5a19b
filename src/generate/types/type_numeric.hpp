// Composes numerics from scaled integers without the arithmetic of numeric.c. The layout is that of
// the data files, unchanged since PostgreSQL 9.1 and kept by pg_upgrade.
#pragma once

#include "generate/arena.hpp"

namespace synthgen::generate {

// value * 10^-scale, displayed with `display_scale` >= max(scale, 0) digits after the point, at most 63;
// scale in [-1000, 63].
Datum make_numeric(int64 value, int scale, int display_scale, Arena& arena);

// value * 10^scale as an integer, rounded up or down; clamped to the range of int64; nothing for NaN.
// May ereport: call inside a guard.
std::optional<int64> scale_numeric(Datum value, int scale, bool up);

}  // namespace synthgen::generate
