// What a row says of the rows that refer to it: how many they are, their sum, average, first and last.
#pragma once

#include "generate/nodes/amounts.hpp"

namespace synthgen::generate {

// The children of each parent, by one foreign key: computed where the assignment can be inverted, else
// found by evaluating the key for all children once, at 4 bytes a child and a parent.
class Children {
 public:
  // `spread` may be null; `reference` is the node of the children's program that yields the parents.
  // `own` are the parents, `rows` the children, both of this run.
  Children(const Population& own, Program& program, NodeId reference, const RowSet& rows,
           const SpreadReference* spread)
      : own_(own), program_(program), reference_(reference), rows_(rows), spread_(spread) {}

  // Finds the children, unless they can be computed; `asking` is indexed again should it be too early. Throws
  // pg::Error, pg::ServerError.
  void index(Node& asking);

  // Where the children of one parent are found: computed, or listed.
  struct Family {
    core::SkewedAssignment::Family assigned;
    std::span<const std::uint32_t> listed;
    // At least as many as they are.
    std::uint64_t size() const noexcept { return assigned.size() + listed.size(); }
  };
  // That of parent row `parent`. Valid until the next index().
  Family family(std::uint64_t parent) const;
  // Appends the rows of a family to `rows`; how many they are.
  std::uint64_t write(const Family& family, RowNumber* rows) const;

  const Program& program() const noexcept { return program_; }
  // The place of a row of this run among those that children can choose from.
  std::uint64_t place(RowNumber row) const { return own_.index_of(row); }

 private:
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

// The first and last of dates, the least and greatest of numbers.
enum class Aggregate { kCount, kSum, kAverage, kFirst, kLast, kLeast, kGreatest };

// An aggregate over a number or date of all children of this run that refer to the row. Without children a
// count or sum is 0, anything else null, or what `otherwise` says where there is such a node.
class AggregateNode : public Node {
 public:
  // `of` is a node of the children's program; not looked at for a count.
  AggregateNode(std::unique_ptr<Children> children, Aggregate aggregate, NumberSource of,
                const pg::TypeRef& to, NodeId otherwise)
      : children_(std::move(children)),
        aggregate_(aggregate),
        of_(of),
        type_(to.base),
        modifier_(to.base_modifier),
        otherwise_(otherwise) {}
  void index() override { children_->index(*this); }
  void generate(Batch& batch, Values out) const override;

 private:
  void combine(const Values& values, std::size_t first, std::size_t count, Datum* out, bool* is_null) const;

  std::unique_ptr<Children> children_;
  Aggregate aggregate_;
  NumberSource of_;
  Oid type_;
  int32 modifier_;
  NodeId otherwise_;
};

}  // namespace synthgen::generate
