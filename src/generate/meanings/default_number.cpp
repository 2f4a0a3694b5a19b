#include "generate/meanings/default_number.hpp"

#include <algorithm>
#include <cmath>

#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/amounts.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::generate {

namespace {

// Numbers in even steps, the default being one of them.
class NumbersAround final : public Generator {
 public:
  NumbersAround(std::string description, Oid type, int scale, std::int64_t first, std::int64_t step,
                std::uint64_t count, std::uint64_t usual, double rate)
      : description_(std::move(description)),
        type_(type),
        scale_(scale),
        first_(first),
        step_(step),
        count_(count),
        usual_(usual),
        rate_(rate) {}

  std::uint64_t capacity() const noexcept override { return count_; }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    if (core::unit(random) < rate_) return usual_;
    return shaped(Shape::kHump, core::mix(random, 1), count_);
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i)
      out[i] = number_datum(type_, scale_, first_ + step_ * static_cast<std::int64_t>(indexes[i]), arena);
  }
  std::string description() const override { return description_; }

 private:
  std::string description_;
  Oid type_;
  int scale_;
  std::int64_t first_, step_;
  std::uint64_t count_, usual_;
  double rate_;
};

// Steps by a tenth of the default; where it has whole units, by whole ones, so that prices end alike.
std::int64_t step_around(std::int64_t usual, std::int64_t unit) {
  std::int64_t const tenth = std::max<std::int64_t>(1, usual / 10);
  return usual < 2 * unit ? tenth : std::max(unit, tenth / unit * unit);
}

}  // namespace

std::unique_ptr<Generator> with_default(std::unique_ptr<Generator> own, std::string_view semantic,
                                        const pg::TypeRef& type, const plan::ValueDomain& domain,
                                        Datum value) {
  constexpr double kLeastShare = 0.5;
  constexpr double kMostShare = 2;
  constexpr double kUsually = 0.55;
  constexpr double kMost = 1e9;
  plan::ValueDomain interval = domain;
  interval.lower.reset();
  interval.upper.reset();
  if (!is_number_type(type.base) || !interval.unrestricted() || !plan::contains(domain, value, type))
    return own;
  double const usual = pg::number_value(type.base, value);
  bool const is_told = semantic.empty() || semantic.starts_with("finance.") ||
                       semantic.starts_with("quantity.") || semantic.starts_with("figure.");
  if (!is_told || !(usual > 0) || usual > kMost || (usual == 1 && !semantic.empty())) return own;
  auto const range = number_steps(type, domain, usual * kLeastShare, usual * kMostShare);
  if (!range) return own;
  auto const exact = static_cast<std::int64_t>(std::llround(usual * static_cast<double>(range->unit)));
  std::int64_t const step = step_around(exact, range->unit);
  std::int64_t const below = std::max<std::int64_t>(0, (exact - range->first) / step);
  std::int64_t const above = std::max<std::int64_t>(0, (range->last - exact) / step);
  double const rate = semantic == "finance.tax_rate" ? 1 : kUsually;
  return std::make_unique<NumbersAround>(
      own->description() + " about its default", type.base, range->scale, exact - below * step, step,
      static_cast<std::uint64_t>(below + above + 1), static_cast<std::uint64_t>(below), rate);
}

}  // namespace synthgen::generate
