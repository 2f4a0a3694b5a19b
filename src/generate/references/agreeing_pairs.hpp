// Unique combinations of two parents that should agree with each other: a seat of the room that the show is
// in, the result of a member of the class that was examined. Every row of the leading table gets so many
// partners as a popular or less popular parent has children, all of them of its own group as far as that has
// enough; what is left over then goes to those whose group has more, and at last beyond the group.
#pragma once

#include "core/saturating.hpp"
#include "generate/references/reference.hpp"

namespace synthgen::generate {

// The place of each row among the combinations.
class AgreeingPairsNode : public Node {
 public:
  // What one reference contributes: its parents, grouped by what must agree, and the tests that those must
  // pass to have children.
  struct Side {
    const Population* parent;
    std::unique_ptr<GroupIndex> index;
    std::vector<RowTest> tests;
    bool new_only = false;  // rows of this run alone, if it makes some
  };

  AgreeingPairsNode(Side leading, Side following, core::Stream stream, const RowSet& children, double skew)
      : sides_{std::move(leading), std::move(following)}, stream_(stream), children_(children), skew_(skew) {}
  void index() override;
  std::uint64_t row_limit() const noexcept override {
    // As many as there are pairs; the window says how many of them have been dealt.
    return firsts_.empty() ? Node::row_limit()
                           : core::saturating_product(leaders_.count, followers_.count, Node::row_limit());
  }
  void generate(Batch& batch, Values out) const override;

  // The parent of a side in the combination at a place, as an index of its population.
  std::uint64_t parent(std::uint64_t place, std::size_t side) const noexcept;
  // The number of the combination among those of its leading parent, from 0.
  std::uint64_t ordinal(std::uint64_t place) const noexcept;
  const Population& population(std::size_t side) const noexcept { return *sides_[side].parent; }

 private:
  // Parents that may have children: those listed, or all.
  struct Choice {
    std::vector<std::uint32_t> listed;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::uint64_t at(std::uint64_t place) const noexcept {
      return listed.empty() ? first + place : listed[place];
    }
    std::optional<std::uint32_t> place_of(std::uint32_t row) const noexcept;
  };
  static Choice choices(const Side& side);
  void group_followers();
  void deal();
  std::uint64_t deal_rest(std::vector<std::uint64_t>& counts, std::uint64_t rest, bool beyond) const;
  std::span<const std::uint32_t> group(std::uint64_t leader) const noexcept;
  std::uint64_t follower(std::uint64_t leader, std::uint64_t ordinal) const noexcept;

  Side sides_[2];
  core::Stream stream_;
  const RowSet& children_;
  double skew_;
  Choice leaders_;
  Choice followers_;
  std::vector<std::uint32_t> groups_;   // of the leaders: a place in starts_
  std::vector<std::uint32_t> starts_;   // of the groups in members_; the first group is empty
  std::vector<std::uint32_t> members_;  // places among the followers, ascending within a group
  std::vector<std::uint64_t> firsts_;   // the leaders' first places, and how many there are in all
  core::Permutation places_;
};

// Numbers the combinations of each leading parent from 1, as an integer of `type`.
class AgreeingOrdinalNode : public Node {
 public:
  AgreeingOrdinalNode(NodeId pairs_id, const AgreeingPairsNode& pairs, Oid type)
      : pairs_id_(pairs_id), pairs_(pairs), type_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId pairs_id_;
  const AgreeingPairsNode& pairs_;
  Oid type_;
};

// The parent that one side of a combination contributes.
class AgreeingReference : public ReferenceNode {
 public:
  AgreeingReference(NodeId pairs_id, const AgreeingPairsNode& pairs, std::size_t side)
      : ReferenceNode(pairs.population(side)), pairs_id_(pairs_id), pairs_(pairs), side_(side) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId pairs_id_;
  const AgreeingPairsNode& pairs_;
  std::size_t side_;
};

}  // namespace synthgen::generate
