// Integers and everything stored like one, numeric, floating-point numbers and money.
#include <algorithm>
#include <cmath>

#include "generate/types/type_grid.hpp"
#include "generate/types/type_makers.hpp"
#include "generate/types/type_numeric.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "access/transam.h"
}

namespace synthgen::generate {

namespace {

constexpr std::uint64_t kMany = 500'000;  // points that a unique column should have

struct EncodeInt16 {
  Datum operator()(int64 v, Arena&) const { return Int16GetDatum(static_cast<int16>(v)); }
};
struct EncodeInt32 {
  Datum operator()(int64 v, Arena&) const { return Int32GetDatum(static_cast<int32>(v)); }
};
struct EncodeUint32 {
  Datum operator()(int64 v, Arena&) const { return UInt32GetDatum(static_cast<uint32>(v)); }
};
struct EncodeInt64 {
  Datum operator()(int64 v, Arena&) const { return Int64GetDatum(v); }
};
struct EncodeChar {
  Datum operator()(int64 v, Arena&) const { return CharGetDatum(static_cast<char>(v)); }
};
struct EncodeBool {
  Datum operator()(int64 v, Arena&) const { return BoolGetDatum(v != 0); }
};

// A type whose Datum is an integer in the order of the type.
struct IntegerType {
  Oid oid;
  const char* what;
  GridLimits limits;
  int64 distinct_low, distinct_high;  // usual interval of a unique column
};

constexpr int64 kInt32Max = PG_INT32_MAX;
constexpr int64 kUint32Max = PG_UINT32_MAX;

constexpr IntegerType kIntegerTypes[] = {
    {INT2OID, "smallint", {PG_INT16_MIN, PG_INT16_MAX, 1, 10, 1000}, 1, PG_INT16_MAX},
    {INT4OID, "integer", {PG_INT32_MIN, kInt32Max, 1, 20, 1000}, 1, kInt32Max},
    {INT8OID, "bigint", {PG_INT64_MIN, PG_INT64_MAX, 1, 100, 1000}, 1, kInt32Max},
    {OIDOID, "oid", {0, kUint32Max, 10000, 99999, 90000}, 10000, kUint32Max},
    {XIDOID, "xid", {FirstNormalTransactionId, kUint32Max, 1000, 99999, 99000}, 1000, kInt32Max},
    {CIDOID, "cid", {0, kUint32Max, 0, 999, 1000}, 0, kInt32Max},
    {XID8OID, "xid8", {3, PG_INT64_MAX, 1000, 99999, 99000}, 1000, int64{1} << 40},
    {PG_LSNOID, "pg_lsn", {1, PG_INT64_MAX, 0x1000000, 0xFFFFFFFF, 0xFFFFFFFF}, 0x1000000, int64{1} << 48},
    {BOOLOID, "boolean", {0, 1, 0, 1, 1}, 0, 1},
    {CHAROID, "\"char\"", {33, 126, 'A', 'Z', 26}, 33, 126},
    {MONEYOID, "money", {PG_INT64_MIN, PG_INT64_MAX, 100, 100000, 100000}, 1, int64{1} << 40},
};

int64 integer_of(Oid type, Datum value) {
  switch (type) {
    case INT2OID:
      return DatumGetInt16(value);
    case INT4OID:
      return DatumGetInt32(value);
    case OIDOID:
    case XIDOID:
    case CIDOID:
      return DatumGetUInt32(value);
    case BOOLOID:
      return DatumGetBool(value) ? 1 : 0;
    case CHAROID:
      return static_cast<unsigned char>(DatumGetChar(value));
    default:
      return DatumGetInt64(value);
  }
}

template <typename Encode>
std::unique_ptr<Generator> grid_generator(Grid grid, Encode encode, Oid type, std::string_view what) {
  MemoryContext const context = CurrentMemoryContext;
  Datum ends[2];
  pg::guard([&] {
    Arena arena(context);
    ends[0] = encode(grid.first(), arena);
    ends[1] = encode(grid.last(), arena);
  });
  std::string description = describe_interval(what, print_value(ends[0], type), print_value(ends[1], type));
  return std::make_unique<GridGenerator<Encode>>(std::move(grid), encode, std::move(description));
}

std::unique_ptr<Generator> integer_generator(Grid grid, const IntegerType& type) {
  switch (type.oid) {
    case INT2OID:
      return grid_generator(std::move(grid), EncodeInt16{}, type.oid, type.what);
    case INT4OID:
      return grid_generator(std::move(grid), EncodeInt32{}, type.oid, type.what);
    case OIDOID:
    case XIDOID:
    case CIDOID:
      return grid_generator(std::move(grid), EncodeUint32{}, type.oid, type.what);
    case BOOLOID:
      return grid_generator(std::move(grid), EncodeBool{}, type.oid, type.what);
    case CHAROID:
      return grid_generator(std::move(grid), EncodeChar{}, type.oid, type.what);
    default:
      return grid_generator(std::move(grid), EncodeInt64{}, type.oid, type.what);
  }
}

std::unique_ptr<Generator> make_integer(const TypeRequest& request, const IntegerType& type) {
  GridLimits limits = type.limits;
  if (request.need_distinct) {
    limits.usual_low = type.distinct_low;
    limits.usual_high = type.distinct_high;
    if (std::uint64_t const room = request.context.room_in_key; room != 0) {
      constexpr std::uint64_t kFloors = 20;
      std::uint64_t const values = std::max(room, kFloors);
      if (values < static_cast<std::uint64_t>(type.distinct_high))
        limits.usual_high = type.distinct_low + static_cast<int64>(values) - 1;
    }
    limits.span = limits.usual_high - type.distinct_low;
  }
  auto const decode = [&](Datum value, bool) { return std::optional<int64>(integer_of(type.oid, value)); };
  GridBounds const bounds = grid_bounds(request.domain, decode);
  auto grid = Grid::choose(bounds, limits, 1);
  // Below what is usual there are more.
  if (request.need_distinct && bounds.upper && !bounds.lower && grid &&
      grid->count() < request.context.rows_needed && *bounds.upper < limits.maximum) {
    limits.usual_low = *bounds.upper + 1;
    grid = Grid::choose(bounds, limits, 1);
  }
  return grid ? integer_generator(std::move(*grid), type) : nullptr;
}

struct EncodeNumeric {
  int scale, display_scale;
  Datum operator()(int64 v, Arena& arena) const { return make_numeric(v, scale, display_scale, arena); }
};

int64 power_of_ten(int exponent) {
  int64 power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

// The usual interval, in units of 10^-scale: from 0 to 100, or to 1000 where the precision holds more than
// that.
GridLimits numeric_limits(int scale, std::optional<pg::NumericModifier> modifier, bool distinct) {
  constexpr int kDigits = 18;  // that an int64 surely holds
  int64 maximum = power_of_ten(kDigits) - 1;
  if (modifier) {
    // The largest value has precision digits at the declared scale; here it is cut at `scale`.
    int const digits = modifier->precision - (modifier->scale - scale);
    if (digits <= kDigits) maximum = power_of_ten(std::max(digits, 0)) - 1;
  }
  int64 const thousand = power_of_ten(std::clamp(scale + 3, 0, kDigits));
  int64 const usual = maximum < thousand ? thousand / 10 : thousand;
  int64 const high = distinct ? power_of_ten(std::clamp(scale + 7, 9, kDigits)) : std::max<int64>(usual, 9);
  return {-maximum, maximum, 0, std::min(maximum, high), std::min(maximum, high)};
}

std::optional<Grid> numeric_grid(const TypeRequest& request, int scale,
                                 std::optional<pg::NumericModifier> modifier) {
  auto const decode = [&](Datum value, bool up) {
    std::optional<int64> scaled;
    pg::guard([&] { scaled = scale_numeric(value, scale, up); });
    return scaled;
  };
  return Grid::choose(grid_bounds(request.domain, decode),
                      numeric_limits(scale, modifier, request.need_distinct), 1);
}

// Without a declared scale, or with one that nobody means, two digits are usual, more if the interval is
// small.
std::unique_ptr<Generator> make_numeric_type(const TypeRequest& request) {
  constexpr int kMostMeant = 6;
  constexpr int kUsual = 2;
  auto const modifier = pg::numeric_modifier(request.type.base_modifier);
  std::uint64_t const wanted = request.need_distinct ? kMany : 20;
  int const coarsest = modifier && modifier->scale <= kMostMeant ? modifier->scale : kUsual;
  int const finest = modifier ? std::min(modifier->scale, 17) : 12;
  std::optional<Grid> grid;
  int used = coarsest;
  for (int scale = coarsest; scale <= finest; scale += 3) {
    auto finer = numeric_grid(request, scale, modifier);
    if (!finer) continue;
    grid = std::move(finer);
    used = scale;
    if (grid->count() >= wanted) break;
  }
  if (!grid && finest > coarsest) grid = numeric_grid(request, used = finest, modifier);
  // Beyond the reach of a 64-bit integer only multiples of a power of ten are made.
  for (int const scale : {0, -6, -12, -24, -48, -96})
    if (!grid) grid = numeric_grid(request, used = scale, modifier);
  if (!grid) return nullptr;
  int const shown = modifier ? std::max(modifier->scale, 0) : used;
  if (shown > 63) return nullptr;
  return grid_generator(std::move(*grid), EncodeNumeric{used, shown}, NUMERICOID, "numeric");
}

// Decimal fractions look better than binary ones: point / 10^scale.
struct EncodeFloat8 {
  double divisor;
  Datum operator()(int64 v, Arena&) const { return Float8GetDatum(static_cast<double>(v) / divisor); }
};
struct EncodeFloat4 {
  double divisor;
  Datum operator()(int64 v, Arena&) const {
    return Float4GetDatum(static_cast<float>(static_cast<double>(v) / divisor));
  }
};

// The points k / divisor of an interval of floating-point numbers.
class FloatGrid {
 public:
  FloatGrid(const TypeRequest& request, int scale)
      : single_(request.type.base == FLOAT4OID), divisor_(std::pow(10.0, scale)) {
    // A float4 tells 2^24 integers apart, a float8 2^53: points beyond would coincide.
    int64 const exact = int64{1} << (single_ ? 24 : 53);
    double const usual = request.need_distinct ? 1e9 : 1000;
    int64 const high =
        std::max<int64>(1, static_cast<int64>(std::min(usual * divisor_, static_cast<double>(exact))));
    GridLimits const limits{-exact, exact, 0, high, high};
    GridBounds bounds;
    if (request.domain.lower) bounds.lower = first_beyond(*request.domain.lower, 1);
    if (request.domain.upper) bounds.upper = first_beyond(*request.domain.upper, -1);
    for (Datum const value : request.domain.excluded) {
      auto const nearest = nearest_point(value_of(value));
      if (nearest && point(*nearest) == value_of(value)) bounds.excluded.push_back(*nearest);
    }
    grid_ = Grid::choose(bounds, limits, 1);
  }

  const std::optional<Grid>& grid() const { return grid_; }
  double divisor() const { return divisor_; }

 private:
  double value_of(Datum value) const { return single_ ? DatumGetFloat4(value) : DatumGetFloat8(value); }

  // What the column will hold.
  double point(int64 k) const {
    double const value = static_cast<double>(k) / divisor_;
    return single_ ? static_cast<double>(static_cast<float>(value)) : value;
  }

  std::optional<int64> nearest_point(double value) const {
    if (!std::isfinite(value)) return std::nullopt;
    return static_cast<int64>(std::clamp(std::round(value * divisor_), -9.2e18, 9.2e18));
  }

  // The first point within a bound, in the direction `step` away from it.
  std::optional<int64> first_beyond(const plan::Bound& bound, int step) const {
    double const end = value_of(bound.value);
    auto k = nearest_point(end);
    if (!k) return std::nullopt;
    constexpr int kReach = 4;  // rounding is off by one or two
    for (*k -= step; std::abs(static_cast<double>(*k) - end * divisor_) < kReach; *k += step) {
      double const distance = (point(*k) - end) * step;
      if (distance > 0 || (distance == 0 && bound.inclusive)) break;
    }
    return k;
  }

  bool single_;
  double divisor_;
  std::optional<Grid> grid_;
};

// Two digits are usual, more for a small interval, fewer for large numbers.
std::unique_ptr<Generator> make_float(const TypeRequest& request) {
  bool const single = request.type.base == FLOAT4OID;
  std::uint64_t const wanted = request.need_distinct ? kMany : 20;
  std::optional<FloatGrid> best;
  for (int const scale : {2, 4, 6, 9, 12, 15, 0, -6, -12, -24}) {
    FloatGrid const candidate(request, scale);
    if (!candidate.grid()) continue;
    if (!best || candidate.grid()->count() > best->grid()->count()) best = candidate;
    if (best->grid()->count() >= wanted) break;
  }
  if (!best) return nullptr;
  if (single) return grid_generator(*best->grid(), EncodeFloat4{best->divisor()}, FLOAT4OID, "real");
  return grid_generator(*best->grid(), EncodeFloat8{best->divisor()}, FLOAT8OID, "double precision");
}

}  // namespace

TypeAnswer make_number(const TypeRequest& request) {
  TypeAnswer answer{true, nullptr, true, true, false};
  Oid const type = request.type.base;
  if (type == NUMERICOID) {
    answer.generator = make_numeric_type(request);
    return answer;
  }
  if (type == FLOAT4OID || type == FLOAT8OID) {
    answer.generator = make_float(request);
    return answer;
  }
  for (const IntegerType& known : kIntegerTypes)
    if (known.oid == type) {
      answer.generator = make_integer(request, known);
      return answer;
    }
  return TypeAnswer::unknown();
}

}  // namespace synthgen::generate
