// date, time, timestamp and interval. The usual dates are the five years before "now".
#include <algorithm>

#include "generate/types/type_grid.hpp"
#include "generate/types/type_makers.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

constexpr int64 kUsualDays = 5 * 365;
constexpr int64 kDistinctDays = 200 * 365;                              // a unique date goes back further
constexpr int64 kFirstDate = -(int64{POSTGRES_EPOCH_JDATE} - 1721426);  // 0001-01-01
constexpr int64 kLastDate = int64{5373484} - POSTGRES_EPOCH_JDATE;      // 9999-12-31
constexpr std::uint64_t kMany = 1'000'000;

struct EncodeDate {
  Datum operator()(int64 v, Arena&) const { return DateADTGetDatum(static_cast<DateADT>(v)); }
};
struct EncodeMicroseconds {
  Datum operator()(int64 v, Arena&) const { return Int64GetDatum(v); }
};
struct EncodeTimeTz {
  Datum operator()(int64 v, Arena& arena) const {
    auto* const time = reinterpret_cast<TimeTzADT*>(arena.allocate(sizeof(TimeTzADT)));
    time->time = v;
    time->zone = 0;
    return TimeTzADTPGetDatum(time);
  }
};
// Counts months, or microseconds shown as days and time.
struct EncodeInterval {
  bool months;
  Datum operator()(int64 v, Arena& arena) const {
    auto* const interval = reinterpret_cast<Interval*>(arena.allocate(sizeof(Interval)));
    interval->month = months ? static_cast<int32>(v) : 0;
    interval->day = months ? 0 : static_cast<int32>(v / USECS_PER_DAY);
    interval->time = months ? 0 : v % USECS_PER_DAY;
    return IntervalPGetDatum(interval);
  }
};

template <typename Encode>
std::unique_ptr<Generator> grid_generator(std::optional<Grid> grid, Encode encode, Oid type,
                                          std::string_view what) {
  if (!grid) return nullptr;
  MemoryContext const context = CurrentMemoryContext;
  Datum ends[2];
  pg::guard([&] {
    Arena arena(context);
    ends[0] = encode(grid->first(), arena);
    ends[1] = encode(grid->last(), arena);
  });
  std::string description = describe_interval(what, print_value(ends[0], type), print_value(ends[1], type));
  return std::make_unique<GridGenerator<Encode>>(std::move(*grid), encode, std::move(description));
}

// Steps of whole seconds, then as fine as the precision permits.
std::vector<int64> steps_for_precision(int32 precision, std::initializer_list<int64> coarse) {
  std::vector<int64> steps(coarse);
  int64 finest = 1;
  for (int32 digits = precision < 0 ? 6 : precision; digits < 6; ++digits) finest *= 10;
  if (finest < 1000) steps.push_back(1000);
  steps.push_back(finest);
  return steps;
}

std::unique_ptr<Generator> make_date(const TypeRequest& request) {
  int64 const now = request.context.as_of;
  int64 const days = request.need_distinct ? kDistinctDays : kUsualDays;
  GridLimits const limits{kFirstDate, kLastDate, now - days, now, days};
  auto const decode = [](Datum value, bool) -> std::optional<int64> {
    DateADT const date = DatumGetDateADT(value);
    return DATE_NOT_FINITE(date) ? std::nullopt : std::optional<int64>(date);
  };
  return grid_generator(Grid::choose(grid_bounds(request.domain, decode), limits, 1), EncodeDate{}, DATEOID,
                        "date");
}

std::unique_ptr<Generator> make_timestamp(const TypeRequest& request, std::string_view what) {
  int64 const now = request.context.as_of * USECS_PER_DAY;
  int64 const span = kUsualDays * USECS_PER_DAY;
  GridLimits const limits{kFirstDate * USECS_PER_DAY, kLastDate * USECS_PER_DAY, now - span, now, span};
  auto const decode = [](Datum value, bool) -> std::optional<int64> {
    Timestamp const timestamp = DatumGetTimestamp(value);
    return TIMESTAMP_NOT_FINITE(timestamp) ? std::nullopt : std::optional<int64>(timestamp);
  };
  auto const steps = steps_for_precision(request.type.base_modifier, {USECS_PER_SEC});
  return grid_generator(
      Grid::choose(grid_bounds(request.domain, decode), limits, steps, request.need_distinct ? kMany : 20),
      EncodeMicroseconds{}, request.type.base, what);
}

// Nobody means fractions of a second by the times of a day, also where these must be different.
constexpr std::uint64_t kSecondsADay = 86'400;

constexpr GridLimits kTimeLimits{0, USECS_PER_DAY - 1, 0, USECS_PER_DAY - 1, USECS_PER_DAY};

std::unique_ptr<Generator> make_time(const TypeRequest& request) {
  bool const zoned = request.type.base == TIMETZOID;
  auto const decode = [zoned](Datum value, bool) -> std::optional<int64> {
    if (!zoned) return DatumGetTimeADT(value);
    const TimeTzADT* const time = DatumGetTimeTzADTP(value);
    return time->time + time->zone * USECS_PER_SEC;
  };
  auto const steps = steps_for_precision(request.type.base_modifier, {USECS_PER_MINUTE, USECS_PER_SEC});
  auto grid = Grid::choose(grid_bounds(request.domain, decode), kTimeLimits, steps,
                           request.need_distinct ? kSecondsADay : 20);
  if (zoned) return grid_generator(std::move(grid), EncodeTimeTz{}, TIMETZOID, "time with time zone");
  return grid_generator(std::move(grid), EncodeMicroseconds{}, TIMEOID, "time");
}

// Of the fields that an interval's modifier admits the units to count in, coarse first.
std::vector<int64> interval_steps(int32 modifier, bool* months) {
  int32 const fields = modifier < 0 ? INTERVAL_FULL_RANGE : INTERVAL_RANGE(modifier);
  *months = false;
  if (fields == INTERVAL_FULL_RANGE || (fields & INTERVAL_MASK(SECOND)) != 0) {
    int32 const precision = modifier < 0 || INTERVAL_PRECISION(modifier) == INTERVAL_FULL_PRECISION
                                ? -1
                                : INTERVAL_PRECISION(modifier);
    return steps_for_precision(precision, {USECS_PER_HOUR, USECS_PER_MINUTE, USECS_PER_SEC});
  }
  if ((fields & INTERVAL_MASK(MINUTE)) != 0) return {USECS_PER_HOUR, USECS_PER_MINUTE};
  if ((fields & INTERVAL_MASK(HOUR)) != 0) return {USECS_PER_HOUR};
  if ((fields & INTERVAL_MASK(DAY)) != 0) return {USECS_PER_DAY};
  *months = true;
  if ((fields & INTERVAL_MASK(MONTH)) != 0) return {1};
  return {MONTHS_PER_YEAR};
}

// Total length as interval comparison sees it: a month has thirty days.
__int128 interval_length(const Interval* interval) {
  return (static_cast<__int128>(interval->month) * DAYS_PER_MONTH + interval->day) * USECS_PER_DAY +
         interval->time;
}

std::unique_ptr<Generator> make_interval(const TypeRequest& request) {
  bool months = false;
  auto const steps = interval_steps(request.type.base_modifier, &months);
  int64 const unit = months ? int64{DAYS_PER_MONTH} * USECS_PER_DAY : 1;
  auto const decode = [unit](Datum value, bool up) -> std::optional<int64> {
    __int128 const length = interval_length(DatumGetIntervalP(value));
    __int128 const floor = length / unit - (length % unit < 0 ? 1 : 0);
    __int128 const result = floor + (up && length % unit != 0 ? 1 : 0);
    return static_cast<int64>(std::clamp<__int128>(result, PG_INT64_MIN, PG_INT64_MAX));
  };
  int64 const day = USECS_PER_DAY;
  GridLimits const limits = months ? GridLimits{-120000, 120000, 1, request.need_distinct ? 120000 : 120, 120}
                                   : GridLimits{-1000000 * day, 1000000 * day, USECS_PER_HOUR,
                                                (request.need_distinct ? 1000000 : 30) * day, 30 * day};
  std::uint64_t const wanted = request.need_distinct ? kMany : 20;
  return grid_generator(Grid::choose(grid_bounds(request.domain, decode), limits, steps, wanted),
                        EncodeInterval{months}, INTERVALOID, "interval");
}

}  // namespace

TypeAnswer make_date_or_time(const TypeRequest& request) {
  TypeAnswer answer{true, nullptr, true, true, false};
  switch (request.type.base) {
    case DATEOID:
      answer.generator = make_date(request);
      break;
    case TIMESTAMPOID:
      answer.generator = make_timestamp(request, "timestamp");
      break;
    case TIMESTAMPTZOID:
      answer.generator = make_timestamp(request, "timestamp with time zone");
      break;
    case TIMEOID:
    case TIMETZOID:
      answer.generator = make_time(request);
      break;
    case INTERVALOID:
      answer.generator = make_interval(request);
      break;
    default:
      return TypeAnswer::unknown();
  }
  return answer;
}

}  // namespace synthgen::generate
