// References that agree with what is known of the row already in as much as can be had: the car of an
// agreement is of the class that was booked, and of the place where it is picked up if there is one.
#pragma once

#include "generate/references/eligible_rows.hpp"
#include "generate/references/group_index.hpp"
#include "generate/references/reference.hpp"

namespace synthgen::generate {

// Rows of a parent that agree in some columns, the heaviest first, and those of them that pass the tests:
// known to all picks of one reference.
class KindredRows {
 public:
  KindredRows(const Population& parent, const std::vector<AttrNumber>& columns, std::vector<RowTest> tests);
  void build_once();
  void forget() noexcept;

  // Rows of the parent, by their index.
  using Group = std::span<const std::uint32_t>;
  // How many rows find their groups together.
  static constexpr std::size_t kBlock = 64;

  // For row `first` and those that follow, at most kBlock: those who have all values of the row, or as many
  // of the first ones as can be had.
  void find_groups(std::span<const Values> values, std::size_t first, std::span<Group> groups) const;
  // One of a group that passes the tests, if there is one.
  std::uint32_t one_of(Group group, std::uint64_t random) const;

 private:
  const Population& parent_;
  std::vector<std::unique_ptr<GroupIndex>> groups_;  // by the first column, the first two ...
  std::vector<RowTest> tests_;
  std::vector<bool> eligible_;  // of each row of the parent; empty: all are
  bool is_built_ = false;
};

class KindredReference : public ReferenceNode {
 public:
  // The nodes of the values that the columns should have. `or_none`: better none than one that lacks the
  // first.
  KindredReference(const Population& parent, std::shared_ptr<KindredRows> rows, std::vector<NodeId> keys,
                   core::Stream stream, bool or_none);
  void prepare() override;
  void index() override;
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<KindredRows> rows_;
  std::vector<NodeId> keys_;
  core::Stream stream_;
  bool or_none_;
};

}  // namespace synthgen::generate
