#include "generate/types/type_numeric.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

constexpr int kBase = 10000;
constexpr int kBaseDigits = 4;
constexpr uint16 kShort = 0x8000;
constexpr uint16 kShortNegative = 0x2000;
constexpr int kShortScaleShift = 7;
constexpr uint16 kShortWeightSign = 0x0040;
constexpr uint16 kShortWeightMask = 0x003F;

unsigned __int128 power_of_ten(int exponent) {
  unsigned __int128 power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

Numeric power_as_numeric(int exponent) {
  Numeric power = int64_to_numeric(1);
  for (int i = 0; i < exponent; ++i)
    power = DatumGetNumeric(
        DirectFunctionCall2(numeric_mul, NumericGetDatum(power), NumericGetDatum(int64_to_numeric(10))));
  return power;
}

}  // namespace

Datum make_numeric(int64 value, int scale, int display_scale, Arena& arena) {
  // Align to whole base-10000 digits behind the point: value * 10^-scale = magnitude * 10000^-groups.
  int const groups = scale >= 0 ? (scale + kBaseDigits - 1) / kBaseDigits : -(-scale / kBaseDigits);
  bool const negative = value < 0;
  auto magnitude = static_cast<unsigned __int128>(negative ? -static_cast<__int128>(value) : value);
  magnitude *= power_of_ten(groups * kBaseDigits - scale);

  constexpr int kMost = 12;
  int16 digits[kMost];
  int at = kMost;
  // Division of two words takes a call; hardly any value needs it.
  for (; magnitude > PG_UINT64_MAX; magnitude /= kBase) digits[--at] = static_cast<int16>(magnitude % kBase);
  for (auto rest = static_cast<std::uint64_t>(magnitude); rest != 0; rest /= kBase)
    digits[--at] = static_cast<int16>(rest % kBase);
  int const weight = kMost - at - 1 - groups;
  int end = kMost;
  while (end > at && digits[end - 1] == 0) --end;
  int const count = end - at;

  // With the header that functions want: they would copy a value with a short one.
  std::size_t const size = VARHDRSZ + sizeof(uint16) + static_cast<std::size_t>(count) * sizeof(int16);
  char* const datum = arena.allocate(size);
  SET_VARSIZE(datum, size);
  uint16 header = kShort | static_cast<uint16>(display_scale << kShortScaleShift);
  if (count > 0) {
    if (negative) header |= kShortNegative;
    if (weight < 0) header |= kShortWeightSign;
    header |= static_cast<uint16>(weight & kShortWeightMask);
  }
  std::memcpy(datum + VARHDRSZ, &header, sizeof(header));
  std::memcpy(datum + VARHDRSZ + sizeof(header), digits + at,
              static_cast<std::size_t>(count) * sizeof(int16));
  return PointerGetDatum(datum);
}

std::optional<int64> scale_numeric(Datum value, int scale, bool up) {
  if (numeric_is_nan(DatumGetNumeric(value))) return std::nullopt;
  if (numeric_is_inf(DatumGetNumeric(value))) return std::nullopt;
  Datum const power = NumericGetDatum(power_as_numeric(scale < 0 ? -scale : scale));
  Datum const scaled = scale < 0 ? DirectFunctionCall2(numeric_div, value, power)
                                 : DirectFunctionCall2(numeric_mul, value, power);
  Datum const whole =
      up ? DirectFunctionCall1(numeric_ceil, scaled) : DirectFunctionCall1(numeric_floor, scaled);
  auto const limit = [](int64 end) { return NumericGetDatum(int64_to_numeric(end)); };
  if (DatumGetBool(DirectFunctionCall2(numeric_ge, whole, limit(PG_INT64_MAX)))) return PG_INT64_MAX;
  if (DatumGetBool(DirectFunctionCall2(numeric_le, whole, limit(PG_INT64_MIN)))) return PG_INT64_MIN;
  return DatumGetInt64(DirectFunctionCall1(numeric_int8, whole));
}

}  // namespace synthgen::generate
