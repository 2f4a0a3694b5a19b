// One to one beside rows that are there already: every new child has a parent of its own among those that no
// old child refers to.
#pragma once

#include "generate/references/reference.hpp"

namespace synthgen::generate {

class UntakenReference final : public ReferenceNode {
 public:
  // The columns of the foreign key, in the child and in the parent, are of the same types. `children` is the
  // population of the table itself, of which the columns are required. With `tests` parents pass these, if
  // any does. When parents run out the reference is null, if it is `nullable`.
  UntakenReference(const Population& parent, const Population& children, std::vector<AttrNumber> columns,
                   std::vector<AttrNumber> parent_columns, core::Stream stream, bool nullable,
                   std::vector<RowTest> tests);
  // Row numbers that are left out leave their parents to no other row: what they are left out for may be the
  // parent.
  void keep_to_numbers() noexcept { by_number_ = true; }
  void index() override;
  std::uint64_t row_limit() const noexcept override {
    bool const suffices = !by_number_ && untaken_.size() >= children_.generated_count();
    return nullable_ || !indexed_ || suffices ? ReferenceNode::row_limit() : untaken_.size();
  }
  void generate(Batch& batch, Values out) const override;

 private:
  std::vector<bool> taken() const;

  const Population& children_;
  std::vector<AttrNumber> columns_;
  GroupIndex parents_;
  core::Stream stream_;
  bool nullable_;
  bool by_number_ = false;
  std::vector<RowTest> tests_;
  std::vector<std::uint32_t> untaken_;  // ascending
  bool indexed_ = false;
  core::Permutation permutation_;
};

}  // namespace synthgen::generate
