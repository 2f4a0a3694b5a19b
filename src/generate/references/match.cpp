#include "generate/references/match.hpp"

#include <algorithm>

#include "generate/generator.hpp"

namespace synthgen::generate {

void MatchNode::index() {
  for (Side const& side : sides_) side.index->build();
  for (auto const& groups : required_) groups->build();
  hashes_.clear();
  starts_.assign(1, 0);
  for (std::uint64_t const hash : sides_[0].index->hashes()) {
    unsigned __int128 end = 1;
    for (std::size_t s = 0; s < sides_.size(); ++s)
      end = std::min<unsigned __int128>(end, kUnlimited) * choices(s, hash);
    bool const suffices = std::all_of(required_.begin(), required_.end(),
                                      [&](auto const& groups) { return !groups->members(hash).empty(); });
    if (end == 0 || !suffices) continue;
    hashes_.push_back(hash);
    starts_.push_back(
        static_cast<std::uint64_t>(std::min<unsigned __int128>(end + starts_.back(), kUnlimited)));
  }
  shares_ = core::Shares(stream_.key(), starts_.back(), rows_, attempts_);
}

std::uint64_t MatchNode::choices(std::size_t side, std::uint64_t hash) const noexcept {
  std::uint64_t const members = sides_[side].index->members(hash).size();
  return members > 0 && sides_[side].differs_from >= 0 ? members - 1 : members;
}

std::uint64_t MatchNode::parent(std::uint64_t combination, std::size_t side) const noexcept {
  auto const group = std::upper_bound(starts_.begin(), starts_.end(), combination) - starts_.begin() - 1;
  std::uint64_t const hash = hashes_[static_cast<std::size_t>(group)];
  auto const digit_of = [&](std::size_t wanted) {
    std::uint64_t place = combination - starts_[static_cast<std::size_t>(group)];
    for (std::size_t s = 0; s < wanted; ++s) place /= choices(s, hash);
    return place % choices(wanted, hash);
  };
  std::uint64_t digit = digit_of(side);
  int const other = sides_[side].differs_from;
  if (other >= 0 && digit >= digit_of(static_cast<std::size_t>(other))) ++digit;
  return sides_[side].index->members(hash)[digit];
}

void MatchNode::generate(Batch& batch, Values out) const {
  if (hashes_.empty()) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  for (std::size_t i = 0; i < batch.size(); ++i)
    out.data[i] = UInt64GetDatum(shares_.at(batch.row(i), batch.attempt()));
}

void MatchedReference::generate(Batch& batch, Values out) const {
  Values const match = batch.values(match_id_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = match.nulls[i];
    if (!out.nulls[i]) out.data[i] = UInt64GetDatum(match_.parent(DatumGetUInt64(match.data[i]), side_));
  }
}

}  // namespace synthgen::generate
