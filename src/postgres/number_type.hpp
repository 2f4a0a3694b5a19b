// The server's own types of numbers: which are integers, and what their values are.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::pg {

inline bool is_integer_type(Oid type) noexcept {
  return type == INT2OID || type == INT4OID || type == INT8OID;
}

// The greatest integer of a type; 0 if it is none.
inline int64 greatest_integer(Oid type) noexcept {
  return type == INT2OID ? PG_INT16_MAX : type == INT4OID ? PG_INT32_MAX : type == INT8OID ? PG_INT64_MAX : 0;
}

// A value of an integer type.
inline int64 integer_value(Oid type, Datum value) noexcept {
  return type == INT2OID   ? DatumGetInt16(value)
         : type == INT4OID ? DatumGetInt32(value)
                           : DatumGetInt64(value);
}

// A number of any type, money in whole units; infinite where a double does not reach. Throws pg::ServerError.
double number_value(Oid type, Datum value);

// What a numeric's type modifier says: digits in all, and behind the point. The latter may be negative, or
// more than there are in all, since PostgreSQL 15.
struct NumericModifier {
  int precision, scale;
};

// Nothing for a numeric without limits.
inline std::optional<NumericModifier> numeric_modifier(int32 modifier) noexcept {
  if (modifier < static_cast<int32>(VARHDRSZ)) return std::nullopt;
  int32 const packed = modifier - static_cast<int32>(VARHDRSZ);
  return NumericModifier{(packed >> 16) & 0xFFFF, ((packed & 0x7FF) ^ 1024) - 1024};
}

}  // namespace synthgen::pg
