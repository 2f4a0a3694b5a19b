#include "generate/rules/rule_measure.hpp"

#include <algorithm>

#include "generate/nodes/amounts.hpp"
#include "postgres/error.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "datatype/timestamp.h"
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

bool is_measure(const pg::TypeRef& type) {
  return is_number_type(type.base) || is_instant_type(type.base);
}

double position_of(const pg::TypeRef& type, Datum value) {
  if (type.base == DATEOID) return std::clamp<double>(DatumGetDateADT(value), -kFar, kFar);
  if (is_instant_type(type.base))
    return std::clamp(static_cast<double>(DatumGetTimestamp(value)) / USECS_PER_DAY, -kFar, kFar);
  return pg::number_value(type.base, value);
}

double read_position(const RuleRequest& request, const std::string& text) {
  if (is_instant_type(request.column.type.base)) {
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
