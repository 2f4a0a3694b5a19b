#include "generate/derived.hpp"

#include <algorithm>

#include "generate/draw.hpp"

extern "C" {
#include "utils/cash.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

Datum to_numeric(Oid type, Datum value) {
  switch (type) {
    case INT2OID:
      return NumericGetDatum(int64_to_numeric(DatumGetInt16(value)));
    case INT4OID:
      return NumericGetDatum(int64_to_numeric(DatumGetInt32(value)));
    case INT8OID:
      return NumericGetDatum(int64_to_numeric(DatumGetInt64(value)));
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

Datum from_numeric(Oid type, int32 modifier, Datum value) {
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

std::int64_t to_integer(Oid type, Datum value) {
  switch (type) {
    case INT2OID:
      return DatumGetInt16(value);
    case INT4OID:
      return DatumGetInt32(value);
    default:
      return DatumGetInt64(value);
  }
}

// Values are computed in the batch's memory.
class ArenaContext {
 public:
  explicit ArenaContext(Batch& batch) : before_(MemoryContextSwitchTo(batch.arena().context())) {}
  void leave() { MemoryContextSwitchTo(before_); }

 private:
  MemoryContext before_;
};

}  // namespace

bool is_number_type(Oid type) {
  return type == INT2OID || type == INT4OID || type == INT8OID || type == NUMERICOID || type == FLOAT4OID ||
         type == FLOAT8OID || type == CASHOID;
}

void ProductNode::generate(Batch& batch, Values out) const {
  Values const left = batch.values(left_.node);
  Values const right = batch.values(right_.node);
  ArenaContext context(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = left.nulls[i] || right.nulls[i];
    if (out.nulls[i]) continue;
    Datum const product = DirectFunctionCall2(numeric_mul, to_numeric(left_.type, left.data[i]),
                                              to_numeric(right_.type, right.data[i]));
    out.data[i] = from_numeric(type_, modifier_, product);
  }
  context.leave();
}

void ChildSumNode::generate(Batch& batch, Values out) const {
  core::SkewedAssignment const& assignment = reference_.assignment();
  // The place of each row among the parents, and the rows of all its children in a line.
  auto* counts = batch.arena().allocate_array<std::uint64_t>(batch.size());
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t const parent = own_.stored_count() + own_.generated()->ordinal(batch.row(i));
    counts[i] =
        parent < assignment.parents() && assignment.children() > 0 ? assignment.child_count(parent) : 0;
    total += counts[i];
  }
  auto* rows = batch.arena().allocate_array<RowNumber>(total);
  std::uint64_t next = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t const parent = own_.stored_count() + own_.generated()->ordinal(batch.row(i));
    // The assignment spreads the whole window, of which some numbers get no row.
    std::uint64_t const before = next;
    for (std::uint64_t k = 0; k < counts[i]; ++k) {
      RowNumber const child = reference_.children().first() + assignment.child(parent, k);
      if (reference_.children().contains(child)) rows[next++] = child;
    }
    counts[i] = next - before;
  }

  Batch* children = Batch::create(children_, {rows, next}, &batch.arena());
  Values const values = next == 0 ? Values{} : children->attribute(column_);
  ArenaContext context(batch);
  next = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Datum sum = NumericGetDatum(int64_to_numeric(0));
    for (std::uint64_t k = 0; k < counts[i]; ++k, ++next)
      if (!values.nulls[next])
        sum = DirectFunctionCall2(numeric_add, sum, to_numeric(column_type_, values.data[next]));
    out.data[i] = from_numeric(type_, modifier_, sum);
  }
  context.leave();
}

void AtMostNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  Values const limit = batch.values(limit_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || limit.nulls[i]) continue;
    std::int64_t const most = std::max<std::int64_t>(0, to_integer(limit_.type, limit.data[i]));
    if (to_integer(own_.type, own.data[i]) <= most) continue;
    auto const value = static_cast<std::int64_t>(
        core::bounded(batch.random(stream_, i), static_cast<std::uint64_t>(most) + 1));
    out.data[i] = integer_datum(own_.type, value);
  }
}

bool Evidence::tells(const Values& column, std::size_t i) const {
  if (column.nulls[i]) return false;
  return values.empty() || std::any_of(values.begin(), values.end(), [&](Datum value) {
           if (by_value) return value == column.data[i];
           auto* const a = reinterpret_cast<struct varlena*>(DatumGetPointer(value));
           auto* const b = reinterpret_cast<struct varlena*>(DatumGetPointer(column.data[i]));
           return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
                  std::memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
         });
}

void WhenNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const told = batch.values(evidence_.node);
  std::copy_n(own.data, batch.size(), out.data);
  for (std::size_t i = 0; i < batch.size(); ++i) out.nulls[i] = own.nulls[i] || !evidence_.tells(told, i);
}

void FlagNode::generate(Batch& batch, Values out) const {
  Values const told = batch.values(evidence_.node);
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = BoolGetDatum(evidence_.tells(told, i) != opposite_);
}

}  // namespace synthgen::generate
