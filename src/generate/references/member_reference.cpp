#include "generate/references/member_reference.hpp"

namespace synthgen::generate {

void MemberReference::generate(Batch& batch, Values out) const {
  Values const families = batch.values(families_);
  Values const otherwise = otherwise_ == kNoNode ? Values{} : batch.values(otherwise_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Family const& family = family_at(families, i);
    if (family.count > 0) {
      out.data[i] = UInt64GetDatum(parent().index_of(family.batch->row(family.first)));
      continue;
    }
    out.nulls[i] = otherwise.data == nullptr || otherwise.nulls[i];
    if (!out.nulls[i]) out.data[i] = otherwise.data[i];
  }
}

}  // namespace synthgen::generate
