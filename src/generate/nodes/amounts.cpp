#include "generate/nodes/amounts.hpp"

#include <algorithm>

#include "generate/draw.hpp"
#include "generate/nodes/numerics.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/cash.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

// Values are computed in the batch's memory.
class ArenaContext {
 public:
  explicit ArenaContext(Batch& batch) : before_(MemoryContextSwitchTo(batch.arena().context())) {}
  void leave() { MemoryContextSwitchTo(before_); }

 private:
  MemoryContext before_;
};

Datum per_mille(std::int64_t share) {
  return NumericGetDatum(int64_div_fast_to_numeric(share, 3));
}

// The greatest and the least number of a type, found once: asked for with every number that is written.
struct Limits {
  // A numeric of at most kMostDigits digits.
  struct Number {
    alignas(MAXIMUM_ALIGNOF) char bytes[32];
    Datum datum() const noexcept { return PointerGetDatum(bytes); }
  };
  Oid type = InvalidOid;
  int32 modifier = 0;
  bool known = false;
  Number most, least;
};

constexpr int kMostDigits = 18;

std::optional<Datum> find_greatest(Oid type, int32 modifier) {
  if (pg::is_integer_type(type)) return whole_numeric(pg::greatest_integer(type));
  auto const declared = pg::numeric_modifier(modifier);
  if (type != NUMERICOID || !declared || declared->precision > kMostDigits || declared->scale < 0)
    return std::nullopt;
  std::int64_t beyond = 1;
  for (int digit = 0; digit < declared->precision; ++digit) beyond *= 10;
  return NumericGetDatum(int64_div_fast_to_numeric(beyond - 1, declared->scale));
}

Limits::Number stored(Datum number) {
  Limits::Number result;
  Assert(VARSIZE_ANY(DatumGetPointer(number)) <= sizeof(result.bytes));
  std::copy_n(DatumGetPointer(number), VARSIZE_ANY(DatumGetPointer(number)), result.bytes);
  return result;
}

// Types share places; one that another has taken is found anew.
const Limits& limits_of(Oid type, int32 modifier) {
  constexpr std::size_t kPlaces = 64;
  static Limits places[kPlaces];
  Limits& place = places[core::mix(type, static_cast<std::uint32_t>(modifier)) % kPlaces];
  if (place.type == type && place.modifier == modifier) return place;
  auto const greatest = find_greatest(type, modifier);
  place.known = greatest.has_value();
  if (greatest) {
    place.most = stored(*greatest);
    place.least = stored(DirectFunctionCall1(numeric_uminus, *greatest));
  }
  place.type = type;
  place.modifier = modifier;
  return place;
}

}  // namespace

bool is_number_type(Oid type) {
  return type == INT2OID || type == INT4OID || type == INT8OID || type == NUMERICOID || type == FLOAT4OID ||
         type == FLOAT8OID || type == CASHOID;
}

Datum to_numeric(Oid type, Datum value) {
  switch (type) {
    case INT2OID:
      return whole_numeric(DatumGetInt16(value));
    case INT4OID:
      return whole_numeric(DatumGetInt32(value));
    case INT8OID:
      return whole_numeric(DatumGetInt64(value));
    case FLOAT4OID:
      return DirectFunctionCall1(float4_numeric, value);
    case FLOAT8OID:
      return DirectFunctionCall1(float8_numeric, value);
    case CASHOID:
      return DirectFunctionCall1(cash_numeric, value);
    default:
      return value;
  }
}

std::optional<Datum> greatest_number(Oid type, int32 modifier) {
  Limits const& limits = limits_of(type, modifier);
  return limits.known ? std::optional(limits.most.datum()) : std::nullopt;
}

Datum from_numeric(Oid type, int32 modifier, Datum value) {
  if (Limits const& limits = limits_of(type, modifier); limits.known) {
    if (is_less(limits.most.datum(), value)) value = limits.most.datum();
    if (is_less(value, limits.least.datum())) value = limits.least.datum();
  }
  switch (type) {
    case INT2OID:
      return DirectFunctionCall1(numeric_int2, value);
    case INT4OID:
      return DirectFunctionCall1(numeric_int4, value);
    case INT8OID:
      return DirectFunctionCall1(numeric_int8, value);
    case FLOAT4OID:
      return DirectFunctionCall1(numeric_float4, value);
    case FLOAT8OID:
      return DirectFunctionCall1(numeric_float8, value);
    case CASHOID:
      return DirectFunctionCall1(numeric_cash, value);
    default:
      return modifier < 0 ? value : DirectFunctionCall2(numeric, value, Int32GetDatum(modifier));
  }
}

void ColumnNode::generate(Batch& batch, Values out) const {
  Values const column = batch.attribute(column_);
  std::copy_n(column.data, batch.size(), out.data);
  std::copy_n(column.nulls, batch.size(), out.nulls);
}

void CoalesceNode::generate(Batch& batch, Values out) const {
  Values const first = batch.values(first_);
  Values const second = batch.values(second_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Values const& chosen = first.nulls[i] ? second : first;
    out.nulls[i] = chosen.nulls[i];
    out.data[i] = chosen.data[i];
  }
}

void ProductNode::generate(Batch& batch, Values out) const {
  Values const left = batch.values(left_.node);
  Values const right = batch.values(right_.node);
  ArenaContext context(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = left.nulls[i] || right.nulls[i];
    if (out.nulls[i]) continue;
    Datum const amount =
        product(to_numeric(left_.type, left.data[i]), to_numeric(right_.type, right.data[i]));
    out.data[i] = from_numeric(type_, modifier_, amount);
  }
  context.leave();
}

void SumNode::generate(Batch& batch, Values out) const {
  auto* values = batch.arena().allocate_array<Values>(terms_.size());
  for (std::size_t t = 0; t < terms_.size(); ++t) values[t] = batch.values(terms_[t].source.node);
  ArenaContext context(batch);
  Datum const zero = whole_numeric(0);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = values[0].nulls[i];
    if (out.nulls[i]) continue;
    Datum sum = to_numeric(terms_[0].source.type, values[0].data[i]);
    for (std::size_t t = 1; t < terms_.size(); ++t) {
      if (values[t].nulls[i]) continue;
      Datum const term = to_numeric(terms_[t].source.type, values[t].data[i]);
      sum = DirectFunctionCall2(terms_[t].minus ? numeric_sub : numeric_add, sum, term);
    }
    out.data[i] = from_numeric(type_, modifier_, is_less(sum, zero) ? zero : sum);
  }
  context.leave();
}

void ShareNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const whole = batch.values(whole_.node);
  Values const rate = rate_.node == kNoNode ? Values{} : batch.values(rate_.node);
  ArenaContext context(batch);
  Datum const one = whole_numeric(1);
  Datum const cent = per_mille(10);
  Datum const fixed = per_mille(per_mille_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || whole.nulls[i];
    if (out.nulls[i]) continue;
    Datum share = fixed;
    if (rate.data != nullptr && rate.nulls[i]) share = whole_numeric(0);
    if (rate.data != nullptr && !rate.nulls[i]) {
      share = to_numeric(rate_.type, rate.data[i]);
      if (!is_less(share, one)) share = product(share, cent);
    }
    Datum const part = product(to_numeric(whole_.type, whole.data[i]), share);
    Datum const cents = DirectFunctionCall2(numeric_round, part, Int32GetDatum(2));
    out.data[i] = from_numeric(type_, modifier_, cents);
  }
  context.leave();
}

void AtMostShareNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  Values const whole = batch.values(whole_.node);
  ArenaContext context(batch);
  Datum const share = per_mille(per_mille_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || whole.nulls[i]) continue;
    Datum const most = product(to_numeric(whole_.type, whole.data[i]), share);
    if (!is_less(most, to_numeric(own_.type, own.data[i]))) continue;
    Datum const cents =
        DirectFunctionCall2(numeric_trunc, most, Int32GetDatum(own_.type == NUMERICOID ? 2 : 0));
    out.data[i] = from_numeric(own_.type, modifier_, cents);
  }
  context.leave();
}

void PartNode::generate(Batch& batch, Values out) const {
  Values const whole = batch.values(whole_.node);
  core::SkewedAssignment const& assignment = reference_.assignment();
  ArenaContext context(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = whole.nulls[i];
    if (out.nulls[i]) continue;
    Datum const total = to_numeric(whole_.type, whole.data[i]);
    auto const [parent, ordinal, siblings] = assignment.kin(reference_.children().place(batch.row(i)));
    Datum part = total;
    if (siblings > 1) {
      Datum const each = quotient(total, whole_numeric(static_cast<std::int64_t>(siblings)));
      part = DirectFunctionCall2(numeric_trunc, each, Int32GetDatum(2));
      if (ordinal == siblings - 1) {
        Datum const others = product(part, whole_numeric(static_cast<std::int64_t>(siblings) - 1));
        part = DirectFunctionCall2(numeric_sub, total, others);
      }
    }
    out.data[i] = from_numeric(type_, modifier_, part);
  }
  context.leave();
}

void ConvertNode::generate(Batch& batch, Values out) const {
  Values const source = batch.values(source_.node);
  ArenaContext context(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = source.nulls[i];
    if (!out.nulls[i]) out.data[i] = from_numeric(type_, modifier_, to_numeric(source_.type, source.data[i]));
  }
  context.leave();
}

void DaysNode::generate(Batch& batch, Values out) const {
  Values const from = batch.values(from_.node);
  Values const to = batch.values(to_.node);
  ArenaContext context(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = from.nulls[i] || to.nulls[i];
    if (out.nulls[i]) continue;
    Microseconds const span = to_instant(to_.type, to.data[i]) - to_instant(from_.type, from.data[i]);
    out.data[i] = whole_numeric(std::max<std::int64_t>(1, (span + kDay / 2) / kDay));
  }
  context.leave();
}

}  // namespace synthgen::generate
