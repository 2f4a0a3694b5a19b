// Numbers that the rows of one parent share out among them: the two sides of an entry in books, the parts of
// a hundred percent. Each row computes what is its own from the parent, its place and how many they are.
#pragma once

#include "generate/nodes/formulas.hpp"
#include "generate/references/sibling_order.hpp"

namespace synthgen::generate {

// What a row of an entry in double-entry books says: amounts come in twos, one on each side, and where rows
// are odd in number the first is on one side and two others on the other. A single row has nothing to balance
// it.
class EntrySide {
 public:
  struct Line {
    bool debit = true;
    std::int64_t cents = 0;
  };
  EntrySide(const SpreadReference& reference, core::Stream stream)
      : reference_(&reference), stream_(stream) {}
  Line line(RowNumber row) const;

 private:
  std::int64_t amount(std::uint64_t parent, std::uint64_t pair) const;

  SpreadReference const* reference_;
  core::Stream stream_;
};

// The amount of a row on one side, or on either. On the side where it is not it is nothing, or null where
// `empty` says so.
class EntryAmountNode : public Node {
 public:
  enum class Says { kDebit, kCredit, kEither, kSigned };
  EntryAmountNode(EntrySide side, Says says, NodeId own, bool empty, const pg::TypeRef& type)
      : side_(side), says_(says), own_(own), empty_(empty), room_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  EntrySide side_;
  Says says_;
  NodeId own_;
  bool empty_;
  NumberRoom room_;
};

// The label of the side that a row is on.
class EntryLabelNode : public Node {
 public:
  EntryLabelNode(EntrySide side, Datum debit, Datum credit) : side_(side), debit_(debit), credit_(credit) {}
  void generate(Batch& batch, Values out) const override;

 private:
  EntrySide side_;
  Datum debit_;
  Datum credit_;
};

// A row's part of a whole that is the same for all parents, as so many percent of a hundred: parts of one
// parent add up to it, none is nothing.
class PortionNode : public Node {
 public:
  // `whole` in steps of the last digit, of which there are `scale` behind the point.
  PortionNode(const SpreadReference& reference, std::int64_t whole, int scale, NodeId own,
              const pg::TypeRef& type, core::Stream stream)
      : reference_(reference), whole_(whole), scale_(scale), own_(own), room_(type), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::int64_t portion(const Sibling& sibling) const;

  const SpreadReference& reference_;
  std::int64_t whole_;
  int scale_;
  NodeId own_;
  NumberRoom room_;
  core::Stream stream_;
};

}  // namespace synthgen::generate
