// Foreign keys. A reference node yields for every row the index of a row in the parent's population;
// the key columns, and any other cell of that parent, are then recomputed at that index.
#pragma once

#include "core/distribution.hpp"
#include "core/permutation.hpp"
#include "generate/references/eligible_rows.hpp"
#include "generate/references/group_index.hpp"

namespace synthgen::generate {

// Base of the reference nodes. Parents are counted when generation starts, not when it is planned: a
// trigger may have added or dropped some.
class ReferenceNode : public Node {
 public:
  explicit ReferenceNode(const Population& parent) : parent_(parent) {}
  const Population& parent() const noexcept { return parent_; }

  // Rows that were there before have what belongs to them: parents are rows of this run, if it makes some.
  void prefer_new_parents(bool prefer = true) noexcept { prefers_new_ = prefer; }

 protected:
  // The parents to pick from, as indexes of the population: so many, from the first one on.
  std::uint64_t first_choice() const noexcept {
    return prefers_new_ && parent_.generated_count() > 0 ? parent_.stored_count() : 0;
  }
  std::uint64_t choices() const noexcept { return parent_.count() - first_choice(); }

 private:
  const Population& parent_;
  bool prefers_new_ = false;
};

// Children spread over all parents, some parents more popular than others; every parent gets its share
// when there are more children than parents. Invertible: a parent can enumerate its children.
class SpreadReference : public ReferenceNode {
 public:
  // `children` are the rows of this run; `skew` in [0, 1). With `cover` every parent gets a child when
  // there are as many children as parents, at the price of less skew.
  // Without parents `required` rows are none.
  SpreadReference(const Population& parent, core::Stream stream, const RowSet& children, double skew,
                  bool cover, bool required);
  // Only parents that pass these tests have children, if any does.
  void keep_to(std::vector<RowTest> tests) { tests_ = std::move(tests); }
  bool keeps_to_some() const noexcept { return !tests_.empty() || other_ != nullptr || gathers_.has_value(); }
  // ... and only those of which `own`, of the parents, has a group that `other` has, too; where there are
  // some.
  void keep_to_groups(std::shared_ptr<GroupIndex> own, std::shared_ptr<GroupIndex> other) {
    own_ = std::move(own);
    other_ = std::move(other);
  }
  // ... and only a third of these, which the stream tells, by their numbers alone.
  void gather(core::Stream which) noexcept { gathers_ = which; }
  void prepare() override;
  void index() override;
  std::uint64_t row_limit() const noexcept override {
    return required_ && assignment_.parents() == 0 ? 0 : ReferenceNode::row_limit();
  }
  void generate(Batch& batch, Values out) const override;

  // Keys are made of the places of children among their siblings.
  void count_on() noexcept { counted_on_ = true; }
  // How many draws of a row that is rejected go by before it moves to another parent then.
  static constexpr std::uint64_t kPatience = 4;

  // Of places of children to places of parents; known after prepare(), or index() where there are tests.
  const core::SkewedAssignment& assignment() const noexcept { return assignment_; }
  std::uint64_t parent_at(std::uint64_t place) const noexcept {
    return eligible_.empty() ? first_choice() + place : eligible_[place];
  }
  // The place of a row of the parent's population; nothing if it has no children.
  std::optional<std::uint64_t> place_of(std::uint64_t parent) const noexcept;
  const RowSet& children() const noexcept { return children_; }

 private:
  void assign(std::uint64_t parents);
  void keep_those_in_groups();
  void keep_gathered();

  core::Stream stream_;
  const RowSet& children_;
  double skew_;
  bool cover_;
  bool required_;
  std::vector<RowTest> tests_;
  std::shared_ptr<GroupIndex> own_, other_;
  std::optional<core::Stream> gathers_;
  std::vector<std::uint32_t> eligible_;  // ascending; none: all
  bool counted_on_ = false;
  core::SkewedAssignment assignment_;
};

// Numbers the children of each parent: `start` plus the place among the siblings, as an integer of
// `type`. What makes a line number.
class SiblingOrdinalNode : public Node {
 public:
  SiblingOrdinalNode(const SpreadReference& reference, Oid type, std::int64_t start)
      : reference_(reference), type_(type), start_(start) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SpreadReference& reference_;
  Oid type_;
  std::int64_t start_;
};

// One to one: every child has a parent of its own, or with `groups` a group of parents, one of which it
// picks. When they run out the reference is null, if it may be.
class DistinctReference : public ReferenceNode {
 public:
  DistinctReference(const Population& parent, core::Stream stream, bool nullable,
                    std::unique_ptr<GroupIndex> groups = nullptr)
      : ReferenceNode(parent), stream_(stream), nullable_(nullable), groups_(std::move(groups)) {}
  // Parents are rows of this run, which are the children, too: those that were there before have each other.
  void keep_to(const RowSet& children) noexcept { children_ = &children; }
  // Parents pass these tests, if any does.
  void keep_to(std::vector<RowTest> tests) { tests_ = std::move(tests); }
  // Parents that pass these tests come first: the others have a child only when there are more children.
  void prefer(std::vector<RowTest> tests) { preferred_ = std::move(tests); }
  void prepare() override;
  void index() override;
  std::uint64_t row_limit() const noexcept override {
    bool const limited = !nullable_ && indexed_ && children_ == nullptr;
    return limited ? first_.size() + others_.size() : ReferenceNode::row_limit();
  }
  void generate(Batch& batch, Values out) const override;

 private:
  void put_preferred_first();

  core::Stream stream_;
  bool nullable_;
  std::unique_ptr<GroupIndex> groups_;
  const RowSet* children_ = nullptr;
  std::vector<RowTest> tests_;
  std::vector<RowTest> preferred_;
  std::vector<std::uint32_t> eligible_;  // ascending, or the preferred ones and then the others; none: all
  bool indexed_ = false;                 // the number of parents, or groups, is known
  core::Permutation first_;              // of those that the first children have
  core::Permutation others_;             // of those that are left for more
};

// What the trees look like that the rows of a table form.
struct TreeShape {
  std::uint64_t most_roots = 8;  // at the top; fewer in a small table
  std::uint64_t width = 5;       // a row that has children has about 1.4 times as many; 0: as it comes
  double alone = 0;              // the share of rows that belong to no other, wherever they are
};

// A table that refers to itself: each row to an earlier one, so that the rows form trees. The first rows are
// the roots, whose reference is null; where it may not be, they refer to themselves.
class TreeReference : public ReferenceNode {
 public:
  // `self` is the table's own population, `children` its rows of this run.
  TreeReference(const Population& self, core::Stream stream, const RowSet& children, bool nullable,
                const TreeShape& shape)
      : ReferenceNode(self), stream_(stream), children_(children), nullable_(nullable), shape_(shape) {}
  void generate(Batch& batch, Values out) const override;

 private:
  bool is_root(std::uint64_t own, std::uint64_t random) const noexcept;
  std::uint64_t above(std::uint64_t own, std::uint64_t random) const noexcept;
  std::uint64_t roots() const noexcept;

  core::Stream stream_;
  const RowSet& children_;
  bool nullable_;
  TreeShape shape_;
};

// The row before the own one that begins earliest: who can be above all others.
class EldestReference : public ReferenceNode {
 public:
  EldestReference(const Population& self, AttrNumber begin, const RowSet& children)
      : ReferenceNode(self), begin_(begin), children_(children) {}
  void prepare() override;
  void generate(Batch& batch, Values out) const override;

 private:
  void learn() const;

  AttrNumber begin_;
  const RowSet& children_;
  mutable bool learned_ = false;
  mutable std::vector<std::uint64_t> eldest_;  // each begins before all rows before it; ascending
};

// Like SpreadReference, or with `distinct` like DistinctReference, over those parents only that leave later
// references a choice: for each follower, the parent's columns must have a group in the follower's index.
class ViableReference : public ReferenceNode {
 public:
  struct Follower {
    std::shared_ptr<GroupIndex> own;    // of the parents themselves, by the shared columns
    std::shared_ptr<GroupIndex> other;  // of the rows that the later reference chooses from
  };
  ViableReference(const Population& parent, std::vector<Follower> followers, core::Stream stream,
                  const RowSet& children, double skew, bool distinct)
      : ReferenceNode(parent),
        followers_(std::move(followers)),
        stream_(stream),
        children_(children),
        skew_(skew),
        distinct_(distinct) {}
  void index() override;
  std::uint64_t row_limit() const noexcept override {
    return distinct_ && indexed_ ? viable_.size() : ReferenceNode::row_limit();
  }
  void generate(Batch& batch, Values out) const override;

 private:
  std::vector<Follower> followers_;
  core::Stream stream_;
  const RowSet& children_;
  double skew_;
  bool distinct_;
  bool indexed_ = false;
  std::vector<std::uint32_t> viable_;
  core::SkewedAssignment assignment_;
  core::Permutation permutation_;
};

// A parent among those whose group columns equal the values of `keys`, nodes of this table's program.
class GroupedReference : public ReferenceNode {
 public:
  enum class Otherwise {
    kNull,  // no such parent: the reference is null
    kAny,   // ... any parent (agreement was a wish)
    kSelf,  // ... the row itself (a NOT NULL self-reference)
  };
  // `children` non-null: a self-reference, only earlier rows qualify.
  GroupedReference(const Population& parent, std::shared_ptr<GroupIndex> index, std::vector<NodeId> keys,
                   core::Stream stream, Otherwise otherwise, const RowSet* children = nullptr)
      : ReferenceNode(parent),
        index_(std::move(index)),
        keys_(std::move(keys)),
        stream_(stream),
        otherwise_(otherwise),
        children_(children) {}
  void prepare() override { index_->forget(); }
  void index() override { index_->build_once(); }
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<GroupIndex> index_;
  std::vector<NodeId> keys_;
  core::Stream stream_;
  Otherwise otherwise_;
  const RowSet* children_;
};

// A cell of the row that `reference` points to, converted to `to` where the two types differ; null
// where the reference is.
class ParentColumnNode : public Node {
 public:
  ParentColumnNode(NodeId reference, const Population& parent, AttrNumber column, const pg::TypeRef& to);
  void generate(Batch& batch, Values out) const override;

 private:
  std::span<const RowNumber> own_rows(Batch& batch) const;
  void convert(Batch& batch, Values out) const;

  NodeId reference_;
  const Population& parent_;
  AttrNumber column_;
  bool has_cast_ = false;
  bool cast_takes_modifier_ = false;
  int32 modifier_ = -1;
  mutable FmgrInfo cast_ = {};
};

}  // namespace synthgen::generate
