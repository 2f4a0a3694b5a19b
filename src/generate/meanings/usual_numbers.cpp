#include "generate/meanings/usual_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/fields.hpp"
#include "core/hash.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/types/type_numeric.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
}

namespace synthgen::generate {

namespace {

class UsualNumber final : public Generator {
 public:
  UsualNumber(std::string description, Oid type, int scale, int shown, std::vector<std::int64_t> steps,
              std::vector<std::uint16_t> drawn)
      : description_(std::move(description)),
        type_(type),
        scale_(scale),
        shown_(shown),
        steps_(std::move(steps)),
        drawn_(std::move(drawn)) {}

  std::uint64_t capacity() const noexcept override { return steps_.size(); }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    return drawn_[core::bounded(random, drawn_.size())];
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) {
      std::int64_t const steps = steps_[indexes[i]];
      out[i] = type_ == NUMERICOID ? make_numeric(steps, scale_, shown_, arena)
                                   : number_datum(type_, scale_, steps, arena);
    }
  }
  std::string description() const override { return description_; }

 private:
  std::string description_;
  Oid type_;
  int scale_, shown_;
  std::vector<std::int64_t> steps_;   // ascending
  std::vector<std::uint16_t> drawn_;  // which, each as often as it weighs
};

}  // namespace

UsualNumbers::UsualNumbers(std::string_view list) {
  for (auto const& [text, weight] : core::weighted_fields(list))
    numbers_.push_back({core::number_in(text), weight});
  std::sort(numbers_.begin(), numbers_.end(), [](Number a, Number b) { return a.value < b.value; });
}

double UsualNumbers::least() const noexcept {
  return numbers_.empty() ? 0 : numbers_.front().value;
}

double UsualNumbers::most() const noexcept {
  return numbers_.empty() ? 0 : numbers_.back().value;
}

double UsualNumbers::likeliest() const noexcept {
  auto const most = std::max_element(numbers_.begin(), numbers_.end(),
                                     [](Number a, Number b) { return a.weight < b.weight; });
  return most == numbers_.end() ? 0 : most->value;
}

std::unique_ptr<Generator> UsualNumbers::make(std::string_view description, Oid type, int scale, int shown,
                                              std::int64_t first, std::int64_t last, double units) const {
  constexpr double kTen = 10, kNearly = 1e-6;
  std::vector<std::int64_t> steps;
  std::vector<std::uint16_t> drawn;
  for (Number const number : numbers_) {
    double const exact = number.value * units * std::pow(kTen, scale);
    auto const whole = static_cast<std::int64_t>(std::llround(exact));
    if (std::fabs(exact - static_cast<double>(whole)) > kNearly || whole < first || whole > last) continue;
    drawn.insert(drawn.end(), static_cast<std::size_t>(number.weight),
                 static_cast<std::uint16_t>(steps.size()));
    steps.push_back(whole);
  }
  if (steps.empty()) return nullptr;
  return std::make_unique<UsualNumber>(std::string(description), type, scale, shown, std::move(steps),
                                       std::move(drawn));
}

}  // namespace synthgen::generate
