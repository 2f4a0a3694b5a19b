// Numbers by meaning: the usual range of each, narrowed to what type and domain admit.
#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/permutation.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/usual_numbers.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/types/type_numeric.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

struct NumberMeaning {
  std::string_view semantic;
  double low, high;
  Shape shape;
  int scale;                // customary digits behind the point
  std::int64_t step;        // values are multiples of this many of the smallest units; 1 for all
  UsualNumbers usual = {};  // where only some numbers are customary
};

Shape shape_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Shape> kShapes[] = {
      {"even", Shape::kEven}, {"low", Shape::kLow},   {"bell", Shape::kBell}, {"hump", Shape::kHump},
      {"rare", Shape::kRare}, {"high", Shape::kHigh}, {"grow", Shape::kGrow}};
  for (auto const& [known, shape] : kShapes)
    if (known == name) return shape;
  throw std::out_of_range("there is no shape \"" + std::string(name) + "\"");
}

// The ranges of data/lexicon/all/figure.tsv by what they are of: a meaning, or words for "figure.words".
std::map<std::string, NumberMeaning, std::less<>> read_figures() {
  core::Lexicon const rows = core::lexicon_without_locale("figure");
  std::map<std::string, NumberMeaning, std::less<>> figures;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    auto const number = [&](std::size_t field) { return core::number_in(rows.at(row, field)); };
    bool const listed = rows.at(row, 3) == "list";
    UsualNumbers usual = listed ? UsualNumbers(rows.at(row, 1)) : UsualNumbers();
    NumberMeaning meaning{{},
                          listed ? usual.least() : number(1),
                          listed ? usual.most() : number(2),
                          listed ? Shape::kLow : shape_of(rows.at(row, 3)),
                          static_cast<int>(number(4)),
                          static_cast<std::int64_t>(number(5)),
                          std::move(usual)};
    core::for_each_field(rows.at(row), '|', [&](std::string_view words) {
      std::string name(words);
      if (name.find('.') == std::string::npos) name.insert(0, "figure.");
      std::replace(name.begin(), name.end(), ' ', '_');
      auto const place = figures.emplace(std::move(name), meaning).first;
      place->second.semantic = place->first;
    });
  }
  return figures;
}

const NumberMeaning* find_number(std::string_view semantic) {
  static const auto figures = read_figures();
  auto const found = figures.find(semantic);
  return found == figures.end() ? nullptr : &found->second;
}

constexpr std::int64_t kPowers[] = {1,       10,       100,       1000,       10000,      100000,
                                    1000000, 10000000, 100000000, 1000000000, 10000000000};
constexpr int kMostScale = 10;
constexpr int kMostShown = 63;  // digits behind the point that a numeric can be composed with

// Whole steps of 10^-scale between two ends, both included.
struct Steps {
  std::int64_t first, last;
};

double largest_value(const pg::TypeRef& type) {
  if (type.base == INT2OID) return PG_INT16_MAX;
  if (type.base == INT4OID) return PG_INT32_MAX;
  constexpr double kLargest = 1e12;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  if (type.base != NUMERICOID || !declared) return kLargest;
  auto const [precision, scale] = *declared;
  double largest = 1;
  for (int i = 0; i < precision - scale && largest < kLargest; ++i) largest *= 10;
  for (int i = 0; i > precision - scale; --i) largest /= 10;
  return largest;
}

// Shares in percent. A column that holds no more than one digit before the point, or that must not exceed
// one, holds them as fractions.
bool is_percentage(std::string_view semantic) {
  if (semantic.starts_with("finance.tax_rate")) return true;
  static constexpr std::string_view kPercentages[] = {
      "finance.interest_rate", "quantity.percentage", "quantity.percent_low", "quantity.percent_high",
      "quantity.turnout",      "quantity.growth",     "quantity.humidity"};
  return std::find(std::begin(kPercentages), std::end(kPercentages), semantic) != std::end(kPercentages);
}

bool holds_fractions(const pg::TypeRef& type, const plan::ValueDomain& domain) {
  constexpr double kTen = 10;
  if (pg::is_integer_type(type.base)) return false;
  bool const at_most_one = domain.upper && pg::number_value(type.base, domain.upper->value) <= 1;
  return at_most_one || largest_value(type) <= kTen;
}

// The steps between `low` and `high` that the type and the domain admit; nothing if there are none.
std::optional<Steps> admitted_steps(const pg::TypeRef& type, const plan::ValueDomain& domain, int scale,
                                    double low, double high) {
  auto const unit = static_cast<double>(kPowers[scale]);
  double const largest = largest_value(type);
  Steps steps{static_cast<std::int64_t>(std::ceil(low * unit)),
              static_cast<std::int64_t>(std::floor(high * unit))};
  auto const cap = static_cast<std::int64_t>(std::ceil(largest * unit));
  if (largest <= high) steps.last = std::min(steps.last, type.base == NUMERICOID ? cap - 1 : cap);
  constexpr double kMost = 9e15;
  if (domain.lower) {
    double const bound = std::clamp(pg::number_value(type.base, domain.lower->value) * unit, -kMost, kMost);
    auto const least = static_cast<std::int64_t>(std::ceil(bound - 1e-7));
    bool const hit = std::fabs(bound - static_cast<double>(least)) < 1e-7;
    steps.first = std::max(steps.first, hit && !domain.lower->inclusive ? least + 1 : least);
  }
  if (domain.upper) {
    double const bound = std::clamp(pg::number_value(type.base, domain.upper->value) * unit, -kMost, kMost);
    auto const most = static_cast<std::int64_t>(std::floor(bound + 1e-7));
    bool const hit = std::fabs(bound - static_cast<double>(most)) < 1e-7;
    steps.last = std::min(steps.last, hit && !domain.upper->inclusive ? most - 1 : most);
  }
  if (steps.first > steps.last) return std::nullopt;
  return steps;
}

// How many digits behind the point a numeric shows, also where fewer are more than zeros.
struct ShownDigits {
  int count;

  Datum datum(Oid type, int scale, std::int64_t steps, Arena& arena) const {
    return type == NUMERICOID ? make_numeric(steps, scale, count, arena)
                              : number_datum(type, scale, steps, arena);
  }
};

class NumberRange final : public Generator {
 public:
  NumberRange(const NumberMeaning& meaning, Oid type, int scale, ShownDigits shown, Steps steps,
              std::int64_t step)
      : meaning_(meaning),
        type_(type),
        scale_(scale),
        shown_(shown),
        steps_(steps),
        step_(step),
        priced_(meaning.semantic == "finance.price") {}

  std::uint64_t capacity() const noexcept override {
    return static_cast<std::uint64_t>(steps_.last - steps_.first) + 1;
  }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    std::uint64_t const index = shaped(meaning_.shape, random, capacity());
    if (priced_) return priced(index, random);
    if (step_ == 1) return index;
    std::int64_t const value = steps_.first + static_cast<std::int64_t>(index);
    std::int64_t const rounded = value - value % step_;
    return rounded < steps_.first ? index : static_cast<std::uint64_t>(rounded - steps_.first);
  }
  void pick_all(std::span<std::uint64_t> words) const noexcept override {
    for (std::uint64_t& word : words) word = NumberRange::pick(word);
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i)
      out[i] = shown_.datum(type_, scale_, steps_.first + static_cast<std::int64_t>(indexes[i]), arena);
  }
  std::string description() const override { return std::string(meaning_.semantic); }

 private:
  // Prices end in .99, .49 or .00 mostly.
  std::uint64_t priced(std::uint64_t index, std::uint64_t random) const noexcept {
    constexpr std::int64_t kEndings[] = {99, 99, 99, 49, 95, 50, 0, 0};
    if (scale_ < 2) return index;
    std::int64_t const cent = kPowers[scale_ - 2];
    std::int64_t const unit = 100 * cent;
    std::int64_t const value = steps_.first + static_cast<std::int64_t>(index);
    std::int64_t const ended = value - value % unit + kEndings[random & 7] * cent;
    return ended < steps_.first || ended > steps_.last ? index
                                                       : static_cast<std::uint64_t>(ended - steps_.first);
  }

  const NumberMeaning& meaning_;
  Oid type_;
  int scale_;
  ShownDigits shown_;
  Steps steps_;
  std::int64_t step_;
  bool priced_;
};

// Where the places of a list lie: those that the names in the row are drawn from.
class Coordinate final : public Generator {
 public:
  Coordinate(std::string_view semantic, bool latitude, Oid type, int scale, ShownDigits shown,
             const core::Lexicon& places, bool listed)
      : semantic_(semantic),
        latitude_(latitude),
        type_(type),
        scale_(scale),
        shown_(shown),
        places_(places),
        listed_(listed),
        order_(core::hash_bytes(places.name()), places.size()) {
    std::size_t const field = places.field(latitude ? "latitude" : "longitude");
    for (std::size_t row = 0; row < places.size(); ++row) {
      double const degrees = core::number_in(places.at(row, field));
      micro_degrees_.push_back(static_cast<std::int64_t>(std::llround(degrees * 1e6)));
    }
  }
  std::uint64_t capacity() const noexcept override { return 0; }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    core::Stream const picks(core::hash_bytes(places_.name(), core::hash_bytes("")));
    constexpr std::int64_t kSpread = 60000;  // micro-degrees, a few kilometres
    constexpr int kMicro = 6;
    for (std::size_t i = 0; i < count; ++i) {
      core::Stream const own(latitude_ ? 1 : 2);
      auto const offset = static_cast<std::int64_t>(core::bounded(own.at(indexes[i]), kSpread)) - kSpread / 2;
      std::size_t const place =
          listed_ ? order_.at(indexes[i] % places_.size()) : places_.pick(picks.at(indexes[i]));
      std::int64_t const degrees = micro_degrees_[place] + offset;
      out[i] = shown_.datum(type_, scale_, degrees / kPowers[kMicro - scale_], arena);
    }
  }
  std::string description() const override { return semantic_; }

 private:
  std::string semantic_;
  bool latitude_;
  Oid type_;
  int scale_;
  ShownDigits shown_;
  core::Lexicon places_;
  bool listed_;
  core::Permutation order_;
  std::vector<std::int64_t> micro_degrees_;
};

}  // namespace

int number_scale(const pg::TypeRef& type, int usual) {
  if (type.base == CASHOID) return 2;
  if (pg::is_integer_type(type.base)) return 0;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  return type.base == NUMERICOID && declared ? declared->scale : usual;
}

Datum number_datum(Oid type, int scale, std::int64_t steps, Arena& arena) {
  switch (type) {
    case INT2OID:
      return Int16GetDatum(static_cast<int16>(steps));
    case INT4OID:
      return Int32GetDatum(static_cast<int32>(steps));
    case FLOAT4OID:
      return Float4GetDatum(
          static_cast<float>(static_cast<double>(steps) / static_cast<double>(kPowers[scale])));
    case FLOAT8OID:
      return Float8GetDatum(static_cast<double>(steps) / static_cast<double>(kPowers[scale]));
    case NUMERICOID:
      return make_numeric(steps, scale, scale, arena);
    default:
      return Int64GetDatum(steps);
  }
}

std::optional<NumberSteps> number_steps(const pg::TypeRef& type, const plan::ValueDomain& domain, double low,
                                        double high, int usual_scale) {
  if (!is_number_type(type.base) || domain.allowed || !domain.excluded.empty()) return std::nullopt;
  int const scale = number_scale(type, usual_scale);
  if (scale < 0 || scale > kMostScale) return std::nullopt;
  auto const steps = admitted_steps(type, domain, scale, low, high);
  if (!steps) return std::nullopt;
  return NumberSteps{scale, kPowers[scale], steps->first, steps->last};
}

std::unique_ptr<Generator> make_semantic_number(const core::Recognition& recognition, const pg::TypeRef& type,
                                                const plan::ValueDomain& domain) {
  bool const own_range = !recognition.figure.empty();
  const NumberMeaning* meaning = find_number(own_range ? recognition.figure : recognition.semantic);
  if (meaning == nullptr || !is_number_type(type.base) || domain.allowed || !domain.excluded.empty())
    return nullptr;
  // A column that was given more digits than anyone means holds the customary ones.
  constexpr int kMostMeant = 6;
  int const declared = number_scale(type, meaning->scale);
  if (declared < 0 || declared > kMostShown) return nullptr;
  int scale = declared > kMostMeant ? meaning->scale : declared;
  int const decimals = recognition.decimals;
  ShownDigits const shown{declared + decimals};
  bool const percentage = is_percentage(meaning->semantic) || is_percentage(recognition.semantic);
  bool const fraction = percentage && meaning->high > 1 && holds_fractions(type, domain);
  std::int64_t const parts = fraction ? 100 : 1;
  auto const unit = static_cast<double>(kPowers[decimals]) / static_cast<double>(parts);
  auto const steps = admitted_steps(type, domain, scale, meaning->low * unit, meaning->high * unit);
  if (!steps) return nullptr;
  if (!meaning->usual.empty())
    if (auto usual = meaning->usual.make(meaning->semantic, type.base, scale, declared, steps->first,
                                         steps->last, unit))
      return usual;
  scale += decimals;
  // Multiples of the customary step, whatever the type's own unit is.
  int const finer = scale - meaning->scale;
  std::int64_t const step = std::max<std::int64_t>(
      1, finer >= 0 ? meaning->step * kPowers[finer] / parts : meaning->step / kPowers[-finer] / parts);
  return std::make_unique<NumberRange>(*meaning, type.base, scale, shown, *steps, step);
}

std::string tax_rate_of(std::string_view locale) {
  std::string const rate = "finance.tax_rate";
  for (; !locale.empty(); locale = core::parent_locale(locale))
    if (std::string own = rate + '.' + std::string(locale); find_number(own) != nullptr) return own;
  return rate;
}

std::int64_t usual_tax_per_mille(std::string_view locale) {
  constexpr double kPerMille = 10;
  return std::llround(find_number(tax_rate_of(locale))->usual.likeliest() * kPerMille);
}

bool is_year(const core::Recognition& recognition) noexcept {
  return recognition.semantic == "quantity.year";
}

std::unique_ptr<Generator> make_key_number(const core::Recognition& recognition, const pg::TypeRef& type,
                                           const plan::ValueDomain& domain, std::uint64_t room) {
  bool const own_range = !recognition.figure.empty();
  const NumberMeaning* meaning = find_number(own_range ? recognition.figure : recognition.semantic);
  if (meaning == nullptr || meaning->step != 1 || !pg::is_integer_type(type.base) || domain.allowed ||
      !domain.excluded.empty())
    return nullptr;
  auto const last = static_cast<std::int64_t>(room) - 1;
  // Of years there are as many as are wanted, further back.
  double const low =
      is_year(recognition) ? std::min(meaning->low, meaning->high - static_cast<double>(last)) : meaning->low;
  auto steps = admitted_steps(type, domain, 0, low, meaning->high);
  if (!steps || steps->last - steps->first < last) return nullptr;
  if (meaning->shape == Shape::kHigh || meaning->shape == Shape::kGrow)
    steps->first = steps->last - last;
  else
    steps->last = steps->first + last;
  return std::make_unique<NumberRange>(*meaning, type.base, 0, ShownDigits{0}, *steps, 1);
}

std::string_view places_of(std::string_view semantic) {
  if (semantic == "place.latitude" || semantic == "place.longitude") return "city";
  if (semantic == "geo.world_latitude" || semantic == "geo.world_longitude") return "world_city";
  if (semantic == "thing.airport_latitude" || semantic == "thing.airport_longitude") return "airport";
  return {};
}

std::unique_ptr<Generator> make_coordinate(std::string_view semantic, const pg::TypeRef& type,
                                           const plan::ValueDomain& domain, const Context& context,
                                           bool listed) {
  std::string_view const places = places_of(semantic);
  if (places.empty()) return nullptr;
  bool const latitude = semantic.ends_with("latitude");
  if (type.base != NUMERICOID && type.base != FLOAT4OID && type.base != FLOAT8OID) return nullptr;
  if (domain.allowed || !domain.excluded.empty()) return nullptr;
  constexpr int kUsualScale = 6;
  int const declared = number_scale(type, kUsualScale);
  if (declared < 0 || declared > kMostShown) return nullptr;
  int const scale = std::min(declared, kUsualScale);
  double const range = latitude ? 90 : 180;
  auto const steps = admitted_steps(type, domain, scale, -range, range);
  // Cities lie where they lie: the domain must admit the whole range of coordinates.
  if (!steps || steps->first > -range * 0.99 * kPowers[scale] || steps->last < range * 0.99 * kPowers[scale])
    return nullptr;
  return std::make_unique<Coordinate>(semantic, latitude, type.base, scale, ShownDigits{declared},
                                      core::lexicon(places, context.locale()), listed);
}

}  // namespace synthgen::generate
