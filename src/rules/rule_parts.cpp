#include "rules/rule_parts.hpp"

#include <algorithm>
#include <charconv>

#include "core/letter_case.hpp"
#include "core/nearest_name.hpp"
#include "postgres/error.hpp"

namespace synthgen::rules {

namespace {

using core::Family;
using pg::Json;
using Kind = pg::Json::Kind;

constexpr double kMostWeight = 1e12;
constexpr double kLeastScale = 1e-12;
constexpr double kMostScale = 1e12;

double read_weight(const Json& json, const Document& document, const char* key) {
  double const weight = json.number();
  if (!json.is(Kind::kNumber) || weight < 0 || weight > kMostWeight)
    document.reject(key, "has a weight that is no number from 0 up");
  return weight;
}

void reject_weightless(const std::vector<double>& weights, const Document& document, const char* key) {
  if (std::none_of(weights.begin(), weights.end(), [](double weight) { return weight > 0; }))
    document.reject(key, "has no weight above 0");
}

std::vector<double> read_weights(const Json& json, const Document& document, const char* key) {
  std::vector<double> weights;
  for (const Json& item : json.items) weights.push_back(read_weight(item, document, key));
  reject_weightless(weights, document, key);
  return weights;
}

const std::string kFamilies[] = {"uniform", "normal", "lognormal", "exponential", "pareto",
                                 "zipf",    "beta",   "poisson",   "histogram"};

void read_shapes(Document& document, DistributionRule& rule) {
  switch (rule.family) {
    case Family::kNormal:
    case Family::kLognormal:
      rule.mean = document.take_scalar("mean");
      rule.spread = document.take_number("stddev", kLeastScale, kMostScale);
      break;
    case Family::kExponential:
    case Family::kPoisson:
      rule.mean = document.take_scalar("mean");
      break;
    case Family::kPareto:
      rule.shape = document.take_number("shape", 0.01, 1000);
      break;
    case Family::kZipf:
      rule.shape = document.take_number("exponent", 0, 100);
      break;
    case Family::kBeta:
      rule.shape = document.take_number("alpha", 0.01, 1000);
      rule.other_shape = document.take_number("beta", 0.01, 1000);
      break;
    case Family::kUniform:
    case Family::kHistogram:
      break;
  }
}

void read_histogram(Document& document, DistributionRule& rule) {
  const Json* const bounds = document.take("bounds");
  if (bounds == nullptr || !bounds->is(Kind::kArray) || bounds->items.size() < 2)
    document.reject("bounds", "must be an array of at least two values");
  for (const Json& item : bounds->items)
    rule.bounds.push_back(scalar_text(item, document, "bounds").value_or(""));
  const Json* const weights = document.take("weights");
  if (weights == nullptr || !weights->is(Kind::kArray) || weights->items.size() + 1 != rule.bounds.size())
    document.reject("weights", "must be an array with one weight fewer than there are bounds");
  rule.weights = read_weights(*weights, document, "weights");
}

// The weekday or month that a name begins with.
std::size_t find_period(const std::string& name, std::span<const std::string> names, const Document& document,
                        const char* key) {
  constexpr std::size_t kLetters = 3;
  std::string const lower = core::lower_ascii(name);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (lower.size() >= kLetters && names[i].starts_with(lower)) return i;
  std::string const nearest = core::nearest_name(name, names);
  document.reject(key, "does not know \"" + name + "\"",
                  nearest.empty() ? std::string() : "Perhaps you meant \"" + nearest + "\".");
}

// "9" or "9-17": from which hour to which, both included.
std::pair<std::size_t, std::size_t> read_hours(const std::string& text, const Document& document) {
  std::size_t hours[2] = {24, 24};
  const char* const end = text.data() + text.size();
  auto const first = std::from_chars(text.data(), end, hours[0]);
  hours[1] = hours[0];
  bool valid = first.ec == std::errc();
  const char* stop = first.ptr;
  if (valid && stop != end && *stop == '-') {
    auto const last = std::from_chars(stop + 1, end, hours[1]);
    valid = last.ec == std::errc();
    stop = last.ptr;
  }
  if (!valid || stop != end || hours[0] > hours[1] || hours[1] > 23)
    document.reject("hours", "does not know \"" + text + "\"",
                    "Write an hour from 0 to 23, or two of them, as in \"9-17\".");
  return {hours[0], hours[1]};
}

// Weights of the periods: an array of all, or an object of some, where the others have none.
std::vector<double> read_periods(Document& document, const char* key, std::span<const std::string> names,
                                 std::size_t count) {
  const Json* const json = document.take(key);
  if (json == nullptr) return {};
  if (json->is(Kind::kArray) && json->items.size() == count) return read_weights(*json, document, key);
  if (!json->is(Kind::kObject))
    document.reject(key, "must be an array of " + std::to_string(count) + " weights, or an object");
  std::vector<double> weights(count, 0);
  for (const pg::JsonMember& member : json->members) {
    double const weight = read_weight(member.value, document, key);
    auto const [first, last] = names.empty() ? read_hours(member.key, document)
                                             : std::pair(find_period(member.key, names, document, key),
                                                         find_period(member.key, names, document, key));
    for (std::size_t i = first; i <= last; ++i) weights[i] = weight;
  }
  reject_weightless(weights, document, key);
  return weights;
}

}  // namespace

std::vector<Value> read_values(const Json& json, const Document& document) {
  std::vector<Value> values;
  std::vector<double> weights;
  for (const Json& item : json.items) {
    if (!item.is(Kind::kObject)) {
      values.push_back({scalar_text(item, document, "values"), 1});
      continue;
    }
    Document entry(item, "key \"values\" of the " + document.subject());
    auto const text = entry.take_scalar("value");
    const Json* const weight = entry.take("weight");
    values.push_back({text, weight == nullptr ? 1 : read_weight(*weight, document, "values")});
    static const std::string kKnown[] = {"value", "weight"};
    entry.finish(kKnown);
  }
  for (const pg::JsonMember& member : json.members)
    values.push_back({member.key, read_weight(member.value, document, "values")});
  if (values.empty()) document.reject("values", "must be an array of values, or an object of weights");
  for (const Value& value : values) weights.push_back(value.weight);
  reject_weightless(weights, document, "values");
  return values;
}

DistributionRule read_distribution(Document& document) {
  DistributionRule rule;
  std::string const name = document.take_string("distribution").value_or("uniform");
  rule.family = static_cast<Family>(find_name(name, kFamilies, "distribution", document.subject()));
  read_shapes(document, rule);
  if (rule.family == Family::kHistogram) {
    read_histogram(document, rule);
  } else {
    rule.low = document.take_scalar("min");
    rule.high = document.take_scalar("max");
  }
  if (rule.family == Family::kZipf && !rule.high) document.reject("max", "must be given for zipf");
  if ((rule.family == Family::kExponential || rule.family == Family::kPoisson) && !rule.mean)
    document.reject("mean", "must be given for " + name);
  if (rule.family == Family::kPareto && !rule.low) document.reject("min", "must be given for pareto");
  if (rule.family == Family::kLognormal && !rule.mean) document.reject("mean", "must be given for lognormal");
  return rule;
}

TimesRule read_times(Document& document) {
  static const std::string kWeekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday"};
  static const std::string kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
  TimesRule rule;
  rule.low = document.take_scalar("min");
  rule.high = document.take_scalar("max");
  rule.by_hour = read_periods(document, "hours", {}, 24);
  rule.by_weekday = read_periods(document, "weekdays", kWeekdays, 7);
  rule.by_month = read_periods(document, "months", kMonths, 12);
  rule.growth = document.take_number("growth", -0.99, 1000).value_or(0);
  if (document.take_flag("business_hours")) {
    if (rule.by_hour.empty()) {
      rule.by_hour.assign(24, 0);
      std::fill(rule.by_hour.begin() + 9, rule.by_hour.begin() + 17, 1);
    }
    if (rule.by_weekday.empty()) rule.by_weekday = {1, 1, 1, 1, 1, 0, 0};
  }
  return rule;
}

CorrelationRule read_correlation(const Json& json, const Document& document) {
  Document correlation(json, "key \"correlate\" of the " + document.subject());
  CorrelationRule rule;
  rule.column = correlation.take_string("with").value_or("");
  if (rule.column.empty()) correlation.reject("with", "must name a column");
  rule.table = correlation.take_string("table").value_or("");
  auto const coefficient = correlation.take_number("coefficient", -1, 1);
  if (!coefficient) correlation.reject("coefficient", "must be a number from -1 to 1");
  rule.coefficient = *coefficient;
  static const std::string kKnown[] = {"with", "table", "coefficient"};
  correlation.finish(kKnown);
  return rule;
}

std::vector<std::pair<std::string, double>> read_locales(const Json& json, const Document& document) {
  std::vector<std::pair<std::string, double>> locales;
  if (json.is(Kind::kString)) locales.emplace_back(json.text, 1);
  for (const pg::JsonMember& member : json.members)
    locales.emplace_back(member.key, read_weight(member.value, document, "locale"));
  if (locales.empty()) document.reject("locale", "must be a locale, or an object of locales and weights");
  return locales;
}

}  // namespace synthgen::rules
