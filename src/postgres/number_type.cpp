#include "postgres/number_type.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "utils/float.h"
#include "utils/fmgrprotos.h"
}

namespace synthgen::pg {

double number_value(Oid type, Datum value) {
  constexpr double kCents = 100;
  switch (type) {
    case FLOAT4OID:
      return DatumGetFloat4(value);
    case FLOAT8OID:
      return DatumGetFloat8(value);
    case CASHOID:
      return static_cast<double>(DatumGetInt64(value)) / kCents;
    case NUMERICOID:
      return guard([&] { return DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, value)); });
    default:
      return static_cast<double>(integer_value(type, value));
  }
}

}  // namespace synthgen::pg
