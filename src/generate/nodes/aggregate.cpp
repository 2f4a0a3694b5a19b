#include "generate/nodes/aggregate.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "generate/draw.hpp"
#include "postgres/error.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "miscadmin.h"
#include "utils/date.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"
}

namespace synthgen::generate {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kChunk = 1000;
// Parents are taken together as long as they have no more children than this.
constexpr std::uint64_t kMostAtOnce = 20'000;

Datum instant_datum(Oid from, Oid to, Datum value) {
  if (from == to || (from != DATEOID && to != DATEOID)) return value;
  Microseconds const instant = to_instant(from, value);
  if (to != DATEOID) return TimestampGetDatum(instant);
  return DateADTGetDatum(static_cast<DateADT>(instant >= 0 ? instant / kDay : (instant - kDay + 1) / kDay));
}

}  // namespace

void Children::note_parents(std::uint64_t first, std::size_t count, MemoryContext context) {
  pg::guard([&] {
    CHECK_FOR_INTERRUPTS();
    MemoryContextReset(context);
    Arena arena(context);
    auto* rows = arena.allocate_array<RowNumber>(count);
    for (std::size_t i = 0; i < count; ++i) rows[i] = rows_.row(first + i);
    Values const parents = Batch::create(program_, {rows, count}, &arena)->values(reference_);
    for (std::size_t i = 0; i < count; ++i)
      parents_[first + i] =
          parents.nulls[i] ? kNone : static_cast<std::uint32_t>(DatumGetUInt64(parents.data[i]));
  });
}

void Children::index(Node& asking) {
  if (spread_ != nullptr) {
    if (spread_->keeps_to_some()) program_.index();
    return;
  }
  if (own_.count() >= kNone || rows_.count() >= kNone)
    throw pg::Error(ERRCODE_PROGRAM_LIMIT_EXCEEDED, "too many rows to sum up those that refer to table \"" +
                                                        own_.table().qualified_name() + "\"");
  if (!program_.index_before(asking)) return;
  parents_.assign(rows_.count(), kNone);
  MemoryContext const context = pg::guard([] {
    return AllocSetContextCreate(CurrentMemoryContext, "synthgen children", ALLOCSET_DEFAULT_SIZES);
  });
  for (std::uint64_t first = 0; first < rows_.count(); first += kChunk)
    note_parents(first, std::min<std::uint64_t>(kChunk, rows_.count() - first), context);
  pg::guard([&] { MemoryContextDelete(context); });

  starts_.assign(own_.count() + 1, 0);
  for (std::uint32_t const parent : parents_)
    if (parent < own_.count()) ++starts_[parent + 1];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  ordinals_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t i = 0; i < parents_.size(); ++i)
    if (parents_[i] < own_.count()) ordinals_[next[parents_[i]]++] = static_cast<std::uint32_t>(i);
  parents_ = {};
}

Children::Family Children::family(std::uint64_t parent) const {
  Family family;
  if (spread_ == nullptr) {
    if (parent + 1 < starts_.size())
      family.listed = {ordinals_.data() + starts_[parent], starts_[parent + 1] - starts_[parent]};
  } else if (auto const place = spread_->place_of(parent)) {
    family.assigned = spread_->assignment().family(*place);
  }
  return family;
}

std::uint64_t Children::write(const Family& family, RowNumber* rows) const {
  std::uint64_t written = 0;
  for (std::uint32_t const ordinal : family.listed) rows[written++] = rows_.row(ordinal);
  // The assignment spreads the whole window, of which some numbers get no row.
  for (std::uint64_t k = 0; k < family.assigned.size(); ++k) {
    RowNumber const child = rows_.first() + family.assigned.child(k);
    if (rows_.contains(child)) rows[written++] = child;
  }
  return written;
}

void AggregateNode::generate(Batch& batch, Values out) const {
  Values const otherwise = otherwise_ == kNoNode ? Values{} : batch.values(otherwise_);
  auto* counts = batch.arena().allocate_array<std::uint64_t>(batch.size());
  auto* families = batch.arena().allocate_array<Children::Family>(batch.size());
  for (std::size_t begin = 0; begin < batch.size();) {
    CHECK_FOR_INTERRUPTS();
    std::uint64_t total = 0;
    std::size_t end = begin;
    for (; end < batch.size() && (end == begin || total < kMostAtOnce); ++end)
      total += (families[end] = children_->family(children_->place(batch.row(end)))).size();

    auto* rows = batch.arena().allocate_array<RowNumber>(total);
    std::uint64_t next = 0;
    for (std::size_t i = begin; i < end; ++i) next += counts[i] = children_->write(families[i], rows + next);
    Values values{};
    if (aggregate_ != Aggregate::kCount && next > 0)
      values = Batch::create(children_->program(), {rows, next}, &batch.arena())->values(of_.node);

    MemoryContext const before = MemoryContextSwitchTo(batch.arena().context());
    std::size_t first = 0;
    for (std::size_t i = begin; i < end; ++i) {
      combine(values, first, counts[i], &out.data[i], &out.nulls[i]);
      first += counts[i];
      if (counts[i] > 0 || otherwise.data == nullptr) continue;
      out.data[i] = otherwise.data[i];
      out.nulls[i] = otherwise.nulls[i];
    }
    MemoryContextSwitchTo(before);
    begin = end;
  }
}

// The aggregate of children first .. first + count - 1.
void AggregateNode::combine(const Values& values, std::size_t first, std::size_t count, Datum* out,
                            bool* is_null) const {
  if (aggregate_ == Aggregate::kCount) {
    *out =
        from_numeric(type_, modifier_, NumericGetDatum(int64_to_numeric(static_cast<std::int64_t>(count))));
    return;
  }
  bool const of_dates = aggregate_ == Aggregate::kFirst || aggregate_ == Aggregate::kLast;
  PGFunction const step = aggregate_ == Aggregate::kLeast      ? numeric_smaller
                          : aggregate_ == Aggregate::kGreatest ? numeric_larger
                                                               : numeric_add;
  std::int64_t known = 0;
  Datum result = 0;
  for (std::size_t k = first; k < first + count; ++k) {
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
