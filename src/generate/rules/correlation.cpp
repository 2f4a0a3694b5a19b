#include "generate/rules/correlation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/distribution.hpp"
#include "generate/rules/rule_measure.hpp"
#include "postgres/guard.hpp"

namespace synthgen::generate {

namespace {

constexpr std::uint64_t kSample = 2048;

}  // namespace

Ascending::Ascending(std::shared_ptr<const Generator> generator, const pg::TypeRef& type, core::Stream stream,
                     std::size_t count)
    : generator_(std::move(generator)) {
  std::vector<std::uint64_t> draws(count);
  for (std::size_t i = 0; i < count; ++i) draws[i] = stream.at(i);
  generator_->pick_all(draws);
  std::vector<double> positions(count);
  pg::guard([&] {
    MemoryContext const context =
        AllocSetContextCreate(CurrentMemoryContext, "synthgen quantiles", ALLOCSET_DEFAULT_SIZES);
    Arena arena(context);
    auto* const values = arena.allocate_array<Datum>(count);
    generator_->render(draws.data(), count, arena, values);
    for (std::size_t i = 0; i < count; ++i) positions[i] = position_of(type, values[i]);
    MemoryContextDelete(context);
  });
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return positions[a] < positions[b]; });
  for (std::size_t const draw : order) indexes_.push_back(draws[draw]);
}

std::uint64_t Ascending::at(double u) const noexcept {
  if (indexes_.empty()) return generator_->pick(static_cast<std::uint64_t>(u * 0x1.0p53) << 11);
  return indexes_[static_cast<std::size_t>(u * static_cast<double>(indexes_.size()))];
}

CorrelatedNode::CorrelatedNode(Ascending values, core::Stream stream, Companion with, double coefficient,
                               const Program& program, const RowSet& rows)
    : values_(std::move(values)),
      stream_(stream),
      with_(std::move(with)),
      coefficient_(coefficient),
      rest_(std::sqrt(1 - coefficient * coefficient)),
      program_(program),
      rows_(rows) {}

void CorrelatedNode::prepare() {
  state_ = State::kNew;
  sample_.clear();
}

Values CorrelatedNode::others(Batch& batch) const {
  return with_.node == kNoNode ? batch.attribute(with_.column) : batch.values(with_.node);
}

// Not before rows are asked for: what the other cell depends on is ready then.
void CorrelatedNode::learn(Arena& arena) const {
  state_ = State::kLearning;
  std::uint64_t const count = std::min(kSample, rows_.count());
  auto* const numbers = arena.allocate_array<RowNumber>(count);
  for (std::uint64_t k = 0; k < count; ++k) numbers[k] = rows_.row(k * rows_.count() / count);
  Values const seen = others(*Batch::create(program_, {numbers, count}, &arena));
  for (std::uint64_t k = 0; k < count; ++k) {
    double const position = seen.nulls[k] ? NAN : position_of(with_.type, seen.data[k]);
    if (!std::isnan(position)) sample_.push_back(position);
  }
  std::sort(sample_.begin(), sample_.end());
  state_ = State::kLearned;
}

// Where a value lies among all; of equal ones `share` says where.
double CorrelatedNode::quantile(double position, double share) const noexcept {
  auto const [first, last] = std::equal_range(sample_.begin(), sample_.end(), position);
  auto const below = static_cast<double>(first - sample_.begin());
  auto const equal = static_cast<double>(last - first);
  double const places = static_cast<double>(sample_.size()) + 1;
  return std::clamp((below + share * std::max(equal, 1.0)) / places, 0.5 / places, 1 - 0.5 / places);
}

void CorrelatedNode::generate(Batch& batch, Values out) const {
  if (state_ == State::kNew) learn(batch.arena());
  bool const alone = state_ == State::kLearning || sample_.empty();
  Values const seen = alone ? Values{} : others(batch);
  auto* const indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  core::Stream const ties = stream_.fork("ties");
  for (std::size_t i = 0; i < batch.size(); ++i) {
    double normal = core::normal(batch.random(stream_, i));
    double const position = alone || seen.nulls[i] ? NAN : position_of(with_.type, seen.data[i]);
    if (!std::isnan(position)) {
      double const u = quantile(position, core::unit(batch.random(ties, i)));
      normal = coefficient_ * core::normal_quantile(u) + rest_ * normal;
    }
    std::uint64_t const search = batch.search_index(stream_, values_.generator().capacity(), i);
    indexes[i] = search == Batch::kOwnDraw ? values_.at(core::normal_probability(normal)) : search;
  }
  values_.generator().render(indexes, batch.size(), batch.arena(), out.data);
}

}  // namespace synthgen::generate
