// The place of a row among the rows of its parent: as the assignment has it, or in the order of a date.
#pragma once

#include <optional>
#include <vector>

#include "generate/references/children.hpp"

namespace synthgen::generate {

// The place of a row among the rows of this run that have its parent, and how many these are.
struct Sibling {
  std::uint64_t parent = 0;
  std::uint64_t place = 0;
  std::uint64_t count = 1;
  bool is_last() const noexcept { return place + 1 == count; }
};

// As the assignment has it, also the parent's number.
Sibling sibling_of(const SpreadReference& reference, RowNumber row);

// The place of each row in the order of a date, then of row numbers. Found for all rows once, at 4 bytes a
// row and a parent. Its values are no Datums that a column could hold: see sibling_at().
class SiblingOrder : public Node {
 public:
  // More rows than this are not put in order.
  static constexpr std::uint64_t kMostRows = 50'000'000;

  // A node of the children's own program, as `date` is, of type `type`; kNoNode: row numbers alone.
  SiblingOrder(Children children, NodeId date, Oid type)
      : children_(std::move(children)), date_(date), type_(type) {}
  // Also finds which row comes next, at 4 bytes a row more.
  void keep_next() noexcept { keeps_next_ = true; }
  void index() override;
  void generate(Batch& batch, Values out) const override;

  // The row that follows one of this run; nothing after the last one of a parent. After keep_next().
  std::optional<RowNumber> next(RowNumber row) const noexcept;

 private:
  std::size_t place_families(std::uint64_t first, MemoryContext context);
  void place_family(const Family& family, Arena& arena);

  Children children_;
  NodeId date_;
  Oid type_;
  std::vector<std::uint32_t> places_;  // by ordinal of the row
  std::vector<std::uint32_t> counts_;  // by parent
  bool keeps_next_ = false;
  std::vector<std::uint32_t> next_;  // by ordinal of the row that of the next one, and one more; 0: none
};

// One of the values of a SiblingOrder; its parent is that of the row's reference.
inline const Sibling& sibling_at(const Values& siblings, std::size_t i) {
  return *reinterpret_cast<const Sibling*>(DatumGetPointer(siblings.data[i]));
}

// The value that a node has in the next row of the same parent; null in the last one.
class NextSiblingNode : public Node {
 public:
  // `order` keeps which row is next; `value` is a node of the same program that does not ask for other rows.
  NextSiblingNode(const SiblingOrder& order, NodeId value) : order_(order), value_(value) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SiblingOrder& order_;
  NodeId value_;
};

// Whether a row is the last one of its parent's.
class LastSiblingNode : public Node {
 public:
  explicit LastSiblingNode(NodeId order) : order_(order) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId order_;
};

}  // namespace synthgen::generate
