#include "generate/nodes/reading.hpp"

#include "generate/nodes/numerics.hpp"

namespace synthgen::generate {

namespace {

Datum sum(Datum a, Datum b) {
  return DirectFunctionCall2(numeric_add, a, b);
}

// How far on the way from the lower end of the range to the upper one a reading lies, in percent.
std::int64_t percent_of_way(std::uint64_t random) {
  constexpr std::uint64_t kHundred = 100;
  constexpr std::uint64_t kWithin = 80;
  constexpr std::uint64_t kNotBelow = 93;
  constexpr std::uint64_t kMostBeyond = 31;
  std::uint64_t const side = core::bounded(random, kHundred);
  auto const far = static_cast<std::int64_t>(2 + core::bounded(core::mix(random, 1), kMostBeyond));
  if (side >= kNotBelow) return -far;
  if (side >= kWithin) return static_cast<std::int64_t>(kHundred) + far;
  return static_cast<std::int64_t>((core::bounded(core::mix(random, 1), kHundred + 1) +
                                    core::bounded(core::mix(random, 2), kHundred + 1)) /
                                   2);
}

// The digits behind the point that tell a few hundredths of a width.
std::int32_t digits_for(Datum width) {
  constexpr std::int64_t kSteps = 40;
  constexpr std::int32_t kMostDigits = 4;
  std::int32_t digits = 0;
  for (Datum const least = whole_numeric(kSteps); digits < kMostDigits && is_less(width, least); ++digits)
    width = product(width, whole_numeric(10));
  return digits;
}

}  // namespace

void ReadingNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  Values const lower = batch.values(low_.node);
  Values const upper = batch.values(high_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  Datum const zero = whole_numeric(0);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || lower.nulls[i] || upper.nulls[i]) continue;
    Datum const low = to_numeric(low_.type, lower.data[i]);
    Datum const high = to_numeric(high_.type, upper.data[i]);
    if (!is_less(low, high)) continue;
    Datum const width = DirectFunctionCall2(numeric_sub, high, low);
    Datum const way = product(
        width, NumericGetDatum(int64_div_fast_to_numeric(percent_of_way(batch.random(stream_, i)), 2)));
    Datum value = DirectFunctionCall2(numeric_round, sum(low, way), Int32GetDatum(digits_for(width)));
    if (is_less(value, zero) && !is_less(low, zero)) value = low;
    out.data[i] = from_numeric(type_, modifier_, value);
  }
  MemoryContextSwitchTo(before);
}

void PlaceInRangeNode::generate(Batch& batch, Values out) const {
  Values const number = batch.values(number_.node);
  Values const lower = batch.values(low_.node);
  Values const upper = batch.values(high_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = number.nulls[i] || lower.nulls[i] || upper.nulls[i];
    if (out.nulls[i]) continue;
    Datum const value = to_numeric(number_.type, number.data[i]);
    bool const below = is_less(value, to_numeric(low_.type, lower.data[i]));
    bool const above = is_less(to_numeric(high_.type, upper.data[i]), value);
    out.data[i] = below ? sayings_.below : above ? sayings_.above : sayings_.within;
  }
  MemoryContextSwitchTo(before);
}

}  // namespace synthgen::generate
