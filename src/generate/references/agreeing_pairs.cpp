#include "generate/references/agreeing_pairs.hpp"

#include <algorithm>

#include "core/saturating.hpp"
#include "generate/draw.hpp"
#include "postgres/guard.hpp"

namespace synthgen::generate {

AgreeingPairsNode::Choice AgreeingPairsNode::choices(const Side& side) {
  Choice choice;
  if (side.new_only && side.parent->generated_count() > 0) choice.first = side.parent->stored_count();
  if (!side.tests.empty()) choice.listed = eligible_rows(*side.parent, choice.first, side.tests);
  choice.count = choice.listed.empty() ? side.parent->count() - choice.first : choice.listed.size();
  return choice;
}

// Nothing for a row that has no children.
std::optional<std::uint32_t> AgreeingPairsNode::Choice::place_of(std::uint32_t row) const noexcept {
  if (listed.empty())
    return row < first ? std::nullopt : std::optional(static_cast<std::uint32_t>(row - first));
  auto const found = std::lower_bound(listed.begin(), listed.end(), row);
  if (found == listed.end() || *found != row) return std::nullopt;
  return static_cast<std::uint32_t>(found - listed.begin());
}

// The groups that both sides have, by the places of those who may have children.
void AgreeingPairsNode::group_followers() {
  groups_.assign(leaders_.count, 0);
  starts_ = {0, 0};
  members_.clear();
  for (std::uint64_t const hash : sides_[0].index->hashes()) {
    for (std::uint32_t const row : sides_[1].index->members(hash))
      if (auto const place = followers_.place_of(row)) members_.push_back(*place);
    for (std::uint32_t const row : sides_[0].index->members(hash))
      if (auto const place = leaders_.place_of(row))
        groups_[*place] = static_cast<std::uint32_t>(starts_.size() - 1);
    starts_.push_back(static_cast<std::uint32_t>(members_.size()));
  }
}

std::span<const std::uint32_t> AgreeingPairsNode::group(std::uint64_t leader) const noexcept {
  std::uint32_t const group = groups_[leader];
  return std::span(members_).subspan(starts_[group], starts_[group + 1] - starts_[group]);
}

// Gives one more each to leaders that have partners to spare, `beyond` their groups or within, over and over;
// returns what remains.
std::uint64_t AgreeingPairsNode::deal_rest(std::vector<std::uint64_t>& counts, std::uint64_t rest,
                                           bool beyond) const {
  core::Permutation const order(stream_.fork(beyond ? 2 : 1).key(), leaders_.count);
  std::vector<std::uint64_t> spare;
  for (std::uint64_t i = 0; i < leaders_.count && rest > 0; ++i) spare.push_back(order.at(i));
  while (rest > 0 && !spare.empty()) {
    pg::guard([] { CHECK_FOR_INTERRUPTS(); });
    std::erase_if(spare, [&](std::uint64_t leader) {
      std::uint64_t const most = beyond ? followers_.count : group(leader).size();
      if (counts[leader] >= most) return true;
      if (rest > 0) {
        ++counts[leader];
        --rest;
      }
      return false;
    });
  }
  return rest;
}

void AgreeingPairsNode::deal() {
  core::SkewedAssignment const wanted(stream_.key(), children_.window(), leaders_.count, skew_);
  std::vector<std::uint64_t> counts(leaders_.count);
  std::uint64_t rest = children_.window();
  for (std::uint64_t i = 0; i < leaders_.count; ++i) {
    counts[i] = std::min<std::uint64_t>(wanted.family(i).size(), group(i).size());
    rest -= counts[i];
  }
  rest = deal_rest(counts, rest, false);
  deal_rest(counts, rest, true);
  firsts_.assign(1, 0);
  for (std::uint64_t const count : counts) firsts_.push_back(firsts_.back() + count);
  places_ = core::Permutation(stream_.fork(3).key(), firsts_.back());
}

void AgreeingPairsNode::index() {
  leaders_ = choices(sides_[0]);
  followers_ = choices(sides_[1]);
  // Rather a parent that has not come so far than a row less.
  if (core::saturating_product(leaders_.count, followers_.count, children_.window()) < children_.window()) {
    for (Side& side : sides_) side.tests.clear();
    leaders_ = choices(sides_[0]);
    followers_ = choices(sides_[1]);
  }
  sides_[0].index->build();
  sides_[1].index->build();
  group_followers();
  deal();
}

// Members of the group first, in an order of the leader's own; then those that are none.
std::uint64_t AgreeingPairsNode::follower(std::uint64_t leader, std::uint64_t ordinal) const noexcept {
  std::span<const std::uint32_t> const own = group(leader);
  core::Stream const stream = stream_.fork(4).fork(leader);
  if (ordinal < own.size()) return own[core::Permutation(stream.key(), own.size()).at(ordinal)];
  std::uint64_t const other =
      core::Permutation(stream.key(), followers_.count - own.size()).at(ordinal - own.size());
  // Before the member at place m lie own[m] - m that are none.
  std::size_t low = 0;
  std::size_t high = own.size();
  while (low < high) {
    std::size_t const middle = (low + high) / 2;
    if (own[middle] - middle <= other)
      low = middle + 1;
    else
      high = middle;
  }
  return other + low;
}

std::uint64_t AgreeingPairsNode::ordinal(std::uint64_t place) const noexcept {
  return place - *std::prev(std::upper_bound(firsts_.begin(), firsts_.end(), place));
}

std::uint64_t AgreeingPairsNode::parent(std::uint64_t place, std::size_t side) const noexcept {
  auto const after = std::upper_bound(firsts_.begin(), firsts_.end(), place);
  auto const leader = static_cast<std::uint64_t>(after - firsts_.begin() - 1);
  if (side == 0) return leaders_.at(leader);
  return followers_.at(follower(leader, place - firsts_[leader]));
}

void AgreeingPairsNode::generate(Batch& batch, Values out) const {
  if (places_.size() == 0) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = UInt64GetDatum(places_.at(children_.place(batch.row(i)) % places_.size()));
}

void AgreeingOrdinalNode::generate(Batch& batch, Values out) const {
  Values const place = batch.values(pairs_id_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = place.nulls[i];
    if (!out.nulls[i])
      out.data[i] =
          integer_datum(type_, 1 + static_cast<std::int64_t>(pairs_.ordinal(DatumGetUInt64(place.data[i]))));
  }
}

void AgreeingReference::generate(Batch& batch, Values out) const {
  Values const place = batch.values(pairs_id_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = place.nulls[i];
    if (!out.nulls[i]) out.data[i] = UInt64GetDatum(pairs_.parent(DatumGetUInt64(place.data[i]), side_));
  }
}

}  // namespace synthgen::generate
