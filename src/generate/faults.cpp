#include "generate/faults.hpp"

#include <algorithm>

extern "C" {
#include "utils/datum.h"
}

namespace synthgen::generate {

using core::FaultKind;

namespace {

constexpr int kAttempts = 4;

// Faults of one value, in the order in which they are tried.
constexpr FaultKind kValueFaults[] = {FaultKind::kNull, FaultKind::kOutlier,    FaultKind::kTypo,
                                      FaultKind::kLate, FaultKind::kWhitespace, FaultKind::kCase};

bool draws(std::uint64_t word, double rate) {
  return core::unit(word) < rate;
}

}  // namespace

// A batch on its way. No destructor: it lives in the arena's time.
struct FaultMaker::Pass {
  Batch& batch;
  std::span<const Values> clean;
  Values* written;
  Values* copied;
  bool* is_duplicate;
  bool* is_faulty;  // of the column at hand
  FaultLabel* labels;
  std::size_t label_count;
  std::size_t label_room;

  // The column's cells, which were shared with the clean ones until now.
  Values& own(AttrNumber column) {
    Values& cells = written[column - 1];
    Values const shared = clean[static_cast<std::size_t>(column) - 1];
    if (cells.data != shared.data) return cells;
    cells = {batch.arena().allocate_array<Datum>(batch.size()),
             batch.arena().allocate_array<bool>(batch.size())};
    std::copy_n(shared.data, batch.size(), cells.data);
    std::copy_n(shared.nulls, batch.size(), cells.nulls);
    return cells;
  }

  void label(std::uint32_t place, AttrNumber column, FaultKind kind) {
    if (label_count == label_room) {
      std::size_t const room = std::max<std::size_t>(64, 2 * label_room);
      auto* const larger = batch.arena().allocate_array<FaultLabel>(room);
      std::copy_n(labels, label_count, larger);
      labels = larger;
      label_room = room;
    }
    labels[label_count++] = {place, column, kind};
  }
};

FaultMaker::FaultMaker(const pg::Table& table, const Program& program, const RowSet& rows,
                       std::vector<FaultyColumn> columns, std::vector<AttrNumber> key, Microseconds now,
                       core::Stream stream)
    : table_(table),
      program_(program),
      rows_(rows),
      key_(std::move(key)),
      stream_(stream),
      evaluator_(table) {
  for (FaultyColumn const& column : columns) {
    pg::Column const& described = table.column(column.number);
    targets_.push_back({column, FaultyValue(described.type, now), stream.fork(described.name), {}});
  }
}

void FaultMaker::add_condition(::Node* condition) {
  conditions_.push_back(evaluator_.add_condition(condition));
  for (AttrNumber const column : pg::columns_of(condition))
    if (std::find(inputs_.begin(), inputs_.end(), column) == inputs_.end()) inputs_.push_back(column);
}

FaultyBatch FaultMaker::make(Batch& batch, std::span<const Values> clean) {
  std::size_t const size = batch.size();
  auto* const written = batch.arena().allocate_array<Values>(clean.size());
  auto* const copied = batch.arena().allocate_array<Values>(clean.size());
  std::copy(clean.begin(), clean.end(), written);
  std::fill_n(copied, clean.size(), Values{});
  Pass pass{batch,
            clean,
            written,
            copied,
            batch.arena().allocate_array<bool>(size),
            batch.arena().allocate_array<bool>(size),
            nullptr,
            0,
            0};
  std::fill_n(pass.is_duplicate, size, false);
  if (duplicate_rate_ > 0) duplicate(pass);
  for (Target& target : targets_) {
    if (clean[static_cast<std::size_t>(target.column.number) - 1].data == nullptr) continue;
    std::fill_n(pass.is_faulty, size, false);
    for (FaultKind const kind : kValueFaults)
      if (target.column.rates[kind].value_or(0) > 0) fault_column(pass, target, kind);
  }
  return {clean, {written, clean.size()}, {copied, clean.size()}, {pass.labels, pass.label_count}};
}

// Whether the conditions hold for the rows at `places` as they would be written.
void FaultMaker::judge(Pass& pass, const std::uint32_t* places, std::size_t count, bool* holds) {
  auto* const unmet = pass.batch.arena().allocate_array<std::size_t>(count);
  auto const set_row = [&](std::size_t k) {
    for (AttrNumber const column : inputs_) {
      Values const cells = pass.written[column - 1];
      bool const is_null = cells.data == nullptr || cells.nulls[places[k]];
      evaluator_.set(column, is_null ? 0 : cells.data[places[k]], is_null);
    }
  };
  evaluator_.judge(conditions_, count, std::cref(set_row), unmet);
  for (std::size_t k = 0; k < count; ++k) holds[k] = unmet[k] == conditions_.size();
}

// What numbers the column usually has, from rows all over the run.
void FaultMaker::measure(Pass& pass, Target& target) const {
  constexpr std::uint64_t kSample = 256;
  std::uint64_t const count = std::min(kSample, rows_.count());
  Arena& arena = pass.batch.arena();
  auto* const numbers = arena.allocate_array<RowNumber>(count);
  for (std::uint64_t k = 0; k < count; ++k) numbers[k] = rows_.row(k * rows_.count() / count);
  Values const values = Batch::create(program_, {numbers, count}, &arena)->attribute(target.column.number);
  bool first = true;
  NumberSpread spread;
  for (std::uint64_t k = 0; k < count; ++k) {
    if (values.nulls[k]) continue;
    double const number = target.value.number(values.data[k]);
    spread.least = first ? number : std::min(spread.least, number);
    spread.greatest = first ? number : std::max(spread.greatest, number);
    first = false;
  }
  target.spread = spread;
}

// Puts faulty values into the rows at `places`; those that are not kept are left in `places`, and counted.
std::size_t FaultMaker::try_values(Pass& pass, Target& target, FaultKind kind, int attempt,
                                   std::uint32_t* places, std::size_t count) {
  AttrNumber const column = target.column.number;
  pg::TypeRef const& type = table_.column(column).type;
  core::Stream const stream = target.stream.fork(core::fault_name(kind)).fork("value");
  Values& cells = pass.own(column);
  Arena& arena = pass.batch.arena();
  auto* const tried = arena.allocate_array<std::uint32_t>(count);
  auto* const before = arena.allocate_array<Datum>(count);
  auto* const holds = arena.allocate_array<bool>(count);
  std::size_t tries = 0;
  std::size_t left = 0;
  for (std::size_t k = 0; k < count; ++k) {
    std::uint32_t const i = places[k];
    Datum value = cells.data[i];
    bool const made =
        kind == FaultKind::kNull || target.value.make(kind, pass.batch.random(stream, i), attempt,
                                                      target.spread.value_or(NumberSpread{}), arena, &value);
    if (!made ||
        (kind != FaultKind::kNull && datumIsEqual(value, cells.data[i], type.by_value, type.length))) {
      places[left++] = i;
      continue;
    }
    tried[tries] = i;
    before[tries++] = cells.data[i];
    cells.data[i] = value;
    cells.nulls[i] = kind == FaultKind::kNull;
  }
  if (tries > 0) judge(pass, tried, tries, holds);
  for (std::size_t k = 0; k < tries; ++k) {
    if (holds[k]) continue;
    cells.data[tried[k]] = before[k];
    cells.nulls[tried[k]] = false;
    places[left++] = tried[k];
  }
  return left;
}

void FaultMaker::fault_column(Pass& pass, Target& target, FaultKind kind) {
  AttrNumber const column = target.column.number;
  core::Stream const stream = target.stream.fork(core::fault_name(kind));
  Values const clean = pass.clean[static_cast<std::size_t>(column) - 1];
  double const rate = *target.column.rates[kind];
  std::size_t const size = pass.batch.size();
  auto* const places = pass.batch.arena().allocate_array<std::uint32_t>(size);
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < size; ++i)
    if (draws(pass.batch.random(stream, i), rate) && !pass.is_duplicate[i] && !pass.is_faulty[i] &&
        !clean.nulls[i])
      places[count++] = i;
  if (count == 0) return;
  if (kind == FaultKind::kOutlier && !target.spread) measure(pass, target);
  auto* const drawn = pass.batch.arena().allocate_array<std::uint32_t>(count);
  std::copy_n(places, count, drawn);
  for (std::size_t k = 0; k < count; ++k) pass.is_faulty[drawn[k]] = true;
  std::size_t left = count;
  for (int attempt = 0; attempt < kAttempts && left > 0; ++attempt)
    left = try_values(pass, target, kind, attempt, places, left);
  for (std::size_t k = 0; k < left; ++k) pass.is_faulty[places[k]] = false;
  for (std::size_t k = 0; k < count; ++k)
    if (pass.is_faulty[drawn[k]]) pass.label(drawn[k], column, kind);
}

bool FaultMaker::is_duplicate(Batch& batch, std::size_t i) const {
  return draws(batch.random(stream_, i), duplicate_rate_);
}

// An earlier row of the run that is no duplicate itself.
bool FaultMaker::find_original(Batch& batch, std::size_t i, RowNumber* original) const {
  RowNumber const row = batch.row(i);
  std::uint64_t const earlier =
      row < rows_.end() ? (row > rows_.first() ? rows_.ordinal(row) : 0) : rows_.count();
  if (earlier == 0) return false;
  core::Stream const stream = stream_.fork("original");
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    RowNumber const other = rows_.row(core::bounded(core::mix(batch.random(stream, i), attempt), earlier));
    if (draws(stream_.at(other), duplicate_rate_)) continue;
    *original = other;
    return true;
  }
  return false;
}

void FaultMaker::duplicate(Pass& pass) {
  Batch& batch = pass.batch;
  auto* const places = batch.arena().allocate_array<std::uint32_t>(batch.size());
  auto* const originals = batch.arena().allocate_array<RowNumber>(batch.size());
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < batch.size(); ++i)
    if (is_duplicate(batch, i) && find_original(batch, i, &originals[count])) places[count++] = i;
  if (count == 0) return;
  Batch& others = *Batch::create(program_, {originals, count}, &batch.arena());
  repeat(pass, {places, count}, others);

  auto* const holds = batch.arena().allocate_array<bool>(count);
  judge(pass, places, count, holds);
  std::size_t kept = 0;
  for (std::size_t k = 0; k < count; ++k) {
    std::uint32_t const i = places[k];
    if (holds[k]) {
      pass.is_duplicate[i] = true;
      places[kept++] = i;
      continue;
    }
    for (Target const& target : targets_) {
      std::size_t const c = static_cast<std::size_t>(target.column.number) - 1;
      if (!target.column.repeated || pass.clean[c].data == nullptr) continue;
      pass.written[c].data[i] = pass.clean[c].data[i];
      pass.written[c].nulls[i] = pass.clean[c].nulls[i];
    }
  }
  blur_duplicates(pass, {places, kept});
  label_duplicates(pass, {places, kept});
}

// Copies the cells of row k of `originals` to places[k].
void FaultMaker::repeat(Pass& pass, std::span<const std::uint32_t> places, Batch& originals) {
  for (Target const& target : targets_) {
    std::size_t const c = static_cast<std::size_t>(target.column.number) - 1;
    if (!target.column.repeated || pass.clean[c].data == nullptr) continue;
    Values const values = originals.attribute(target.column.number);
    Values& cells = pass.own(target.column.number);
    for (std::size_t k = 0; k < places.size(); ++k) {
      cells.data[places[k]] = values.data[k];
      cells.nulls[places[k]] = values.nulls[k];
    }
  }
  for (AttrNumber const column : key_) {
    std::size_t const c = static_cast<std::size_t>(column) - 1;
    if (pass.clean[c].data == nullptr) continue;
    Values const values = originals.attribute(column);
    pass.copied[c] = {pass.batch.arena().allocate_array<Datum>(pass.batch.size()),
                      pass.batch.arena().allocate_array<bool>(pass.batch.size())};
    for (std::size_t k = 0; k < places.size(); ++k) {
      pass.copied[c].data[places[k]] = values.data[k];
      pass.copied[c].nulls[places[k]] = values.nulls[k];
    }
  }
}

// Who enters something a second time rarely enters it alike: half of the duplicates get a typo in one text.
void FaultMaker::blur_duplicates(Pass& pass, std::span<const std::uint32_t> places) {
  core::Stream const stream = stream_.fork("blur");
  auto const can_blur = [&](const Target& target) {
    return target.column.repeated && !target.column.refers &&
           pass.clean[static_cast<std::size_t>(target.column.number) - 1].data &&
           can_have_fault(table_.column(target.column.number).type, FaultKind::kTypo);
  };
  auto const texts = static_cast<std::uint64_t>(std::count_if(targets_.begin(), targets_.end(), can_blur));
  auto* const chosen = pass.batch.arena().allocate_array<std::uint32_t>(places.size());
  std::uint64_t text = 0;
  for (Target& target : targets_) {
    if (!can_blur(target)) continue;
    Values const cells = pass.written[target.column.number - 1];
    std::size_t count = 0;
    for (std::uint32_t const i : places)
      if (core::bounded(pass.batch.random(stream, i), 2 * texts) == text && !cells.nulls[i])
        chosen[count++] = i;
    if (count > 0) try_values(pass, target, FaultKind::kTypo, 0, chosen, count);
    ++text;
  }
}

void FaultMaker::label_duplicates(Pass& pass, std::span<const std::uint32_t> places) {
  for (Target const& target : targets_) {
    std::size_t const c = static_cast<std::size_t>(target.column.number) - 1;
    Values const clean = pass.clean[c];
    if (!target.column.repeated || clean.data == nullptr) continue;
    pg::TypeRef const& type = table_.column(target.column.number).type;
    Values const written = pass.written[c];
    for (std::uint32_t const i : places) {
      bool const same = clean.nulls[i] || written.nulls[i]
                            ? clean.nulls[i] == written.nulls[i]
                            : datumIsEqual(clean.data[i], written.data[i], type.by_value, type.length);
      if (!same) pass.label(i, target.column.number, FaultKind::kDuplicate);
    }
  }
}

}  // namespace synthgen::generate
