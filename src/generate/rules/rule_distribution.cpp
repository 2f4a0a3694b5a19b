// Numbers and dates by a distribution, on the grid of values that the column can hold: whole numbers, cents,
// days, seconds. The index of a value is its place on the grid, so larger words give larger values and larger
// indexes.
#include <algorithm>
#include <cmath>

#include "core/quantile.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/temporal.hpp"
#include "generate/rules/rule_measure.hpp"
#include "postgres/error.hpp"

extern "C" {
#include "datatype/timestamp.h"
#include "utils/date.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

using core::Family;

namespace {

constexpr std::int64_t kSecondsADay = 86400;

// Whole steps of 1 / unit between two values, both included.
struct Steps {
  std::int64_t first, last;
  double unit;
  int scale = 0;  // of numbers: unit = 10^scale
};

class MeasuredGenerator final : public Generator {
 public:
  MeasuredGenerator(core::Distribution distribution, Steps steps, Oid type, std::string description)
      : distribution_(std::move(distribution)),
        steps_(steps),
        type_(type),
        description_(std::move(description)) {}

  std::uint64_t capacity() const noexcept override {
    return static_cast<std::uint64_t>(steps_.last - steps_.first) + 1;
  }

  std::uint64_t pick(std::uint64_t random) const noexcept override {
    double const step = std::floor(distribution_.value(random) * steps_.unit);
    auto const most = static_cast<double>(steps_.last);
    auto const least = static_cast<double>(steps_.first);
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::clamp(step, least, most)) -
                                      steps_.first);
  }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i)
      out[i] = value(steps_.first + static_cast<std::int64_t>(indexes[i]), arena);
  }

  std::string description() const override { return description_; }

 private:
  Datum value(std::int64_t step, Arena& arena) const {
    if (type_ == DATEOID) return DateADTGetDatum(static_cast<DateADT>(step));
    if (type_ == TIMESTAMPOID || type_ == TIMESTAMPTZOID) return TimestampGetDatum(step * USECS_PER_SEC);
    return number_datum(type_, steps_.scale, step, arena);
  }

  core::Distribution distribution_;
  Steps steps_;
  Oid type_;
  std::string description_;
};

// What the rule says, in positions, with what is usual for what it leaves out.
core::DistributionParameters read_parameters(const RuleRequest& request) {
  rules::DistributionRule const& rule = request.rule.distribution;
  core::DistributionParameters parameters;
  parameters.family = rule.family;
  if (rule.low) parameters.low = read_position(request, *rule.low);
  if (rule.high) parameters.high = read_position(request, *rule.high);
  for (const std::string& bound : rule.bounds) parameters.bounds.push_back(read_position(request, bound));
  parameters.weights = rule.weights;
  if (!parameters.bounds.empty()) {
    if (!std::is_sorted(parameters.bounds.begin(), parameters.bounds.end()) ||
        parameters.bounds.front() == parameters.bounds.back())
      refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "has bounds that do not ascend");
    parameters.low = parameters.bounds.front();
    parameters.high = parameters.bounds.back();
  }
  bool const calendar = is_instant_type(request.column.type.base);
  constexpr double kUsualDays = 3 * 365;
  if (calendar && !parameters.high) parameters.high = request.context.as_of;
  if (calendar && !parameters.low) parameters.low = *parameters.high - kUsualDays;
  if (parameters.low && parameters.high && *parameters.low > *parameters.high)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "has a \"min\" that is larger than its \"max\"");
  return parameters;
}

// Completes the parameters of each family.
void complete(const RuleRequest& request, core::DistributionParameters& parameters) {
  rules::DistributionRule const& rule = request.rule.distribution;
  if (rule.family == Family::kZipf && !parameters.low) parameters.low = 1;
  if (rule.family == Family::kBeta && !parameters.low) parameters.low = 0;
  if (rule.family == Family::kBeta && !parameters.high) parameters.high = *parameters.low + 1;
  bool const bounded = parameters.low && parameters.high;
  constexpr double kSpreads = 6;  // between the bounds of a normal distribution
  double const middle = bounded ? (*parameters.low + *parameters.high) / 2 : 0;
  parameters.mean = rule.mean ? read_position(request, *rule.mean) : middle;
  parameters.spread = rule.spread ? *rule.spread
                      : bounded && parameters.high > parameters.low
                          ? (*parameters.high - *parameters.low) / kSpreads
                          : std::max(std::fabs(parameters.mean) / kSpreads, 1e-6);
  parameters.shape = rule.shape.value_or(rule.family == Family::kPareto ? 1.16
                                         : rule.family == Family::kZipf ? 1
                                                                        : 2);
  parameters.other_shape = rule.other_shape.value_or(2);
  if (rule.family == Family::kUniform && !bounded)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "needs \"min\" and \"max\"");
  if (rule.family == Family::kNormal && !rule.mean && !bounded)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "needs \"mean\", or \"min\" and \"max\"");
  if (rule.family == Family::kLognormal && parameters.mean <= 0)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "needs a \"mean\" above 0");
  if (rule.family == Family::kPareto && *parameters.low <= 0)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "needs a \"min\" above 0");
  if (rule.family == Family::kExponential && parameters.mean <= parameters.low.value_or(0))
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "needs a \"mean\" above its \"min\"");
  if (rule.family == Family::kPoisson && parameters.mean <= 0)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "needs a \"mean\" above 0");
}

// Digits behind the point that show the distribution, for types that do not say.
int usual_scale(const core::DistributionParameters& parameters) {
  if (parameters.family == Family::kZipf || parameters.family == Family::kPoisson) return 0;
  constexpr double kDistinguished = 100;
  constexpr int kMost = 9;
  double size = parameters.family == Family::kNormal || parameters.family == Family::kLognormal
                    ? parameters.spread
                : parameters.low && parameters.high ? *parameters.high - *parameters.low
                                                    : std::fabs(parameters.mean);
  int scale = 2;
  for (size *= 100; size > 0 && size < kDistinguished && scale < kMost; size *= 10) ++scale;
  return scale;
}

// The steps between the bounds, one at least; nothing if the type or the domain leave none.
std::optional<Steps> find_steps(const RuleRequest& request, const core::DistributionParameters& parameters) {
  constexpr double kFar = 1e12;
  std::optional<double> low = parameters.low;
  std::optional<double> high = parameters.high;
  narrow(request, low, high);
  if (low && high && *low > *high) return std::nullopt;
  if (is_instant_type(request.column.type.base)) {
    double const unit = request.column.type.base == DATEOID ? 1 : kSecondsADay;
    Steps const steps{static_cast<std::int64_t>(std::ceil(*low * unit)),
                      static_cast<std::int64_t>(std::floor(*high * unit)), unit};
    return steps.first <= steps.last ? std::optional(steps) : std::nullopt;
  }
  plan::ValueDomain interval;
  auto const steps = number_steps(request.column.type, interval, low.value_or(-kFar), high.value_or(kFar),
                                  usual_scale(parameters));
  if (!steps) return std::nullopt;
  return Steps{steps->first, steps->last, static_cast<double>(steps->unit), steps->scale};
}

// The steps between the least and the greatest value that can be drawn: unique columns take all of them.
Steps reached_steps(const core::Distribution& distribution, Steps steps) {
  double const least = std::floor(distribution.value(0) * steps.unit);
  double const greatest = std::floor(distribution.value(~std::uint64_t{0}) * steps.unit);
  if (least > static_cast<double>(steps.first) && least < static_cast<double>(steps.last))
    steps.first = static_cast<std::int64_t>(least);
  if (greatest < static_cast<double>(steps.last) && greatest > static_cast<double>(steps.first))
    steps.last = static_cast<std::int64_t>(greatest);
  return steps;
}

std::string describe(const rules::DistributionRule& rule) {
  static const char* const kNames[] = {"uniform", "normal", "lognormal", "exponential", "pareto",
                                       "zipf",    "beta",   "poisson",   "histogram"};
  std::string text = std::string(kNames[static_cast<int>(rule.family)]) + " distribution";
  if (rule.low) text += " from " + *rule.low;
  if (rule.high) text += " to " + *rule.high;
  if (rule.mean) text += ", mean " + *rule.mean;
  return text;
}

}  // namespace

std::unique_ptr<Generator> make_rule_distribution(const RuleRequest& request) {
  rules::DistributionRule const& rule = request.rule.distribution;
  if (!is_measure(request.column.type))
    refuse_rule(request, ERRCODE_DATATYPE_MISMATCH,
                "has a distribution, which type " + request.column.type.name + " knows not",
                "Distributions are of numbers, dates and timestamps.");
  core::DistributionParameters parameters = read_parameters(request);
  complete(request, parameters);
  auto const steps = find_steps(request, parameters);
  if (!steps) return nullptr;
  bool const whole = rule.family == Family::kZipf || rule.family == Family::kPoisson;
  // Cut off where the grid ends; the last step is as wide as the others.
  bool const own_bounds = rule.family == Family::kHistogram || rule.family == Family::kBeta || whole;
  if (!own_bounds || (whole && rule.family != Family::kZipf)) {
    parameters.low = rule.family == Family::kExponential || rule.family == Family::kPareto
                         ? parameters.low
                         : static_cast<double>(steps->first) / steps->unit;
    parameters.high = static_cast<double>(steps->last + (whole ? 0 : 1)) / steps->unit;
  }
  core::Distribution distribution(std::move(parameters));
  return std::make_unique<MeasuredGenerator>(distribution, reached_steps(distribution, *steps),
                                             request.column.type.base, describe(rule));
}

}  // namespace synthgen::generate
