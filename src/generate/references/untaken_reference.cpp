#include "generate/references/untaken_reference.hpp"

#include <algorithm>
#include <numeric>

#include "postgres/guard.hpp"

namespace synthgen::generate {

UntakenReference::UntakenReference(const Population& parent, const Population& children,
                                   std::vector<AttrNumber> columns, std::vector<AttrNumber> parent_columns,
                                   core::Stream stream, bool nullable, std::vector<RowTest> tests)
    : ReferenceNode(parent),
      children_(children),
      columns_(std::move(columns)),
      parents_(parent, std::move(parent_columns)),
      stream_(stream),
      nullable_(nullable),
      tests_(std::move(tests)) {}

// By parent: whether a row that was there before refers to it.
std::vector<bool> UntakenReference::taken() const {
  std::vector<bool> taken(parent().count(), false);
  std::vector<Values> keys;
  for (AttrNumber const column : columns_) {
    Population::StoredColumn const* const stored = children_.stored(column);
    if (stored == nullptr || stored->data == nullptr) return taken;
    keys.push_back({stored->data, stored->nulls});
  }
  for (std::uint64_t row = 0; row < children_.stored_count(); ++row) {
    bool any_null = false;
    std::uint64_t const hash = pg::guard([&] { return parents_.hash(keys, row, &any_null); });
    if (any_null) continue;
    for (std::uint32_t const index : parents_.members(hash)) taken[index] = true;
  }
  return taken;
}

void UntakenReference::index() {
  parents_.build();
  untaken_ = tests_.empty() ? std::vector<std::uint32_t>{} : eligible_rows(parent(), 0, tests_);
  if (untaken_.empty()) {
    untaken_.resize(parent().count());
    std::iota(untaken_.begin(), untaken_.end(), 0);
  }
  std::vector<bool> const taken = this->taken();
  std::erase_if(untaken_, [&](std::uint32_t index) { return taken[index]; });
  permutation_ = core::Permutation(stream_.key(), untaken_.size());
  indexed_ = true;
}

void UntakenReference::generate(Batch& batch, Values out) const {
  std::uint64_t const count = untaken_.size();
  if (count == 0) {
    std::fill_n(out.nulls, batch.size(), true);
    return;
  }
  RowSet const& rows = *children_.generated();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::uint64_t const place = by_number_ ? rows.place(batch.row(i)) : rows.ordinal(batch.row(i));
    out.nulls[i] = nullable_ && place >= count;
    out.data[i] = UInt64GetDatum(untaken_[permutation_.at(place % count)]);
  }
}

}  // namespace synthgen::generate
