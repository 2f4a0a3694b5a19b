// Types whose values are integers at heart (numbers, dates, times, amounts) are generated from a grid:
// equally spaced points in an interval, less the excluded ones. Index order is value order.
#pragma once

#include "generate/generator.hpp"
#include "plan/conditions/value_domain.hpp"

namespace synthgen::generate {

// What a type permits and what is usual for it, in the type's finest unit.
struct GridLimits {
  int64 minimum, maximum;       // of the type
  int64 usual_low, usual_high;  // where nothing is said
  int64 span;                   // how far to go from a single bound outside of the usual
};

// The domain's restrictions in the type's finest unit; both ends inclusive.
struct GridBounds {
  std::optional<int64> lower, upper;
  std::vector<int64> excluded;
};

class Grid {
 public:
  // The points in `step` units within bounds and limits; nothing if there are none.
  static std::optional<Grid> choose(const GridBounds& bounds, const GridLimits& limits, int64 step);

  // The coarsest of `steps` (descending) that yields `wanted` points, else the finest.
  static std::optional<Grid> choose(const GridBounds& bounds, const GridLimits& limits,
                                    std::span<const int64> steps, std::uint64_t wanted);

  std::uint64_t count() const noexcept { return count_; }
  int64 first() const noexcept { return at(0); }
  int64 last() const noexcept { return at(count_ - 1); }

  int64 at(std::uint64_t index) const noexcept {
    for (std::uint64_t const hole : holes_) {
      if (index < hole) break;
      ++index;
    }
    return static_cast<int64>(static_cast<std::uint64_t>(first_) + index) * step_;
  }

 private:
  int64 first_ = 0;  // in steps
  int64 step_ = 1;
  std::uint64_t count_ = 0;
  std::vector<std::uint64_t> holes_;  // positions left out, ascending
};

// A generator whose index order is the order of its values.
class OrderedGenerator : public Generator {};

// Turns grid points into Datums by `Encode`, a function object (int64, Arena&) -> Datum.
template <typename Encode>
class GridGenerator final : public OrderedGenerator {
 public:
  GridGenerator(Grid grid, Encode encode, std::string description)
      : grid_(std::move(grid)), encode_(encode), description_(std::move(description)) {}

  std::uint64_t capacity() const noexcept override { return grid_.count(); }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) out[i] = encode_(grid_.at(indexes[i]), arena);
  }

  std::string description() const override { return description_; }

 private:
  Grid grid_;
  Encode encode_;
  std::string description_;
};

// How a type's values become integers: nothing for infinity and the like. `up` rounds towards the
// larger neighbour where the value lies between two units.
using Decode = std::function<std::optional<int64>(Datum value, bool up)>;

// The bounds of `domain` in whole units. An exclusive bound that lies on a unit moves by one.
GridBounds grid_bounds(const plan::ValueDomain& domain, const Decode& decode);

// "integer between 1 and 1000".
std::string describe_interval(std::string_view what, const std::string& first, const std::string& last);

}  // namespace synthgen::generate
