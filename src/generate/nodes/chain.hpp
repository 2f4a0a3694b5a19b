// Rows that follow one another: what happened to one account, one after the other. The place of a row among
// those of its parent, by date, decides what the balance is after it, how much moved, or which status was
// reached. All of it is computed from the place, without adding up what came before.
#pragma once

#include "core/hash.hpp"
#include "generate/nodes/formulas.hpp"
#include "generate/references/sibling_order.hpp"

namespace synthgen::generate {

// How the level of something changes in the course of a chain, in steps of the last digit.
struct Course {
  core::Stream stream;
  bool rises = false;       // never falls, as a meter does; else it falls several times for each rise
  std::int64_t unit = 1;    // steps that make one
  std::int64_t least = 60;  // about how much moves, in ones
  std::int64_t most = 1000;

  // What is there after the row at a place; nothing before the first one.
  std::int64_t level(std::uint64_t parent, std::uint64_t place) const noexcept;
  std::int64_t before(std::uint64_t parent, std::uint64_t place) const noexcept {
    return place == 0 ? 0 : level(parent, place - 1);
  }
  std::int64_t movement(std::uint64_t parent, std::uint64_t place) const noexcept {
    return level(parent, place) - before(parent, place);
  }
};

// A number of a row of a ledger. Null where `own` is; kept where the column has no room for it.
class LedgerNode : public Node {
 public:
  enum class Says { kAfter, kBefore, kMovement, kAmount, kIncrease, kDecrease };
  // `opening`: what there was before the first row, or with `to_end` is after the last one; or no node.
  // Increases and decreases are null, or nothing in a column that must not be null, where the row is of the
  // other kind.
  LedgerNode(NodeId order, Course course, Says says, NumberSource opening, bool to_end, NodeId own,
             bool not_null, int scale, const pg::TypeRef& type)
      : order_(order),
        course_(course),
        says_(says),
        opening_(opening),
        to_end_(to_end),
        own_(own),
        not_null_(not_null),
        scale_(scale),
        room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::int64_t steps(const Sibling& sibling) const;

  NodeId order_;
  Course course_;
  Says says_;
  NumberSource opening_;
  bool to_end_;
  NodeId own_;
  bool not_null_;
  int scale_;
  NumberRoom room_;
};

// What is left at the end of a parent's chain: a column of the parent. Of a parent without rows what there
// was before, or null where `own` is.
class LedgerEndNode : public Node {
 public:
  // `families` is a FamilyNode, of the chain's rows.
  LedgerEndNode(NodeId families, Course course, NumberSource opening, NodeId own, int scale,
                const pg::TypeRef& type)
      : families_(families), course_(course), opening_(opening), own_(own), scale_(scale), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId families_;
  Course course_;
  NumberSource opening_;
  NodeId own_;
  int scale_;
  NumberRoom room_;
};

// The label of a ledger's row: one of those that say that something came in, or went out.
class LedgerLabelNode : public Node {
 public:
  LedgerLabelNode(NodeId order, Course course, std::vector<Datum> in, std::vector<Datum> out,
                  core::Stream stream)
      : order_(order), course_(course), in_(std::move(in)), out_(std::move(out)), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId order_;
  Course course_;
  std::vector<Datum> in_;
  std::vector<Datum> out_;
  core::Stream stream_;
};

// What a history says of one change of status: the labels lead up to the one that the parent has now.
class HistoryNode : public Node {
 public:
  struct Label {
    Datum value = 0;
    bool aside = false;  // nothing follows from it
  };
  // `status` is the parent's, of the labels' type; `by_value` as in Evidence. With `from` what the status was
  // before; of the first row null, or where `not_null` some label.
  HistoryNode(NodeId order, NodeId status, NodeId own, std::vector<Label> labels, bool by_value, bool from,
              bool not_null)
      : order_(order),
        status_(status),
        own_(own),
        labels_(std::move(labels)),
        by_value_(by_value),
        from_(from),
        not_null_(not_null) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::size_t find(Datum value) const;
  std::size_t label_at(std::size_t last, std::uint64_t place, std::uint64_t count) const;

  NodeId order_;
  NodeId status_;
  NodeId own_;
  std::vector<Label> labels_;
  bool by_value_;
  bool from_;
  bool not_null_;
};

// The place of a row in its chain, as a number.
class ChainNumberNode : public Node {
 public:
  ChainNumberNode(NodeId order, Oid type, std::int64_t start) : order_(order), type_(type), start_(start) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId order_;
  Oid type_;
  std::int64_t start_;
};

}  // namespace synthgen::generate
