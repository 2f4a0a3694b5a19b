#include "generate/nodes/formulas.hpp"

#include <algorithm>
#include <limits>

#include "generate/draw.hpp"
#include "generate/nodes/numerics.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

std::int64_t integer_value(Oid type, Datum value) {
  return DatumGetInt64(DirectFunctionCall1(numeric_int8, to_numeric(type, value)));
}

// The memory context of a batch, while a node computes numerics.
class Workspace {
 public:
  explicit Workspace(Batch& batch) : before_(MemoryContextSwitchTo(batch.arena().context())) {}
  void leave() const { MemoryContextSwitchTo(before_); }

 private:
  MemoryContext before_;
};

}  // namespace

int NumberRoom::whole_digits() const noexcept {
  auto const declared = pg::numeric_modifier(modifier);
  return base == NUMERICOID && declared ? declared->precision - declared->scale
                                        : std::numeric_limits<int>::max();
}

bool NumberRoom::takes(Datum value) const {
  auto const most = greatest_number(base, modifier);
  return !most || !is_less(*most, DirectFunctionCall1(numeric_abs, value));
}

void FormulaNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  auto* values = batch.arena().allocate_array<Values>(terms_.size());
  for (std::size_t t = 0; t < terms_.size(); ++t) values[t] = batch.values(terms_[t].source.node);
  Workspace const workspace(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    for (std::size_t t = 0; t < needed_; ++t) out.nulls[i] = out.nulls[i] || values[t].nulls[i];
    if (out.nulls[i]) continue;
    Datum sum = whole_numeric(0);
    for (std::size_t t = 0; t < terms_.size(); ++t) {
      if (values[t].nulls[i]) continue;
      Datum const term = to_numeric(terms_[t].source.type, values[t].data[i]);
      sum = DirectFunctionCall2(terms_[t].minus ? numeric_sub : numeric_add, sum, term);
    }
    if (!may_be_negative_ && is_less(sum, whole_numeric(0))) sum = whole_numeric(0);
    out.data[i] = room_.takes(sum) ? from_numeric(room_.base, room_.modifier, sum) : own.data[i];
  }
  workspace.leave();
}

void RatioNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const part = batch.values(part_.node);
  Values const whole = batch.values(whole_.node);
  Workspace const workspace(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || part.nulls[i] || whole.nulls[i];
    if (out.nulls[i]) continue;
    Datum const divisor = to_numeric(whole_.type, whole.data[i]);
    Datum ratio = whole_numeric(0);
    if (is_less(ratio, divisor))
      ratio = quotient(product(to_numeric(part_.type, part.data[i]), whole_numeric(factor_)), divisor);
    out.data[i] = room_.takes(ratio) ? from_numeric(room_.base, room_.modifier, ratio) : own.data[i];
  }
  workspace.leave();
}

void BodyMassNode::generate(Batch& batch, Values out) const {
  constexpr std::int64_t kSquareCentimetres = 10'000;
  Values const own = batch.values(own_);
  Values const weight = batch.values(weight_.node);
  Values const height = batch.values(height_.node);
  Workspace const workspace(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || weight.nulls[i] || height.nulls[i];
    if (out.nulls[i]) continue;
    Datum const length = to_numeric(height_.type, height.data[i]);
    Datum mass = whole_numeric(0);
    if (is_less(mass, length))
      mass = quotient(product(to_numeric(weight_.type, weight.data[i]), whole_numeric(kSquareCentimetres)),
                      product(length, length));
    out.data[i] = room_.takes(mass) ? from_numeric(room_.base, room_.modifier, mass) : own.data[i];
  }
  workspace.leave();
}

void AnnuityNode::generate(Batch& batch, Values out) const {
  constexpr std::int64_t kMostMonths = 600;
  constexpr int kDigits = 12;
  Values const own = batch.values(own_);
  Values const principal = batch.values(principal_.node);
  Values const rate = batch.values(rate_.node);
  Values const months = batch.values(months_.node);
  Workspace const workspace(batch);
  Datum const one = whole_numeric(1);
  Datum const digits = Int32GetDatum(kDigits);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || principal.nulls[i] || rate.nulls[i] || months.nulls[i];
    if (out.nulls[i]) continue;
    std::int64_t const count =
        std::clamp<std::int64_t>(integer_value(months_.type, months.data[i]), 1, kMostMonths);
    Datum yearly = to_numeric(rate_.type, rate.data[i]);
    if (!is_less(yearly, one)) yearly = quotient(yearly, whole_numeric(100));
    Datum const monthly = quotient(yearly, whole_numeric(12));
    // Month by month: what a payment of one at the end of each is worth today.
    Datum const growth = DirectFunctionCall2(numeric_add, one, monthly);
    Datum factor = one;
    Datum worth = whole_numeric(0);
    for (std::int64_t month = 0; month < count; ++month) {
      factor = DirectFunctionCall2(numeric_round, quotient(factor, growth), digits);
      worth = DirectFunctionCall2(numeric_add, worth, factor);
    }
    Datum payment = to_numeric(principal_.type, principal.data[i]);
    if (is_less(whole_numeric(0), worth)) payment = quotient(payment, worth);
    payment = DirectFunctionCall2(numeric_round, payment, Int32GetDatum(2));
    out.data[i] = room_.takes(payment) ? from_numeric(room_.base, room_.modifier, payment) : own.data[i];
  }
  workspace.leave();
}

void ReachesNode::generate(Batch& batch, Values out) const {
  Values const number = batch.values(number_.node);
  Values const threshold = batch.values(threshold_.node);
  Workspace const workspace(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = number.nulls[i] || threshold.nulls[i];
    if (!out.nulls[i])
      out.data[i] = BoolGetDatum(
          !is_less(to_numeric(number_.type, number.data[i]), to_numeric(threshold_.type, threshold.data[i])));
  }
  workspace.leave();
}

void WithinNode::generate(Batch& batch, Values out) const {
  Values const number = batch.values(number_.node);
  Workspace const workspace(batch);
  auto const compare = [&](const NumberSource& bound, bool least) {
    Values const values = batch.values(bound.node);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      out.nulls[i] = out.nulls[i] || values.nulls[i];
      if (out.nulls[i]) continue;
      Datum const own = to_numeric(number_.type, number.data[i]);
      Datum const other = to_numeric(bound.type, values.data[i]);
      if (least ? is_less(own, other) : is_less(other, own)) out.data[i] = BoolGetDatum(outside_);
    }
  };
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = number.nulls[i];
    out.data[i] = BoolGetDatum(!outside_);
  }
  if (least_) compare(*least_, true);
  if (most_) compare(*most_, false);
  workspace.leave();
}

void ProgressNode::generate(Batch& batch, Values out) const {
  constexpr std::int64_t kAll = 100;
  Values const own = batch.values(own_.node);
  Values const date = batch.values(date_);
  Workspace const workspace(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i]) continue;
    bool const done = !date.nulls[i];
    if (done || !is_less(to_numeric(own_.type, own.data[i]), whole_numeric(kAll)))
      out.data[i] = from_numeric(own_.type, modifier_, whole_numeric(done ? kAll : kAll - 1));
  }
  workspace.leave();
}

void AtLeastNode::generate(Batch& batch, Values out) const {
  constexpr std::int64_t kLeastTimes = 2;
  constexpr std::uint64_t kTimes = 30;
  Values const own = batch.values(own_.node);
  Values const least = batch.values(least_.node);
  Workspace const workspace(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || least.nulls[i]) continue;
    std::int64_t const lower = integer_value(least_.type, least.data[i]);
    if (integer_value(own_.type, own.data[i]) >= lower) continue;
    std::int64_t const times =
        kLeastTimes + static_cast<std::int64_t>(core::bounded(batch.random(stream_, i), kTimes));
    std::int64_t const most = pg::greatest_integer(own_.type);
    out.data[i] = integer_datum(own_.type, lower > most / times ? std::min(lower, most) : lower * times);
  }
  workspace.leave();
}

}  // namespace synthgen::generate
