#include "generate/nodes/equation.hpp"

#include <algorithm>

#include "generate/nodes/numerics.hpp"

extern "C" {
#include "utils/datetime.h"
}

namespace synthgen::generate {

namespace {

using Op = core::EquationStep::Op;

Datum numeric_of(const core::Decimal& number) {
  return NumericGetDatum(int64_div_fast_to_numeric(number.mantissa, number.scale));
}

Datum scaled(Datum value, const std::optional<core::Decimal>& times, const std::optional<core::Decimal>& by) {
  if (times) value = product(value, numeric_of(*times));
  return by ? quotient(value, numeric_of(*by)) : value;
}

Datum call(PGFunction function, Datum a, Datum b) {
  return DirectFunctionCall2(function, a, b);
}

// The day of an instant in microseconds.
std::int64_t day_of(Datum instant) {
  Datum const days = quotient(instant, whole_numeric(kDay));
  return DatumGetInt64(DirectFunctionCall1(numeric_int8, DirectFunctionCall1(numeric_floor, days)));
}

std::int64_t whole_months(Datum from, Datum to) {
  int year[2], month[2], day[2];
  Datum const instants[] = {from, to};
  for (int i = 0; i < 2; ++i)
    j2date(static_cast<int>(day_of(instants[i])) + POSTGRES_EPOCH_JDATE, &year[i], &month[i], &day[i]);
  return 12 * (year[1] - year[0]) + month[1] - month[0] - (day[1] < day[0]);
}

Datum quotient_or_nothing(Datum a, Datum b) {
  Datum const nothing = whole_numeric(0);
  return DatumGetBool(call(numeric_eq, b, nothing)) ? nothing : quotient(a, b);
}

Datum apply(Op op, Datum a, Datum b) {
  constexpr std::int64_t kMonths = 12;
  switch (op) {
    case Op::kAdd:
      return call(numeric_add, a, b);
    case Op::kSubtract:
      return call(numeric_sub, a, b);
    case Op::kMultiply:
      return product(a, b);
    case Op::kDivide:
      return quotient_or_nothing(a, b);
    case Op::kLesser:
      return call(numeric_smaller, a, b);
    case Op::kGreater:
      return call(numeric_larger, a, b);
    case Op::kYears:
      return whole_numeric(whole_months(a, b) / kMonths);
    default:
      return whole_numeric(whole_months(a, b));
  }
}

Datum apply(Op op, Datum a) {
  switch (op) {
    case Op::kRound:
      return call(numeric_round, a, Int32GetDatum(0));
    case Op::kFloor:
      return DirectFunctionCall1(numeric_floor, a);
    case Op::kCeiling:
      return DirectFunctionCall1(numeric_ceil, a);
    default:  // a percentage of less than one is a fraction
      return is_less(a, whole_numeric(1)) ? a : quotient(a, whole_numeric(100));
  }
}

bool is_unary(Op op) {
  return op == Op::kRound || op == Op::kFloor || op == Op::kCeiling || op == Op::kFraction;
}

}  // namespace

std::optional<Datum> EquationNode::operand(const EquationOperand& operand, Values values,
                                           std::size_t row) const {
  if (values.nulls[row]) return operand.optional ? std::optional(whole_numeric(0)) : std::nullopt;
  if (!operand.labels.empty()) {
    auto const label = std::find_if(operand.labels.begin(), operand.labels.end(),
                                    [&](const auto& one) { return one.first.tells(values, row); });
    return label == operand.labels.end() ? std::nullopt : std::optional(whole_numeric(label->second));
  }
  if (!operand.instant)
    return scaled(to_numeric(operand.source.type, values.data[row]), operand.times, operand.by);
  Datum const instant = whole_numeric(to_instant(operand.source.type, values.data[row]));
  return operand.whole_days ? whole_numeric(day_of(instant) * kDay) : instant;
}

std::optional<Datum> EquationNode::evaluate(const Values* values, std::size_t row, Datum* stack) const {
  std::size_t height = 0;
  for (core::EquationStep const& step : steps_) {
    if (step.op == Op::kOperand) {
      auto const value = operand(operands_[step.operand], values[step.operand], row);
      if (!value) return std::nullopt;
      stack[height++] = *value;
    } else if (step.op == Op::kConstant) {
      stack[height++] = numeric_of(step.number);
    } else if (is_unary(step.op)) {
      stack[height - 1] = apply(step.op, stack[height - 1]);
    } else {
      --height;
      stack[height - 1] = apply(step.op, stack[height - 1], stack[height]);
    }
  }
  return scaled(stack[0], result_.times, result_.by);
}

void EquationNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  auto* values = batch.arena().allocate_array<Values>(operands_.size());
  auto* stack = batch.arena().allocate_array<Datum>(steps_.size());
  for (std::size_t o = 0; o < operands_.size(); ++o) values[o] = batch.values(operands_[o].source.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    if (out.nulls[i]) continue;
    auto result = evaluate(values, i, stack);
    if (!result && result_.otherwise) result = numeric_of(*result_.otherwise);
    out.nulls[i] = !result;
    if (!result) continue;
    if (result_.least) *result = call(numeric_larger, *result, numeric_of(*result_.least));
    if (result_.most) *result = call(numeric_smaller, *result, numeric_of(*result_.most));
    if (room_.base == NUMERICOID && room_.modifier < 0)
      *result = call(numeric_round, *result, Int32GetDatum(result_.digits));
    out.data[i] = room_.takes(*result) ? from_numeric(room_.base, room_.modifier, *result) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
