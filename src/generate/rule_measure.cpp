#include "generate/rule_measure.hpp"

#include <algorithm>

#include "postgres/error.hpp"
#include "postgres/guard.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "datatype/timestamp.h"
#include "utils/cash.h"
#include "utils/date.h"
#include "utils/fmgrprotos.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

constexpr double kFar = 1e9;  // days: beyond the calendar of the server

// The distance that a text beginning with a sign stands for, added to "now", in days.
double read_distance(const RuleRequest& request, const std::string& text) {
  const char* const data = text.c_str();
  DateADT const now = request.context.as_of;
  double days = 0;
  auto const error = pg::attempt([&] {
    days = pg::guard([&] {
      Datum const distance = DirectFunctionCall3(interval_in, CStringGetDatum(data),
                                                 ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
      Datum const moment =
          DirectFunctionCall2(timestamp_pl_interval, TimestampGetDatum(now * USECS_PER_DAY), distance);
      return static_cast<double>(DatumGetTimestamp(moment)) / USECS_PER_DAY;
    });
  });
  if (!error) return days;
  refuse_rule(request, ERRCODE_INVALID_DATETIME_FORMAT, "does not know the distance \"" + text + "\"",
              "Write a date, or an interval with a sign before it, such as \"-2 years\".");
}

}  // namespace

bool is_calendar(const pg::TypeRef& type) {
  return type.base == DATEOID || type.base == TIMESTAMPOID || type.base == TIMESTAMPTZOID;
}

bool is_measure(const pg::TypeRef& type) {
  switch (type.base) {
    case INT2OID:
    case INT4OID:
    case INT8OID:
    case NUMERICOID:
    case FLOAT4OID:
    case FLOAT8OID:
    case CASHOID:
      return true;
    default:
      return is_calendar(type);
  }
}

double position_of(const pg::TypeRef& type, Datum value) {
  constexpr double kCents = 100;
  switch (type.base) {
    case INT2OID:
      return DatumGetInt16(value);
    case INT4OID:
      return DatumGetInt32(value);
    case INT8OID:
      return static_cast<double>(DatumGetInt64(value));
    case CASHOID:
      return static_cast<double>(DatumGetInt64(value)) / kCents;
    case FLOAT4OID:
      return DatumGetFloat4(value);
    case FLOAT8OID:
      return DatumGetFloat8(value);
    case DATEOID:
      return std::clamp<double>(DatumGetDateADT(value), -kFar, kFar);
    case TIMESTAMPOID:
    case TIMESTAMPTZOID:
      return std::clamp(static_cast<double>(DatumGetTimestamp(value)) / USECS_PER_DAY, -kFar, kFar);
    default:
      return pg::guard(
          [&] { return DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, value)); });
  }
}

double read_position(const RuleRequest& request, const std::string& text) {
  if (is_calendar(request.column.type)) {
    if (text == "now" || text == "today") return request.context.as_of;
    if (text.starts_with('-') || text.starts_with('+')) return read_distance(request, text);
  }
  return position_of(request.column.type, read_rule_value(request, text));
}

void narrow(const RuleRequest& request, std::optional<double>& low, std::optional<double>& high) {
  if (request.domain.lower) {
    double const bound = position_of(request.column.type, request.domain.lower->value);
    low = low ? std::max(*low, bound) : bound;
  }
  if (request.domain.upper) {
    double const bound = position_of(request.column.type, request.domain.upper->value);
    high = high ? std::min(*high, bound) : bound;
  }
}

}  // namespace synthgen::generate
