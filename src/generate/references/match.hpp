// Unique combinations of parents that must agree with each other: the rows of several tables are matched by
// columns that the references share, as an equi-join would, and the pairs (or longer tuples) are numbered.
// The row number picks one through a permutation.
#pragma once

#include "core/shares.hpp"
#include "generate/references/reference.hpp"

namespace synthgen::generate {

// The number of each row's combination.
class MatchNode : public Node {
 public:
  // What one reference contributes: its parents, grouped by the shared columns.
  struct Side {
    const Population* parent;
    std::shared_ptr<GroupIndex> index;
    int differs_from = -1;  // an earlier side over the same groups, whose parent is another row
  };

  // `rows`: how many rows share the combinations; `attempts`: how many each should own, for keys that take
  // part in a check group.
  MatchNode(std::vector<Side> sides, core::Stream stream, std::uint64_t rows, std::uint64_t attempts)
      : sides_(std::move(sides)), stream_(stream), rows_(rows), attempts_(attempts) {}
  // Only groups that these have, too: of parents that other keys must find there.
  void keep_to(std::vector<std::shared_ptr<GroupIndex>> groups) { required_ = std::move(groups); }

  void index() override;
  std::uint64_t row_limit() const noexcept override {
    return starts_.empty() ? Node::row_limit() : shares_.rows();
  }
  void generate(Batch& batch, Values out) const override;

  // The parent of side `side` in a combination, as an index of its population.
  std::uint64_t parent(std::uint64_t combination, std::size_t side) const noexcept;
  const Side& side(std::size_t i) const noexcept { return sides_[i]; }

 private:
  // How many parents a side has to choose from in a group.
  std::uint64_t choices(std::size_t side, std::uint64_t hash) const noexcept;

  std::vector<Side> sides_;
  std::vector<std::shared_ptr<GroupIndex>> required_;
  core::Stream stream_;
  std::uint64_t rows_;
  std::uint64_t attempts_;
  std::vector<std::uint64_t> hashes_;  // of the groups that all sides have
  std::vector<std::uint64_t> starts_;  // the groups' first combinations, and how many there are in all
  core::Shares shares_;
};

// The parent that one side of a match contributes.
class MatchedReference : public ReferenceNode {
 public:
  MatchedReference(NodeId match_id, const MatchNode& match, std::size_t side)
      : ReferenceNode(*match.side(side).parent), match_id_(match_id), match_(match), side_(side) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId match_id_;
  const MatchNode& match_;
  std::size_t side_;
};

}  // namespace synthgen::generate
