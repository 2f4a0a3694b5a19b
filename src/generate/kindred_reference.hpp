// References that agree with what is known of the row already in as much as can be had: the car of an
// agreement is of the class that was booked, and of the place where it is picked up if there is one.
#pragma once

#include "generate/eligible_rows.hpp"
#include "generate/group_index.hpp"
#include "generate/reference.hpp"

namespace synthgen::generate {

class KindredReference : public ReferenceNode {
 public:
  // Columns of the parent by their weight, and the nodes of the values that they should have: where no parent
  // has all of them, the last one is given up first. `or_none`: better none than one that lacks the first.
  // Of those that agree one is taken that passes the tests, if there is one.
  KindredReference(const Population& parent, const std::vector<AttrNumber>& columns, std::vector<NodeId> keys,
                   core::Stream stream, bool or_none, std::vector<RowTest> tests);
  void prepare() override;
  void index() override;
  void generate(Batch& batch, Values out) const override;

 private:
  std::span<const std::uint32_t> group_of(std::span<const Values> keys, std::size_t row) const;
  std::uint32_t one_of(std::span<const std::uint32_t> group, std::uint64_t random) const;

  std::vector<std::unique_ptr<GroupIndex>> groups_;  // by the first column, the first two ...
  std::vector<NodeId> keys_;
  core::Stream stream_;
  bool or_none_;
  std::vector<RowTest> tests_;
  std::vector<std::uint32_t> eligible_;  // ascending; empty: all
};

}  // namespace synthgen::generate
