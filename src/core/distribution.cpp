// Weighted choice, parent-child assignment and the normal distribution; see the header for the promises.
#include "core/distribution.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "core/hash.hpp"

namespace synthgen::core {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kOne32 = std::uint64_t{1} << 32;
constexpr int kReciprocalBits = 112;

constexpr std::uint64_t multiply_high(std::uint64_t a, std::uint64_t b) noexcept {
  return static_cast<std::uint64_t>((static_cast<Wide>(a) * b) >> 64);
}

// A share of a slot, in [0, 1], as a threshold for 64 random bits.
std::uint64_t threshold_of(double share) noexcept {
  return share >= 1.0 ? std::numeric_limits<std::uint64_t>::max()
                      : static_cast<std::uint64_t>(share * 0x1.0p64);
}

// Weights scaled to the mean of 1; all ones if no weight is above zero.
std::vector<double> normalized(std::span<const double> weights) {
  double total = 0;
  for (double const weight : weights) total += weight;
  std::vector<double> shares(weights.size(), 1.0);
  if (total > 0)
    for (std::size_t i = 0; i < weights.size(); ++i)
      shares[i] = weights[i] / total * static_cast<double>(weights.size());
  return shares;
}

double polynomial(double x, std::span<const double> coefficients) noexcept {
  double value = 0;
  for (std::size_t i = coefficients.size(); i-- > 0;) value = value * x + coefficients[i];
  return value;
}

}  // namespace

AliasTable::AliasTable(std::span<const double> weights) : slots_(weights.size()) {
  std::vector<double> shares = normalized(weights);
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::size_t i = 0; i < shares.size(); ++i)
    (shares[i] < 1.0 ? small : large).push_back(static_cast<std::uint32_t>(i));

  while (!small.empty() && !large.empty()) {
    std::uint32_t const poor = small.back();
    std::uint32_t const rich = large.back();
    small.pop_back();
    slots_[poor] = {threshold_of(shares[poor]), rich};
    shares[rich] -= 1.0 - shares[poor];
    if (shares[rich] < 1.0) {
      large.pop_back();
      small.push_back(rich);
    }
  }
  // What rounding left over fills its slot, save a weight of zero, which must never be drawn.
  for (std::uint32_t const full : large) slots_[full] = {threshold_of(1.0), full};
  auto const heaviest = std::max_element(weights.begin(), weights.end()) - weights.begin();
  for (std::uint32_t const rest : small) {
    bool const drawable = weights[rest] > 0 || weights[heaviest] <= 0;
    slots_[rest] = drawable ? Slot{threshold_of(1.0), rest} : Slot{0, static_cast<std::uint32_t>(heaviest)};
  }
}

std::size_t AliasTable::pick(std::uint64_t random) const noexcept {
  Wide const product = static_cast<Wide>(random) * slots_.size();
  auto const slot = static_cast<std::size_t>(product >> 64);
  return static_cast<std::uint64_t>(product) < slots_[slot].threshold ? slot : slots_[slot].alias;
}

SkewedAssignment::SkewedAssignment(std::uint64_t key, std::uint64_t children, std::uint64_t parents,
                                   double skew) noexcept
    : places_(mix(key, 1), children), ranks_(mix(key, 2), parents) {
  if (skew > 0) skew_ = std::min(static_cast<std::uint64_t>(std::min(skew, 1.0) * 0x1.0p32), kOne32 - 1);
  if (children > 0) reciprocal_ = (Wide{1} << kReciprocalBits) / (Wide{2} * children);
}

// In fractions of 64 binary digits: `rest` is 1 - y, and what is left of the parents 1 - g(y). Every step is
// monotone, hence so is the whole.
std::uint64_t SkewedAssignment::rank_of_place(std::uint64_t place) const noexcept {
  auto const y = static_cast<std::uint64_t>(((2 * place + 1) * reciprocal_) >> (kReciprocalBits - 64));
  std::uint64_t const rest = ~y;
  std::uint64_t const cube = multiply_high(multiply_high(rest, rest), rest);
  Wide const left = static_cast<Wide>(kOne32 - skew_) * rest + static_cast<Wide>(skew_) * cube;
  return multiply_high(~static_cast<std::uint64_t>(left >> 32), parents());
}

// The first place of run `rank`: a solution of g(y) = rank / parents in doubles, from which the integers find
// the place. Newton's method on 1 - g, which rises and is convex in 1 - y, converges from above: neither term
// of it is more than all.
std::uint64_t SkewedAssignment::first(std::uint64_t rank) const noexcept {
  if (rank >= parents()) return children();
  constexpr int kSteps = 6;
  double const skew = static_cast<double>(skew_) * 0x1.0p-32;
  double const left = 1.0 - static_cast<double>(rank) / static_cast<double>(parents());
  double rest = std::min(left / (1.0 - skew), skew > 0 ? std::cbrt(left / skew) : left);
  double const enough = 0.1 / static_cast<double>(children());  // of a place, as the next step is far smaller
  for (int i = 0; i < kSteps; ++i) {
    double const square = rest * rest;
    double const step =
        ((1.0 - skew) * rest + skew * square * rest - left) / (1.0 - skew + 3.0 * skew * square);
    rest -= step;
    if (step < enough) break;
  }
  double const estimate = (1.0 - rest) * static_cast<double>(children());
  auto place = static_cast<std::uint64_t>(std::clamp(estimate, 0.0, static_cast<double>(children())));
  place = std::min(place, children());
  while (place > 0 && rank_of_place(place - 1) >= rank) --place;
  while (place < children() && rank_of_place(place) < rank) ++place;
  return place;
}

// Where run `rank` ends that `place` is in, or before it: most runs are short.
std::uint64_t SkewedAssignment::end(std::uint64_t rank, std::uint64_t place) const noexcept {
  constexpr int kShort = 8;
  for (int i = 0; i < kShort; ++i, ++place)
    if (place >= children() || rank_of_place(place) > rank) return place;
  return first(rank + 1);
}

std::uint64_t SkewedAssignment::parent(std::uint64_t child) const noexcept {
  return parents() == 0 || children() == 0 ? 0 : ranks_.at(rank_of_place(places_.at(child)));
}

void SkewedAssignment::map_to_parents(std::span<std::uint64_t> children) const noexcept {
  if (parents() == 0 || this->children() == 0) return std::fill(children.begin(), children.end(), 0);
  places_.map(children);
  for (std::uint64_t& child : children) child = rank_of_place(child);
  ranks_.map(children);
}

std::uint64_t SkewedAssignment::ordinal(std::uint64_t child) const noexcept {
  if (parents() == 0 || children() == 0) return 0;
  std::uint64_t const place = places_.at(child);
  return place - first(rank_of_place(place));
}

SkewedAssignment::Family SkewedAssignment::family(std::uint64_t parent) const noexcept {
  std::uint64_t const rank = ranks_.position(parent);
  std::uint64_t const begin = first(rank);
  return {&places_, begin, end(rank, begin) - begin};
}

SkewedAssignment::Kin SkewedAssignment::kin(std::uint64_t child) const noexcept {
  if (parents() == 0 || children() == 0) return {0, 0, children()};
  std::uint64_t const place = places_.at(child);
  std::uint64_t const rank = rank_of_place(place);
  std::uint64_t const begin = first(rank);
  return {ranks_.at(rank), place - begin, end(rank, place) - begin};
}

// x = 2^e m with m in [sqrt(1/2), sqrt(2)), and ln m = 2 artanh((m - 1) / (m + 1)) by its series.
double portable_log(double x) noexcept {
  constexpr double kLn2 = 0.69314718055994530942;
  constexpr double kSqrtTwo = 1.41421356237309504880;
  constexpr int kTerms = 11;
  auto const bits = std::bit_cast<std::uint64_t>(x);
  auto exponent = static_cast<int>((bits >> 52) & 0x7FF) - 1023;
  double mantissa = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
  if (mantissa > kSqrtTwo) {
    mantissa *= 0.5;
    ++exponent;
  }
  double const t = (mantissa - 1.0) / (mantissa + 1.0);
  double series = 0;
  for (int i = kTerms; i-- > 0;) series = series * (t * t) + 1.0 / (2 * i + 1);
  return exponent * kLn2 + 2.0 * t * series;
}

// x = k ln 2 + r with |r| <= ln(2) / 2, and e^r by its Taylor series.
double portable_exp(double x) noexcept {
  constexpr double kLn2High = 0.693147180369123816490;  // few digits: k times it is exact
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  constexpr double kLog2E = 1.44269504088896340736;
  constexpr int kTerms = 14;
  auto const k = static_cast<int>(std::floor(x * kLog2E + 0.5));
  double const r = (x - k * kLn2High) - k * kLn2Low;
  double series = 1.0;
  for (int i = kTerms; i > 0; --i) series = 1.0 + series * r / i;
  return series * std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

double normal_quantile(double p) noexcept {
  constexpr double kA[] = {3.3871327179, 50.434271938, 159.29113202, 59.109374720};
  constexpr double kB[] = {1.0, 17.895169469, 78.757757664, 67.187563600};
  constexpr double kC[] = {1.4234372777, 2.7568153900, 1.3067284816, 0.17023821103};
  constexpr double kD[] = {1.0, 0.73700164250, 0.12021132975};
  constexpr double kE[] = {6.6579051150, 3.0812263860, 0.42868294337, 0.017337203997};
  constexpr double kF[] = {1.0, 0.24197894225, 0.012258202635};
  constexpr double kCentre = 0.425;
  constexpr double kTail = 5.0;

  double const q = p - 0.5;
  if (std::abs(q) <= kCentre) {
    double const r = kCentre * kCentre - q * q;
    return q * polynomial(r, kA) / polynomial(r, kB);
  }
  double const r = std::sqrt(-portable_log(q < 0 ? p : 1.0 - p));
  double const x = r <= kTail ? polynomial(r - 1.6, kC) / polynomial(r - 1.6, kD)
                              : polynomial(r - kTail, kE) / polynomial(r - kTail, kF);
  return q < 0 ? -x : x;
}

double normal_probability(double z) noexcept {
  constexpr double kDensity = 0.3989422804014327;  // at zero
  constexpr double kFactors[] = {0, 0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};
  constexpr double kLeast = 1e-9;
  double const distance = std::min(std::abs(z), 6.0);
  double const t = 1 / (1 + 0.2316419 * distance);
  double const tail = kDensity * portable_exp(-distance * distance / 2) * polynomial(t, kFactors);
  return std::clamp(z < 0 ? tail : 1 - tail, kLeast, 1 - kLeast);
}

double normal(std::uint64_t random) noexcept {
  return normal_quantile((static_cast<double>(random >> 12) + 0.5) * 0x1.0p-52);
}

}  // namespace synthgen::core
