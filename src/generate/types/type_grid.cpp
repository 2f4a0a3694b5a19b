#include "generate/types/type_grid.hpp"

#include <algorithm>

namespace synthgen::generate {

namespace {

using Wide = __int128;

Wide floor_divide(Wide a, Wide b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}
Wide ceil_divide(Wide a, Wide b) {
  return -floor_divide(-a, b);
}

struct Interval {
  Wide low, high;
};

// The interval to draw from. A bound within reach of the usual interval replaces its end; a bound far
// out leaves the usual interval as it is, or, if that is forbidden, moves it. A lower bound that leaves
// little of the usual interval opens it upwards, by as much as the bound is large.
Interval choose_interval(const GridBounds& bounds, const GridLimits& limits) {
  Wide const span = limits.span;
  Wide low = limits.usual_low, high = limits.usual_high;
  if (bounds.lower && bounds.upper) {
    low = *bounds.lower;
    high = *bounds.upper;
  } else if (bounds.lower) {
    Wide const lower = *bounds.lower;
    if (lower > low + std::min(span, high - low) / 2)
      high = std::max(high, lower + std::min(span, 4 * std::max<Wide>(lower, -lower)));
    if (*bounds.lower > low - span) low = *bounds.lower;
  } else if (bounds.upper) {
    if (*bounds.upper < low) low = *bounds.upper - span;
    high = std::min<Wide>(high, *bounds.upper);
  }
  return {std::max<Wide>(low, limits.minimum), std::min<Wide>(high, limits.maximum)};
}

}  // namespace

std::optional<Grid> Grid::choose(const GridBounds& bounds, const GridLimits& limits, int64 step) {
  Interval const interval = choose_interval(bounds, limits);
  Wide const first = ceil_divide(interval.low, step);
  Wide const last = floor_divide(interval.high, step);
  if (last < first) return std::nullopt;

  Grid grid;
  grid.first_ = static_cast<int64>(first);
  grid.step_ = step;
  for (int64 const value : bounds.excluded) {
    if (value % step != 0 || value / step < first || value / step > last) continue;
    grid.holes_.push_back(static_cast<std::uint64_t>(Wide{value / step} - first));
  }
  std::sort(grid.holes_.begin(), grid.holes_.end());
  grid.holes_.erase(std::unique(grid.holes_.begin(), grid.holes_.end()), grid.holes_.end());
  Wide const count = last - first + 1 - static_cast<Wide>(grid.holes_.size());
  if (count <= 0) return std::nullopt;
  grid.count_ = static_cast<std::uint64_t>(std::min<Wide>(count, kUnlimited));
  return grid;
}

std::optional<Grid> Grid::choose(const GridBounds& bounds, const GridLimits& limits,
                                 std::span<const int64> steps, std::uint64_t wanted) {
  std::optional<Grid> grid;
  for (int64 const step : steps) {
    grid = choose(bounds, limits, step);
    if (grid && grid->count() >= wanted) break;
  }
  return grid;
}

GridBounds grid_bounds(const plan::ValueDomain& domain, const Decode& decode) {
  GridBounds bounds;
  if (domain.lower) {
    bounds.lower = decode(domain.lower->value, true);
    bool const on_unit = bounds.lower == decode(domain.lower->value, false);
    if (bounds.lower && on_unit && !domain.lower->inclusive && *bounds.lower < PG_INT64_MAX) ++*bounds.lower;
  }
  if (domain.upper) {
    bounds.upper = decode(domain.upper->value, false);
    bool const on_unit = bounds.upper == decode(domain.upper->value, true);
    if (bounds.upper && on_unit && !domain.upper->inclusive && *bounds.upper > PG_INT64_MIN) --*bounds.upper;
  }
  for (Datum const value : domain.excluded) {
    auto const low = decode(value, false);
    if (low && low == decode(value, true)) bounds.excluded.push_back(*low);
  }
  return bounds;
}

std::string describe_interval(std::string_view what, const std::string& first, const std::string& last) {
  std::string text(what);
  if (first == last) return text + " " + first;
  return text + " between " + first + " and " + last;
}

}  // namespace synthgen::generate
