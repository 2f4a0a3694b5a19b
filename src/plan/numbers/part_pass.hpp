// Numbers that are no more than others of their row of the same noun: "helpful_votes" than "total_votes",
// "refills_remaining" than "refills_allowed", "refunded_amount" than "amount"; and what is about as planned.
#pragma once

#include "plan/numbers/named_numbers.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class PartPass : private TablePass {
 public:
  explicit PartPass(TableDraft& draft) : TablePass(draft), numbers_(named_numbers(draft.target)) {}

  void derive_parts();
  // The number of which another one is a part, by their names; InvalidAttrNumber if there is none.
  AttrNumber whole_of(AttrNumber part) const;

 private:
  const NamedNumber* whole_of(const NamedNumber& part) const;
  void keep_within(const NamedNumber& part, const NamedNumber& whole);
  void keep_near_other(const NamedNumber& other);
  void derive_refund(const NamedNumber& refund);
  void keep_between(const NamedNumber& number, const NamedNumber& other, std::int64_t least,
                    std::int64_t most);
  void keep_near(const NamedNumber& actual);
  void keep_reduced(const NamedNumber& reduced);

  std::vector<NamedNumber> numbers_;
};

}  // namespace synthgen::plan
