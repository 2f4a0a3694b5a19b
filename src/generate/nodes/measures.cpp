#include "generate/nodes/measures.hpp"

#include <algorithm>

#include "generate/draw.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/datetime.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

constexpr Microseconds kHundredths = 100;

// Whether a number column holds so many hundredths. A numeric takes as many digits as its modifier says.
bool has_room(Oid type, int32 modifier, std::int64_t hundredths) {
  std::int64_t whole = hundredths / kHundredths;
  if (type == INT2OID) return whole < PG_INT16_MAX;
  if (type == INT4OID) return whole < PG_INT32_MAX;
  auto const declared = pg::numeric_modifier(modifier);
  if (type != NUMERICOID || !declared) return true;
  for (int digits = declared->precision - declared->scale; digits > 0; --digits) whole /= 10;
  return whole == 0;
}

std::int32_t day_of(Microseconds instant) {
  return static_cast<std::int32_t>(instant >= 0 ? instant / kDay : (instant - kDay + 1) / kDay);
}

std::int64_t integer_of(Oid type, Datum value) {
  if (type == INT2OID) return DatumGetInt16(value);
  return type == INT4OID ? DatumGetInt32(value) : DatumGetInt64(value);
}

void split_day(std::int32_t day, int* year, int* month, int* of_month) {
  j2date(day + POSTGRES_EPOCH_JDATE, year, month, of_month);
}

}  // namespace

void AgeNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const birth = batch.values(birth_.node);
  int year;
  int month;
  int of_month;
  split_day(day_, &year, &month, &of_month);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || birth.nulls[i];
    if (out.nulls[i]) continue;
    Microseconds const instant = to_instant(birth_.type, birth.data[i]);
    int born;
    int born_month;
    int born_day;
    split_day(day_of(instant), &born, &born_month, &born_day);
    bool const to_come = month < born_month || (month == born_month && of_month < born_day);
    out.data[i] = from_numeric(type_, modifier_, NumericGetDatum(int64_to_numeric(year - born - to_come)));
  }
  MemoryContextSwitchTo(before);
}

void LengthNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const from = batch.values(from_.node);
  Values const to = batch.values(to_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || from.nulls[i] || to.nulls[i];
    if (out.nulls[i]) continue;
    Microseconds const span = to_instant(to_.type, to.data[i]) - to_instant(from_.type, from.data[i]);
    std::int64_t const hundredths =
        std::max<Microseconds>(0, span) / (unit_ / kHundredths) + (inclusive_ ? kHundredths : 0);
    out.data[i] =
        has_room(type_, modifier_, hundredths)
            ? from_numeric(type_, modifier_, NumericGetDatum(int64_div_fast_to_numeric(hundredths, 2)))
            : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

void YearNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  Values const date = batch.values(date_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || (date.nulls[i] && !is_limit_);
    if (out.nulls[i]) continue;
    out.data[i] = own.data[i];
    if (date.nulls[i]) continue;
    Microseconds const instant = to_instant(date_.type, date.data[i]);
    int year;
    int month;
    int of_month;
    split_day(day_of(instant), &year, &month, &of_month);
    if (!is_limit_ || year < integer_of(own_.type, own.data[i])) out.data[i] = integer_datum(own_.type, year);
  }
}

void RankedNode::generate(Batch& batch, Values out) const {
  constexpr std::size_t kMost = 8;
  std::size_t const count = std::min(members_.size(), kMost);
  Values values[kMost];
  for (std::size_t m = 0; m < count; ++m) values[m] = batch.values(members_[m]);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = values[rank_].nulls[i];
    if (out.nulls[i]) continue;
    // How many of those that are there stand before this one's place, and the value of that rank.
    std::pair<Datum, Datum> known[kMost];
    std::size_t size = 0;
    std::size_t place = 0;
    for (std::size_t m = 0; m < count; ++m) {
      if (values[m].nulls[i]) continue;
      place += m < rank_;
      std::pair<Datum, Datum> const own{to_numeric(type_, values[m].data[i]), values[m].data[i]};
      std::size_t at = size++;
      for (; at > 0 && DatumGetBool(DirectFunctionCall2(numeric_gt, known[at - 1].first, own.first)); --at)
        known[at] = known[at - 1];
      known[at] = own;
    }
    out.data[i] = known[place].second;
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
