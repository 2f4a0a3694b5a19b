#include "generate/nodes/derived.hpp"

#include <algorithm>

#include "generate/draw.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/cash.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
}

namespace synthgen::generate {

void AtMostNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_.node);
  Values const limit = batch.values(limit_.node);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = own.data[i];
    if (own.nulls[i] || limit.nulls[i]) continue;
    std::int64_t const most = std::max<std::int64_t>(0, pg::integer_value(limit_.type, limit.data[i]));
    if (pg::integer_value(own_.type, own.data[i]) <= most) continue;
    auto const value = static_cast<std::int64_t>(
        core::bounded(batch.random(stream_, i), static_cast<std::uint64_t>(most) + 1));
    out.data[i] = integer_datum(own_.type, value);
  }
}

void WhenNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const told = batch.values(evidence_.node);
  std::copy_n(own.data, batch.size(), out.data);
  for (std::size_t i = 0; i < batch.size(); ++i) out.nulls[i] = own.nulls[i] || !evidence_.tells(told, i);
}

void NothingWhenNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const told = batch.values(evidence_.node);
  MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
  Datum const nothing = from_numeric(type_, modifier_, NumericGetDatum(int64_to_numeric(0)));
  MemoryContextSwitchTo(before);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = own.nulls[i];
    out.data[i] = evidence_.tells(told, i) != opposite_ ? nothing : own.data[i];
  }
}

void FlagNode::generate(Batch& batch, Values out) const {
  Values const told = batch.values(evidence_.node);
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = BoolGetDatum(evidence_.tells(told, i) != opposite_);
}

}  // namespace synthgen::generate
