// Arithmetic with the server's numerics, for nodes that compute amounts from each other: exact, whatever the
// type of their columns. Allocates in the current memory context; may ereport.
#pragma once

#include <cstdint>

#include "postgres/pg.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

inline Datum whole_numeric(std::int64_t value) {
  return NumericGetDatum(int64_to_numeric(value));
}

inline Datum product(Datum a, Datum b) {
  return DirectFunctionCall2(numeric_mul, a, b);
}

// Throws the server's error for a divisor of 0.
inline Datum quotient(Datum a, Datum b) {
  return DirectFunctionCall2(numeric_div, a, b);
}

inline bool is_less(Datum a, Datum b) {
  return DatumGetBool(DirectFunctionCall2(numeric_lt, a, b));
}

}  // namespace synthgen::generate
