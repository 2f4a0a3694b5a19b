// Distributions by their quantile functions: one random word gives one value, larger words larger values.
// So values can be cut off at both ends without drawing in vain.
//
// As everything in core, the same bits on every machine: only + - * / sqrt and the project's own log and exp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace synthgen::core {

enum class Family {
  kUniform,      // between low and high
  kNormal,       // mean, spread = standard deviation
  kLognormal,    // mean, spread = standard deviation, both of the values
  kExponential,  // mean, above low (or 0)
  kPareto,       // shape, above low > 0
  kZipf,         // shape = exponent, whole numbers from low to high
  kBeta,         // shape, other_shape; between low and high
  kPoisson,      // mean; whole numbers
  kHistogram,    // bounds, and the weight of each interval between two of them
};

struct DistributionParameters {
  Family family = Family::kUniform;
  double mean = 0, spread = 1;
  double shape = 1, other_shape = 1;
  std::optional<double> low, high;  // no value lies outside
  std::vector<double> bounds, weights;
};

class Distribution {
 public:
  // Parameters are sane: spreads and shapes above zero, low <= high, both given where the family lies
  // between them; at least two ascending bounds and one weight fewer, not all zero.
  explicit Distribution(DistributionParameters parameters);

  // The value for a random word; grows with the word.
  double value(std::uint64_t random) const noexcept;

 private:
  double raw(double u) const noexcept;
  double first_above(double value) const noexcept;
  void tabulate_beta();
  void tabulate_poisson();
  void tabulate_histogram();
  double interpolate(double u) const noexcept;
  void normalise_table() noexcept;

  DistributionParameters parameters_;
  double location_ = 0, scale_ = 1;  // of the logarithm, for kLognormal
  std::vector<double> cumulative_;   // by step of the table
  double from_ = 0, to_ = 1;         // the part of the quantiles between low and high
};

}  // namespace synthgen::core
