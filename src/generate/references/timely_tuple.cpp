#include "generate/references/timely_tuple.hpp"

namespace synthgen::generate {

// Of the places that are asked for.
struct TimelyTupleNode::Instants {
  Values values;
  Oid type;
};

TimelyTupleNode::Instants TimelyTupleNode::instants(Batch& batch, const TupleFit::Side& side,
                                                    const Datum* tuples,
                                                    std::span<const std::uint32_t> places) const {
  bool const of_anchor = side.part == TupleFit::Side::kAnchor;
  auto const part = static_cast<std::size_t>(side.part);
  const Population& parent = of_anchor ? anchor_->parent() : *tuple_.part(part).parent;
  auto* rows = batch.arena().allocate_array<RowNumber>(places.size());
  Values const picked = of_anchor ? batch.values(anchor_id_) : Values{};
  for (std::size_t k = 0; k < places.size(); ++k)
    rows[k] = of_anchor ? DatumGetUInt64(picked.data[places[k]])
                        : tuple_.digit(DatumGetUInt64(tuples[places[k]]), part);
  Batch* const parents = Batch::create(parent.program(), {rows, places.size()}, &batch.arena());
  return {parents->attribute(side.column), parent.type(side.column).base};
}

std::size_t TimelyTupleNode::keep_untimely(Batch& batch, const Datum* tuples, std::uint32_t* places,
                                           std::size_t count) const {
  auto* unfit = batch.arena().allocate_array<bool>(count);
  std::fill_n(unfit, count, false);
  for (TupleFit const& fit : fits_) {
    Instants const begins = instants(batch, fit.begins, tuples, {places, count});
    Instants const ends = instants(batch, fit.ends, tuples, {places, count});
    for (std::size_t k = 0; k < count; ++k)
      unfit[k] = unfit[k] || (!begins.values.nulls[k] && !ends.values.nulls[k] &&
                              to_instant(begins.type, begins.values.data[k]) >
                                  to_instant(ends.type, ends.values.data[k]));
  }
  std::size_t untimely = 0;
  for (std::size_t k = 0; k < count; ++k)
    if (unfit[k]) places[untimely++] = places[k];
  return untimely;
}

void TimelyTupleNode::generate(Batch& batch, Values out) const {
  tuple_.generate(batch, out);
  auto* places = batch.arena().allocate_array<std::uint32_t>(batch.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (!out.nulls[i]) places[count++] = static_cast<std::uint32_t>(i);
  for (std::uint64_t offer = 1; offer < tuple_.offered() && count > 0; ++offer) {
    count = keep_untimely(batch, out.data, places, count);
    for (std::size_t k = 0; k < count; ++k)
      out.data[places[k]] = UInt64GetDatum(tuple_.tuple_at(batch, places[k], offer));
  }
}

}  // namespace synthgen::generate
