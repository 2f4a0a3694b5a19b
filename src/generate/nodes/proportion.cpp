#include "generate/nodes/proportion.hpp"

#include "core/distribution.hpp"
#include "generate/nodes/numerics.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

// Where a type sets no limit, amounts have two digits behind the point.
Datum fitted(const NumberRoom& room, Datum value) {
  if (room.base == NUMERICOID && room.modifier < 0)
    value = DirectFunctionCall2(numeric_round, value, Int32GetDatum(2));
  return from_numeric(room.base, room.modifier, value);
}

Values of(Batch& batch, const NumberSource& source) {
  return source.node == kNoNode ? Values{} : batch.values(source.node);
}

}  // namespace

void ProportionNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const quantity = batch.values(quantity_.node);
  Values const rate = of(batch, rate_);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || quantity.nulls[i] || (rate.data != nullptr && rate.nulls[i]);
    if (out.nulls[i]) continue;
    Datum result = product(to_numeric(quantity_.type, quantity.data[i]), whole_numeric(times_));
    if (rate.data != nullptr) result = product(result, to_numeric(rate_.type, rate.data[i]));
    if (by_ != 1) result = quotient(result, whole_numeric(by_));
    out.data[i] = room_.takes(result) ? fitted(room_, result) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

void NearNode::generate(Batch& batch, Values out) const {
  constexpr std::int64_t kAll = 1000;
  constexpr std::int64_t kTwentieths = 20;
  Values const own = batch.values(own_);
  Values const whole = batch.values(whole_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || whole.nulls[i]) continue;
    Datum result = to_numeric(whole_.type, whole.data[i]);
    std::int64_t const share = shares_[core::bounded(batch.random(stream_, i), shares_.size())];
    if (share != kAll) {
      result = quotient(product(result, whole_numeric(share * kTwentieths)), whole_numeric(kAll));
      result =
          quotient(DirectFunctionCall2(numeric_round, result, Int32GetDatum(0)), whole_numeric(kTwentieths));
    }
    if (room_.takes(result)) out.data[i] = fitted(room_, result);
  }
  MemoryContextSwitchTo(before);
}

// As many hundredths as the last digits of the own draw say, between a tenth and nine tenths of the whole.
Datum FulfilledNode::part(Datum own, Datum whole) const {
  constexpr std::int64_t kLeastTenths = 1;
  constexpr std::int64_t kMostTenths = 9;
  Datum const least = quotient(product(whole, whole_numeric(kLeastTenths)), whole_numeric(10));
  Datum const most = quotient(product(whole, whole_numeric(kMostTenths)), whole_numeric(10));
  if (!is_less(own, least) && !is_less(most, own)) return own;
  Datum const hundredths = DirectFunctionCall2(
      numeric_mod, DirectFunctionCall2(numeric_trunc, own, Int32GetDatum(0)), whole_numeric(80));
  Datum const share = DirectFunctionCall2(numeric_add, whole_numeric(10), hundredths);
  bool const is_whole = room_.base != NUMERICOID && room_.base != FLOAT4OID && room_.base != FLOAT8OID;
  return DirectFunctionCall2(numeric_trunc, quotient(product(whole, share), whole_numeric(100)),
                             Int32GetDatum(is_whole ? 0 : 2));
}

void FulfilledNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  Values const whole = batch.values(whole_.node);
  Values const lost = of(batch, lost_);
  Values const done = batch.values(done_.node);
  Values const begun = begun_.node == kNoNode ? Values{} : batch.values(begun_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || whole.nulls[i];
    if (out.nulls[i]) continue;
    Datum all = to_numeric(whole_.type, whole.data[i]);
    if (lost.data != nullptr && !lost.nulls[i])
      all = DirectFunctionCall2(numeric_sub, all, to_numeric(lost_.type, lost.data[i]));
    Datum result = whole_numeric(0);
    if (done_.tells(done, i))
      result = all;
    else if (begun.data != nullptr && begun_.tells(begun, i))
      result = part(to_numeric(own_.type, own.data[i]), all);
    if (is_less(result, whole_numeric(0))) result = whole_numeric(0);
    out.data[i] = room_.takes(result) ? fitted(room_, result) : own.data[i];
  }
  MemoryContextSwitchTo(before);
}

void LetterNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const number = batch.values(number_.node);
  Values const full = of(batch, full_);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i] || number.nulls[i] || (full.data != nullptr && full.nulls[i]);
    if (out.nulls[i]) continue;
    Datum const reached = product(to_numeric(number_.type, number.data[i]), whole_numeric(1000));
    Datum const whole = full.data == nullptr ? whole_numeric(100) : to_numeric(full_.type, full.data[i]);
    std::size_t letter = 0;
    while (letter + 1 < letters_.size() &&
           is_less(reached, product(whole, whole_numeric(letters_[letter].least))))
      ++letter;
    out.data[i] = letters_[letter].value;
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
