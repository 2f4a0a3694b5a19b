#include "core/quantile.hpp"

#include <algorithm>
#include <cmath>

#include "core/distribution.hpp"
#include "core/hash.hpp"

namespace synthgen::core {

namespace {

constexpr std::size_t kBetaSteps = 4096;
// From this mean on a Poisson variable is taken as a rounded normal one.
constexpr double kLargeMean = 10000;
// Quantiles of unbounded distributions stay this far from 0 and 1.
constexpr double kEnd = 0x1.0p-53;

double power(double base, double exponent) noexcept {
  if (base <= 0) return 0;
  return portable_exp(std::clamp(exponent * portable_log(base), -700.0, 700.0));
}

bool lies_between_bounds(Family family) noexcept {
  return family == Family::kUniform || family == Family::kZipf || family == Family::kBeta ||
         family == Family::kHistogram;
}

}  // namespace

Distribution::Distribution(DistributionParameters parameters) : parameters_(std::move(parameters)) {
  if (parameters_.family == Family::kLognormal) {
    double const ratio = parameters_.spread / parameters_.mean;
    double const variance = portable_log(1 + ratio * ratio);
    scale_ = std::sqrt(variance);
    location_ = portable_log(parameters_.mean) - variance / 2;
  }
  if (parameters_.family == Family::kBeta) tabulate_beta();
  if (parameters_.family == Family::kPoisson && parameters_.mean < kLargeMean) tabulate_poisson();
  if (parameters_.family == Family::kHistogram) tabulate_histogram();
  if (lies_between_bounds(parameters_.family)) return;
  if (parameters_.low) from_ = first_above(*parameters_.low);
  if (parameters_.high) to_ = first_above(*parameters_.high);
  // Bounds far out in a tail leave nothing of the quantiles: then all values lie at the bound.
  to_ = std::max(from_, to_);
}

double Distribution::value(std::uint64_t random) const noexcept {
  double const u = from_ + unit(random) * (to_ - from_);
  double const value = raw(std::clamp(u, kEnd, 1 - kEnd));
  return std::clamp(value, parameters_.low.value_or(value), parameters_.high.value_or(value));
}

// The quantile at which values reach `value`, by bisection: raw() grows with its argument.
double Distribution::first_above(double value) const noexcept {
  double below = 0;
  double above = 1;
  for (int i = 0; i < 60; ++i) {
    double const middle = (below + above) / 2;
    (raw(std::clamp(middle, kEnd, 1 - kEnd)) < value ? below : above) = middle;
  }
  return above;
}

double Distribution::raw(double u) const noexcept {
  DistributionParameters const& p = parameters_;
  double const low = p.low.value_or(0);
  switch (p.family) {
    case Family::kUniform:
      return low + u * (p.high.value_or(1) - low);
    case Family::kNormal:
      return p.mean + p.spread * normal_quantile(u);
    case Family::kLognormal:
      return portable_exp(std::clamp(location_ + scale_ * normal_quantile(u), -700.0, 700.0));
    case Family::kExponential:
      return low - (p.mean - low) * portable_log(1 - u);
    case Family::kPareto:
      return low * power(1 - u, -1 / p.shape);
    case Family::kZipf: {
      double const ranks = p.high.value_or(low) - low + 2;
      double const rest = 1 - p.shape;
      double const rank =
          std::fabs(rest) < 1e-9 ? power(ranks, u) : power(1 + u * (power(ranks, rest) - 1), 1 / rest);
      return low + std::floor(rank) - 1;
    }
    case Family::kBeta:
      return low + interpolate(u) / kBetaSteps * (p.high.value_or(1) - low);
    case Family::kPoisson:
      if (cumulative_.empty())
        return std::max(0.0, std::floor(p.mean + std::sqrt(p.mean) * normal_quantile(u) + 0.5));
      return std::floor(interpolate(u));
    case Family::kHistogram: {
      double const place = interpolate(u);
      auto const step = std::min(static_cast<std::size_t>(place), p.weights.size() - 1);
      double const inside = place - static_cast<double>(step);
      return p.bounds[step] + inside * (p.bounds[step + 1] - p.bounds[step]);
    }
  }
  return 0;
}

// The step of the table that a quantile falls into, and how far.
double Distribution::interpolate(double u) const noexcept {
  auto const step = static_cast<std::size_t>(std::upper_bound(cumulative_.begin(), cumulative_.end(), u) -
                                             cumulative_.begin());
  if (step >= cumulative_.size()) return static_cast<double>(cumulative_.size()) - kEnd;
  double const before = step == 0 ? 0 : cumulative_[step - 1];
  double const width = cumulative_[step] - before;
  return static_cast<double>(step) + (width > 0 ? (u - before) / width : 0);
}

// Turns the weights in the table into the share of all steps up to each.
void Distribution::normalise_table() noexcept {
  double sum = 0;
  for (double& weight : cumulative_) weight = sum += weight;
  for (double& share : cumulative_) share /= sum;
}

void Distribution::tabulate_beta() {
  for (std::size_t i = 0; i < kBetaSteps; ++i) {
    double const x = (static_cast<double>(i) + 0.5) / kBetaSteps;
    cumulative_.push_back(power(x, parameters_.shape - 1) * power(1 - x, parameters_.other_shape - 1));
  }
  normalise_table();
}

void Distribution::tabulate_poisson() {
  constexpr double kSpreads = 10;
  constexpr double kMore = 20;
  double const mean = parameters_.mean;
  auto const last = static_cast<std::size_t>(mean + kSpreads * std::sqrt(mean) + kMore);
  double logarithm = -mean;
  for (std::size_t k = 0; k <= last; ++k) {
    if (k > 0) logarithm += portable_log(mean) - portable_log(static_cast<double>(k));
    cumulative_.push_back(logarithm < -700 ? 0 : portable_exp(logarithm));
  }
  normalise_table();
}

void Distribution::tabulate_histogram() {
  cumulative_ = parameters_.weights;
  normalise_table();
}

}  // namespace synthgen::core
