// The rows that refer to a row: found in one way by all who tell something of them, and computed together.
#pragma once

#include <span>

#include "generate/references/reference.hpp"

namespace synthgen::generate {

// The children of one row: so many rows, one after the other, of a batch that they share with those of other
// rows. What one node asks of them the next one finds computed.
struct Family {
  std::uint64_t parent = 0;  // as the children refer to it
  Batch* batch = nullptr;    // null if there are none
  std::size_t first = 0;
  std::size_t count = 0;
};

// The children of each parent, by one foreign key: computed where the assignment can be inverted, else
// found by evaluating the key for all children once, at 4 bytes a child and a parent.
class Children {
 public:
  // `spread` may be null; `reference` is the node of the children's program that yields the parents.
  // `own` are the parents, `rows` the children, both of this run.
  Children(const Population& own, Program& program, NodeId reference, const RowSet& rows,
           const SpreadReference* spread)
      : own_(own), program_(program), reference_(reference), rows_(rows), spread_(spread) {}

  // Finds the children, unless they can be computed. Returns false if it is too early: then `asking` is
  // indexed again. Throws pg::Error, pg::ServerError.
  bool index(Node& asking);

  // Fills the families of the first of `parents`, as many as share one batch of bounded size; returns how
  // many these are. To call after index(), with memory of `arena`. May ereport.
  std::size_t gather(std::span<const std::uint64_t> parents, Arena& arena, Family* families) const;

  const Population& parents() const noexcept { return own_; }
  const RowSet& rows() const noexcept { return rows_; }
  NodeId reference() const noexcept { return reference_; }

 private:
  // Where those of one parent are: computed, or listed.
  struct Places {
    core::SkewedAssignment::Family assigned;
    std::span<const std::uint32_t> listed;
    // At least as many as they are.
    std::uint64_t size() const noexcept { return assigned.size() + listed.size(); }
  };
  Places places(std::uint64_t parent) const;
  std::size_t write(const Places& places, RowNumber* rows) const;
  void note_parents(std::uint64_t first, std::size_t count, MemoryContext context);

  const Population& own_;
  Program& program_;
  NodeId reference_;
  const RowSet& rows_;
  const SpreadReference* spread_;
  std::vector<std::uint32_t> parents_;   // of each child, while indexing; kNone for none
  std::vector<std::uint32_t> starts_;    // into ordinals_, one more than parents
  std::vector<std::uint32_t> ordinals_;  // of children
};

// The family of each row. Its values are no Datums that a column could hold: see family_at().
class FamilyNode : public Node {
 public:
  explicit FamilyNode(Children children) : children_(std::move(children)) {}
  void index() override { children_.index(*this); }
  void generate(Batch& batch, Values out) const override;

 private:
  Children children_;
};

// One of the values of a FamilyNode.
inline const Family& family_at(const Values& families, std::size_t i) {
  return *reinterpret_cast<const Family*>(DatumGetPointer(families.data[i]));
}

}  // namespace synthgen::generate
