// Bids: each is higher than the one before it, the first above what the thing starts at. As in a chain, what
// is bid is computed from the place among the bids of one auction alone.
#pragma once

#include "generate/nodes/chain.hpp"

namespace synthgen::generate {

// By how much bids raise a price: in per mille of it, by place.
class Raise {
 public:
  // `scale`: digits behind the point of what is bid.
  Raise(core::Stream stream, NumberSource opening, int scale);
  NumberSource const& opening() const noexcept { return opening_; }
  // What is bid at a place; allocates in the current memory context.
  Datum bid(Datum opening, std::uint64_t parent, std::uint64_t place) const;

 private:
  Course course_;
  NumberSource opening_;
  int scale_;
};

// What a row bids, or with `ahead` the most that it would have bid: what the next one does. Null where `own`
// is, its own value where nothing tells what the price starts at.
class BidNode : public Node {
 public:
  BidNode(NodeId order, Raise raise, bool ahead, NodeId own, const pg::TypeRef& type)
      : order_(order), raise_(raise), ahead_(ahead), own_(own), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId order_;
  Raise raise_;
  bool ahead_;
  NodeId own_;
  NumberRoom room_;
};

// The highest bid, a column of what is bid for; without bids what it starts at. Null where `own` is, unless
// `always` and there is a bid.
class HighestBidNode : public Node {
 public:
  HighestBidNode(NodeId families, Raise raise, NodeId own, bool always, const pg::TypeRef& type)
      : families_(families), raise_(raise), own_(own), always_(always), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId families_;
  Raise raise_;
  NodeId own_;
  bool always_;
  NumberRoom room_;
};

// What the last of the row's children refers to: the winner is who bid last. Where there are no children what
// `own` says, a reference to the same rows; null where `shown`, a column of the row, is.
class LastChildReference : public ReferenceNode {
 public:
  // `date`, of type `type`, and `reference` are nodes of the children's program.
  LastChildReference(const Population& people, NodeId families, NodeId date, Oid type, NodeId reference,
                     NodeId own, NodeId shown)
      : ReferenceNode(people),
        families_(families),
        date_(date),
        type_(type),
        reference_(reference),
        own_(own),
        shown_(shown) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId families_;
  NodeId date_;
  Oid type_;
  NodeId reference_;
  NodeId own_;
  NodeId shown_;
};

}  // namespace synthgen::generate
