// Dates and times by the calendar: months, weekdays and hours with weights, and growth over the years. A
// value is a day out of those that have a weight, an hour of those, and a second.
#include <algorithm>
#include <cmath>

#include "core/distribution.hpp"
#include "generate/nodes/temporal.hpp"
#include "generate/rules/rule_measure.hpp"
#include "postgres/error.hpp"

extern "C" {
#include "datatype/timestamp.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

constexpr std::uint64_t kSecondsAnHour = 3600;
constexpr double kDaysAYear = 365.25;
constexpr double kMostDays = 400'000;

// Periods with a weight above zero, and a table to draw from them.
struct Periods {
  std::vector<std::int32_t> values;
  std::vector<double> weights;
  core::AliasTable table;

  void add(std::int32_t value, double weight) {
    if (weight <= 0) return;
    values.push_back(value);
    weights.push_back(weight);
  }
  void finish() { table = core::AliasTable(weights); }
};

class TimesGenerator final : public Generator {
 public:
  TimesGenerator(Periods days, Periods hours, Oid type)
      : days_(std::move(days)), hours_(std::move(hours)), type_(type) {}

  std::uint64_t capacity() const noexcept override { return days_.values.size() * seconds(); }

  std::uint64_t pick(std::uint64_t random) const noexcept override {
    std::uint64_t const day = days_.table.pick(random);
    if (type_ == DATEOID) return day;
    std::uint64_t const within = core::mix(random, 0x74696D65);
    std::uint64_t const hour = hours_.table.pick(within);
    return (day * hours_.values.size() + hour) * kSecondsAnHour +
           core::bounded(core::mix(within, 1), kSecondsAnHour);
  }

  void render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) {
      if (type_ == DATEOID) {
        out[i] = DateADTGetDatum(days_.values[indexes[i]]);
        continue;
      }
      std::uint64_t const hour = indexes[i] / kSecondsAnHour;
      auto const seconds = static_cast<std::int64_t>(
          static_cast<std::uint64_t>(hours_.values[hour % hours_.values.size()]) * kSecondsAnHour +
          indexes[i] % kSecondsAnHour);
      std::int64_t const day = days_.values[hour / hours_.values.size()];
      std::int64_t const moment = day * USECS_PER_DAY + seconds * USECS_PER_SEC;
      out[i] = Int64GetDatum(moment);
    }
  }

  std::string description() const override {
    return type_ == TIMEOID ? "times by hour"
                            : "dates by the calendar, " + std::to_string(days_.values.size()) + " days";
  }

 private:
  std::uint64_t seconds() const noexcept {
    return type_ == DATEOID ? 1 : hours_.values.size() * kSecondsAnHour;
  }

  Periods days_;
  Periods hours_;
  Oid type_;
};

double weight_of_day(const rules::TimesRule& rule, std::int32_t day, std::int32_t first) {
  double weight = 1;
  int year = 0;
  int month = 0;
  int day_of_month = 0;
  j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &day_of_month);
  constexpr int kDays = 7;
  // Julian day 0 was a Monday.
  if (!rule.by_weekday.empty())
    weight *= rule.by_weekday[static_cast<std::size_t>((day + POSTGRES_EPOCH_JDATE) % kDays)];
  if (!rule.by_month.empty()) weight *= rule.by_month[static_cast<std::size_t>(month - 1)];
  if (rule.growth != 0)
    weight *= core::portable_exp(
        std::clamp(core::portable_log(1 + rule.growth) * (day - first) / kDaysAYear, -600.0, 600.0));
  return weight;
}

Periods find_days(const RuleRequest& request) {
  rules::TimesRule const& rule = request.rule.times;
  constexpr double kUsualDays = 3 * 365;
  Periods days;
  if (request.column.type.base == TIMEOID) {
    days.add(0, 1);
    days.finish();
    return days;
  }
  std::optional<double> high = rule.high ? read_position(request, *rule.high) : request.context.as_of;
  std::optional<double> low = rule.low ? read_position(request, *rule.low) : *high - kUsualDays;
  narrow(request, low, high);
  auto const first = static_cast<std::int32_t>(std::floor(*low));
  auto const last = static_cast<std::int32_t>(std::floor(*high));
  if (*high - *low > kMostDays)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "covers too many years",
                "Give \"min\" and \"max\".");
  for (std::int32_t day = first; day <= last; ++day) days.add(day, weight_of_day(rule, day, first));
  if (!days.values.empty()) days.finish();
  return days;
}

Periods find_hours(const rules::TimesRule& rule) {
  Periods hours;
  for (std::int32_t hour = 0; hour < HOURS_PER_DAY; ++hour)
    hours.add(hour, rule.by_hour.empty() ? 1 : rule.by_hour[static_cast<std::size_t>(hour)]);
  hours.finish();
  return hours;
}

}  // namespace

std::unique_ptr<Generator> make_rule_times(const RuleRequest& request) {
  Oid const type = request.column.type.base;
  if (!is_instant_type(request.column.type.base) && type != TIMEOID)
    refuse_rule(request, ERRCODE_DATATYPE_MISMATCH,
                "is about the calendar, but the column's type is " + request.column.type.name);
  if (type == DATEOID && !request.rule.times.by_hour.empty() && request.rule.times.by_weekday.empty())
    refuse_rule(request, ERRCODE_DATATYPE_MISMATCH, "has weights of hours, which a date knows not");
  Periods days = find_days(request);
  if (days.values.empty()) return nullptr;
  return std::make_unique<TimesGenerator>(std::move(days), find_hours(request.rule.times), type);
}

}  // namespace synthgen::generate
