// Bids: each is higher than the one before it, the first above what the thing starts at. As in a chain, what
// is bid is computed from the place among the bids of one auction alone.
#pragma once

#include <optional>

#include "generate/nodes/aggregate.hpp"
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

// The place of each row among those of its parent in the order of a date. Found for all rows once, at 8 bytes
// a row and 4 a parent.
class SiblingOrder : public Node {
 public:
  struct Place {
    std::uint64_t parent = 0;
    std::uint64_t place = 0;
    bool last = true;
  };
  // `date`, of type `type`, is a node of `program`, the rows' own, of which `children` finds the families.
  SiblingOrder(const Program& program, std::unique_ptr<Children> children, std::uint64_t parents,
               const RowSet& rows, NodeId date, Oid type)
      : program_(program),
        children_(std::move(children)),
        parents_(parents),
        rows_(rows),
        date_(date),
        type_(type) {}
  void index() override;
  void generate(Batch& batch, Values out) const override;

  Place place(RowNumber row) const;

 private:
  void place_rows(std::uint64_t parent, MemoryContext context);

  const Program& program_;
  std::unique_ptr<Children> children_;
  std::uint64_t parents_;
  const RowSet& rows_;
  NodeId date_;
  Oid type_;
  std::vector<std::uint32_t> parent_of_;  // by ordinal of the row
  std::vector<std::uint32_t> places_;     // likewise
  std::vector<std::uint32_t> counts_;     // by parent
};

// What a row bids, or with `ahead` the most that it would have bid: what the next one does. Null where `own`
// is, its own value where nothing tells what the price starts at.
class BidNode : public Node {
 public:
  BidNode(const SiblingOrder& order, Raise raise, bool ahead, NodeId own, const pg::TypeRef& type)
      : order_(order), raise_(raise), ahead_(ahead), own_(own), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SiblingOrder& order_;
  Raise raise_;
  bool ahead_;
  NodeId own_;
  NumberRoom room_;
};

// Whether a row is the last one of its parent's.
class LastSiblingNode : public Node {
 public:
  explicit LastSiblingNode(const SiblingOrder& order) : order_(order) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SiblingOrder& order_;
};

// The highest bid, a column of what is bid for; without bids what it starts at. Null where `own` is, unless
// `always` and there is a bid.
class HighestBidNode : public Node {
 public:
  HighestBidNode(std::unique_ptr<Children> children, Raise raise, NodeId own, bool always,
                 const pg::TypeRef& type)
      : children_(std::move(children)), raise_(raise), own_(own), always_(always), room_(type) {}
  void index() override { children_->index(*this); }
  void generate(Batch& batch, Values out) const override;

 private:
  std::unique_ptr<Children> children_;
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
  LastChildReference(const Population& people, std::unique_ptr<Children> children, NodeId date, Oid type,
                     NodeId reference, NodeId own, NodeId shown)
      : ReferenceNode(people),
        children_(std::move(children)),
        date_(date),
        type_(type),
        reference_(reference),
        own_(own),
        shown_(shown) {}
  void index() override { children_->index(*this); }
  void generate(Batch& batch, Values out) const override;

 private:
  std::unique_ptr<Children> children_;
  NodeId date_;
  Oid type_;
  NodeId reference_;
  NodeId own_;
  NodeId shown_;
};

}  // namespace synthgen::generate
