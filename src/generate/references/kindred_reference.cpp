#include "generate/references/kindred_reference.hpp"

#include <algorithm>

namespace synthgen::generate {

KindredRows::KindredRows(const Population& parent, const std::vector<AttrNumber>& columns,
                         std::vector<RowTest> tests)
    : parent_(parent), tests_(std::move(tests)) {
  for (std::size_t count = 1; count <= columns.size(); ++count)
    groups_.push_back(std::make_unique<GroupIndex>(
        parent,
        std::vector<AttrNumber>(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(count))));
}

void KindredRows::forget() noexcept {
  is_built_ = false;
  for (auto const& group : groups_) group->forget();
}

void KindredRows::build_once() {
  if (is_built_) return;
  for (auto const& group : groups_) group->build_once();
  auto const eligible = tests_.empty() ? std::vector<std::uint32_t>{} : eligible_rows(parent_, 0, tests_);
  eligible_.assign(eligible.empty() ? 0 : parent_.count(), false);
  for (std::uint32_t const row : eligible) eligible_[row] = true;
  is_built_ = true;
}

void KindredRows::find_groups(std::span<const Values> values, std::size_t first,
                              std::span<Group> groups) const {
  std::fill(groups.begin(), groups.end(), Group{});
  for (std::size_t width = values.size(); width > 0; --width) {
    GroupIndex const& index = *groups_[width - 1];
    std::uint64_t keys[kBlock];
    std::size_t places[kBlock];
    std::size_t count = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (!groups[i].empty()) continue;
      bool any_null;
      keys[count] = index.hash(values.first(width), first + i, &any_null);
      places[count] = i;
      count += any_null ? 0 : 1;
    }
    index.prefetch({keys, count});
    for (std::size_t k = 0; k < count; ++k) groups[places[k]] = index.members(keys[k]);
  }
}

// A few draws tell whether any of a large group is eligible.
std::uint32_t KindredRows::one_of(Group group, std::uint64_t random) const {
  constexpr std::size_t kMostLooks = 32;
  std::size_t const first = core::bounded(random, group.size());
  for (std::size_t i = 0; !eligible_.empty() && i < std::min(group.size(), kMostLooks); ++i) {
    std::uint32_t const one = group[(first + i) % group.size()];
    if (eligible_[one]) return one;
  }
  return group[first];
}

KindredReference::KindredReference(const Population& parent, std::shared_ptr<KindredRows> rows,
                                   std::vector<NodeId> keys, core::Stream stream, bool or_none)
    : ReferenceNode(parent),
      rows_(std::move(rows)),
      keys_(std::move(keys)),
      stream_(stream),
      or_none_(or_none) {}

void KindredReference::prepare() {
  rows_->forget();
}

void KindredReference::index() {
  rows_->build_once();
}

void KindredReference::generate(Batch& batch, Values out) const {
  // Conditions come before wishes.
  constexpr std::uint64_t kMostWishes = 8;
  bool const wishing = or_none_ || batch.attempt() < kMostWishes;
  auto* const keys = batch.arena().allocate_array<Values>(keys_.size());
  for (std::size_t k = 0; k < keys_.size(); ++k) keys[k] = batch.values(keys_[k]);
  KindredRows::Group groups[KindredRows::kBlock];
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::size_t const place = i % KindredRows::kBlock;
    if (wishing && place == 0)
      rows_->find_groups({keys, keys_.size()}, i, {groups, std::min(KindredRows::kBlock, batch.size() - i)});
    KindredRows::Group const group = groups[place];
    std::uint64_t const random = batch.random(stream_, i);
    if (!group.empty())
      out.data[i] = UInt64GetDatum(rows_->one_of(group, random));
    else if (!or_none_ && parent().count() > 0)
      out.data[i] = UInt64GetDatum(core::bounded(random, parent().count()));
    else
      out.nulls[i] = true;
  }
}

}  // namespace synthgen::generate
