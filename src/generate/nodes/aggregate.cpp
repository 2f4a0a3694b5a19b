#include "generate/nodes/aggregate.hpp"

extern "C" {
#include "miscadmin.h"
#include "utils/date.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

Datum instant_datum(Oid from, Oid to, Datum value) {
  if (from == to || (from != DATEOID && to != DATEOID)) return value;
  Microseconds const instant = to_instant(from, value);
  if (to != DATEOID) return TimestampGetDatum(instant);
  return DateADTGetDatum(static_cast<DateADT>(instant >= 0 ? instant / kDay : (instant - kDay + 1) / kDay));
}

}  // namespace

void AggregateNode::generate(Batch& batch, Values out) const {
  Values const families = batch.values(families_);
  Values const otherwise = otherwise_ == kNoNode ? Values{} : batch.values(otherwise_);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    CHECK_FOR_INTERRUPTS();
    Family const& family = family_at(families, i);
    if (family.count > 0 || otherwise_ == kNoNode) {
      combine(family, &out.data[i], &out.nulls[i]);
    } else {
      out.data[i] = otherwise.data[i];
      out.nulls[i] = otherwise.nulls[i];
    }
  }
  MemoryContextSwitchTo(before);
}

void AggregateNode::combine(const Family& family, Datum* out, bool* is_null) const {
  if (aggregate_ == Aggregate::kCount) {
    auto const count = static_cast<std::int64_t>(family.count);
    *out = from_numeric(type_, modifier_, NumericGetDatum(int64_to_numeric(count)));
    return;
  }
  bool const of_dates = aggregate_ == Aggregate::kFirst || aggregate_ == Aggregate::kLast;
  PGFunction const step = aggregate_ == Aggregate::kLeast      ? numeric_smaller
                          : aggregate_ == Aggregate::kGreatest ? numeric_larger
                                                               : numeric_add;
  std::int64_t known = 0;
  Datum result = 0;
  Values const values = family.count == 0 ? Values{} : family.batch->values(of_.node);
  for (std::size_t k = family.first; k < family.first + family.count; ++k) {
    if (values.nulls[k]) continue;
    Datum const value = of_dates ? values.data[k] : to_numeric(of_.type, values.data[k]);
    if (known++ == 0) {
      result = value;
    } else if (!of_dates) {
      result = DirectFunctionCall2(step, result, value);
    } else if ((to_instant(of_.type, value) > to_instant(of_.type, result)) ==
               (aggregate_ == Aggregate::kLast)) {
      result = value;
    }
  }
  *is_null = known == 0 && aggregate_ != Aggregate::kSum;
  if (*is_null) return;
  if (of_dates) {
    *out = instant_datum(of_.type, type_, result);
    return;
  }
  if (known == 0) result = NumericGetDatum(int64_to_numeric(0));
  if (aggregate_ == Aggregate::kAverage)
    result = DirectFunctionCall2(numeric_div, result, NumericGetDatum(int64_to_numeric(known)));
  *out = from_numeric(type_, modifier_, result);
}

}  // namespace synthgen::generate
