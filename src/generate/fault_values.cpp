#include "generate/fault_values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/hash.hpp"
#include "core/text_fault.hpp"
#include "generate/nodes/amounts.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "mb/pg_wchar.h"
#include "utils/date.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

using core::FaultKind;

namespace {

bool is_text_type(Oid type) {
  return type == TEXTOID || type == VARCHAROID || type == BPCHAROID;
}

}  // namespace

bool can_have_fault(const pg::TypeRef& type, FaultKind kind) {
  switch (kind) {
    case FaultKind::kOutlier:
      return is_number_type(type.base);
    case FaultKind::kTypo:
    case FaultKind::kCase:
      return is_text_type(type.base);
    case FaultKind::kWhitespace:
      return is_text_type(type.base) && type.base != BPCHAROID;
    case FaultKind::kLate:
      return is_instant_type(type.base);
    default:
      return true;
  }
}

double FaultyValue::number(Datum value) const {
  return DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, to_numeric(type_, value)));
}

// Whether the type holds the number; conversions of one that it does not hold raise an error.
bool FaultyValue::fits(double number) const {
  double most = 1e15;
  if (type_ == INT2OID) most = std::numeric_limits<int16>::max();
  if (type_ == INT4OID) most = std::numeric_limits<int32>::max();
  if (auto const digits = pg::numeric_modifier(modifier_); digits && type_ == NUMERICOID)
    most = std::min(most, std::pow(10.0, digits->precision - digits->scale) - 1);
  return std::abs(number) < most;
}

// Beyond the column's largest or below its smallest value by a multiple of their distance.
bool FaultyValue::make_outlier(std::uint64_t word, int attempt, const NumberSpread& spread, Arena& arena,
                               Datum* value) const {
  constexpr double kFactors[] = {20, 5, -2, 2};
  double const distance = std::max({spread.greatest - spread.least, std::abs(spread.greatest) / 2, 1.0});
  double const factor = kFactors[attempt % 4] * (1 + core::unit(core::mix(word, 1)));
  double outlier = (factor > 0 ? spread.greatest : spread.least) + factor * distance;
  outlier = std::round(outlier * 100) / 100;
  if (pg::is_integer_type(type_)) outlier = std::round(outlier);
  if (!fits(outlier)) return false;
  MemoryContext const before = MemoryContextSwitchTo(arena.context());
  Datum const number = DirectFunctionCall1(float8_numeric, Float8GetDatum(outlier));
  *value = from_numeric(type_, modifier_, number);
  MemoryContextSwitchTo(before);
  return true;
}

// By an hour to ten days, or by days where the type counts those.
bool FaultyValue::make_late(std::uint64_t word, int attempt, Datum* value) const {
  constexpr Microseconds kMinute = 60'000'000;
  Microseconds const instant = to_instant(type_, *value);
  if (instant <= std::numeric_limits<Microseconds>::min() / 2 ||
      instant >= std::numeric_limits<Microseconds>::max() / 2)
    return false;
  std::uint64_t const hours = std::uint64_t{1} << core::bounded(core::mix(word, 1), 8 >> attempt);
  std::uint64_t const minutes = 60 * hours + core::bounded(core::mix(word, 2), 60 * hours);
  std::uint64_t const days = 1 + core::bounded(core::mix(word, 3), 14 >> attempt);
  Microseconds const delay = type_ == DATEOID ? static_cast<Microseconds>(days) * kDay
                                              : static_cast<Microseconds>(minutes) * kMinute;
  if (instant <= now_ && instant + delay > now_) return false;
  *value = type_ == DATEOID ? DateADTGetDatum(static_cast<DateADT>((instant + delay) / kDay))
                            : TimestampGetDatum(instant + delay);
  return true;
}

bool FaultyValue::make_text_fault(FaultKind kind, std::uint64_t word, Arena& arena, Datum* value) const {
  auto* const stored = reinterpret_cast<struct varlena*>(DatumGetPointer(*value));
  std::string_view text(VARDATA_ANY(stored), VARSIZE_ANY_EXHDR(stored));
  if (type_ == BPCHAROID) text = text.substr(0, text.find_last_not_of(' ') + 1);
  char* const out = arena.allocate(text.size() + core::kTextFaultRoom);
  std::size_t const length = kind == FaultKind::kTypo         ? core::write_typo(text, word, out)
                             : kind == FaultKind::kWhitespace ? core::write_stray_space(text, word, out)
                                                              : core::write_other_case(text, word, out);
  if (length == 0 || !pg_verify_mbstr(GetDatabaseEncoding(), out, static_cast<int>(length), true))
    return false;
  *value = make_text(shape_, out, length, arena);
  return true;
}

bool FaultyValue::make(FaultKind kind, std::uint64_t word, int attempt, const NumberSpread& spread,
                       Arena& arena, Datum* value) const {
  switch (kind) {
    case FaultKind::kOutlier:
      return make_outlier(word, attempt, spread, arena, value);
    case FaultKind::kLate:
      return make_late(word, attempt, value);
    case FaultKind::kTypo:
    case FaultKind::kWhitespace:
    case FaultKind::kCase:
      return make_text_fault(kind, core::mix(word, 1 + static_cast<std::uint64_t>(attempt)), arena, value);
    default:
      return false;
  }
}

}  // namespace synthgen::generate
