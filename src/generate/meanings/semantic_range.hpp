// Numbers, dates and times by meaning: a range of whole steps (cents, days, seconds) with a shape.
#pragma once

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/rhythm.hpp"
#include "generate/choose.hpp"

namespace synthgen::generate {

// How draws spread over a range.
enum class Shape {
  kEven,  // all alike
  kLow,   // few large values, as for prices and quantities
  kBell,  // most in the middle
  kHump,  // most in the lower third, some far above, as for salaries
  kRare,  // the least value mostly, as for fines
  kHigh,  // dense at the upper end, as for recent dates
  kGrow,  // four times as dense at the upper end, as for what a growing business records
};

// A position in [0, n) for a random word. Arithmetic without rounding modes or libm, so that all machines
// agree.
inline std::uint64_t shaped(Shape shape, std::uint64_t random, std::uint64_t n) noexcept {
  constexpr double kZeros = 0.85;
  double const u = core::unit(random);
  double x = u;
  if (shape == Shape::kLow) x = u * u * u;
  if (shape == Shape::kHigh) x = 1 - u * u;
  if (shape == Shape::kGrow) x = (std::sqrt(0.16 + 2.4 * u) - 0.4) / 1.2;
  if (shape == Shape::kRare) x = u < kZeros ? 0 : (u - kZeros) / (1 - kZeros) * ((u - kZeros) / (1 - kZeros));
  if (shape == Shape::kBell || shape == Shape::kHump) {
    std::uint64_t const more = core::mix(random, 0x62656C6C);
    x = (u + core::unit(more) + core::unit(core::mix(more, 1))) / 3;
  }
  if (shape == Shape::kHump) x *= x;
  return std::min(static_cast<std::uint64_t>(x * static_cast<double>(n)), n - 1);
}

// Calls visit(std::integral_constant<Shape, shape>()): what it does for many words is compiled for each
// shape.
template <typename Visit>
decltype(auto) with_shape(Shape shape, Visit const& visit) {
  switch (shape) {
    case Shape::kLow:
      return visit(std::integral_constant<Shape, Shape::kLow>());
    case Shape::kBell:
      return visit(std::integral_constant<Shape, Shape::kBell>());
    case Shape::kHump:
      return visit(std::integral_constant<Shape, Shape::kHump>());
    case Shape::kRare:
      return visit(std::integral_constant<Shape, Shape::kRare>());
    case Shape::kHigh:
      return visit(std::integral_constant<Shape, Shape::kHigh>());
    case Shape::kGrow:
      return visit(std::integral_constant<Shape, Shape::kGrow>());
    default:
      return visit(std::integral_constant<Shape, Shape::kEven>());
  }
}

// Null if the meaning or the type is not known, or if the usual range and the domain do not overlap. An
// integer whose meaning has decimals counts such fractions of the usual unit: two for cents.
std::unique_ptr<Generator> make_semantic_number(const core::Recognition& meaning, const pg::TypeRef& type,
                                                const plan::ValueDomain& domain);

// The figure of the tax rates that are customary where a locale is spoken, and the one that most things are
// taxed at, in tenths of a percent.
std::string tax_rate_of(std::string_view locale);
std::int64_t usual_tax_per_mille(std::string_view locale);

// Whether a column holds calendar years.
bool is_year(const core::Recognition& meaning) noexcept;

// The numbers of a meaning that come up most, `room` of them, for an integer that takes part in a composite
// key; of years as many as that, further back. Null if the meaning has fewer, or is none of numbers.
std::unique_ptr<Generator> make_key_number(const core::Recognition& meaning, const pg::TypeRef& type,
                                           const plan::ValueDomain& domain, std::uint64_t room);
std::unique_ptr<Generator> make_semantic_moment(std::string_view semantic, const pg::Table& table,
                                                const pg::TypeRef& type, const plan::ValueDomain& domain,
                                                const Context& context);
// When in the week and the day such things happen that the table records; null: at any time alike, or the
// meaning is not known.
const core::Rhythm* rhythm_of(std::string_view semantic, const pg::Table& table);
// Times of day about the usual one, a TimeADT.
std::unique_ptr<Generator> make_time_about(Datum usual);

std::unique_ptr<Generator> make_semantic_time(std::string_view semantic, const pg::TypeRef& type,
                                              const plan::ValueDomain& domain);
// Of a boolean, or of an integer that is 0 or 1.
std::unique_ptr<Generator> make_semantic_flag(std::string_view semantic, const pg::TypeRef& type,
                                              const plan::ValueDomain& domain);
// How often a flag of this meaning is set; nothing if it means no flag.
std::optional<double> flag_rate(std::string_view semantic);
// The list of places whose latitude or longitude a meaning is; empty if it is none.
std::string_view places_of(std::string_view semantic);
// Latitude and longitude of the place that the other columns of the entity describe; `listed`: as unique
// columns go through its list, see semantic_enumeration.hpp.
std::unique_ptr<Generator> make_coordinate(std::string_view semantic, const pg::TypeRef& type,
                                           const plan::ValueDomain& domain, const Context& context,
                                           bool listed = false);

// A number type as steps of 10^-scale: the Datum of `steps`. May ereport.
Datum number_datum(Oid type, int scale, std::int64_t steps, Arena& arena);

// Whole steps of 1/unit = 10^-scale that type and domain admit between `low` and `high`; nothing if the type
// is no number, or the domain lists its values. `scale` is that of types without one of their own.
struct NumberSteps {
  int scale;
  std::int64_t unit, first, last;
};
std::optional<NumberSteps> number_steps(const pg::TypeRef& type, const plan::ValueDomain& domain, double low,
                                        double high, int scale = 2);

// Digits behind the point that values of the type have: as its modifier says, or else `usual`.
int number_scale(const pg::TypeRef& type, int usual);

}  // namespace synthgen::generate
