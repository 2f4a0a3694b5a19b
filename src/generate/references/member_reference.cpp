#include "generate/references/member_reference.hpp"

namespace synthgen::generate {

void MemberReference::generate(Batch& batch, Values out) const {
  Values const otherwise = otherwise_ == kNoNode ? Values{} : batch.values(otherwise_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Children::Family const family = children_->family(children_->place(batch.row(i)));
    auto* rows = batch.arena().allocate_array<RowNumber>(std::max<std::uint64_t>(1, family.size()));
    if (children_->write(family, rows) > 0) {
      out.data[i] = UInt64GetDatum(parent().index_of(rows[0]));
      continue;
    }
    out.nulls[i] = otherwise.data == nullptr || otherwise.nulls[i];
    if (!out.nulls[i]) out.data[i] = otherwise.data[i];
  }
}

}  // namespace synthgen::generate
