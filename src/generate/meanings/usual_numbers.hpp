// Numbers of which only some are customary: contracts run for 12 or 24 months, memory has 8 or 16 gigabytes.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "generate/generator.hpp"

namespace synthgen::generate {

class UsualNumbers {
 public:
  UsualNumbers() = default;

  // Numbers that | separates, each with how often it comes up in front if that is not once: "6|3*12|24".
  explicit UsualNumbers(std::string_view list);

  bool empty() const noexcept { return numbers_.empty(); }
  double least() const noexcept;
  double most() const noexcept;

  // The one that comes up most; 0 if there is none.
  double likeliest() const noexcept;

  // Those that lie between two whole numbers of 10^-scale once they are told in another unit, of which there
  // are `units` to the usual one, shown with so many digits behind the point; null if none does. What has
  // more digits than the scale is left out.
  std::unique_ptr<Generator> make(std::string_view description, Oid type, int scale, int shown,
                                  std::int64_t first, std::int64_t last, double units = 1) const;

 private:
  struct Number {
    double value;
    int weight;
  };
  std::vector<Number> numbers_;
};

}  // namespace synthgen::generate
