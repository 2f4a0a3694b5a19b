// Composite unique keys. The product of the key columns' domains is enumerated through a permutation;
// the row number picks a tuple, its digits pick a parent or a value for every part. When one part is a
// reference that spreads children over parents, only the others are enumerated, anew for every parent,
// and the row's place among its siblings picks the tuple.
#pragma once

#include "core/shares.hpp"
#include "generate/generator.hpp"
#include "generate/references/reference.hpp"

namespace synthgen::generate {

// One part of a composite key: a reference to a parent, or a value of a generator.
struct TuplePart {
  const Population* parent = nullptr;
  std::shared_ptr<const Generator> generator;
  int differs_from = -1;     // an earlier part with the same parent, of which this one refers to another row
  std::uint64_t recent = 0;  // of periods the first so many, which are those of now; 0: all
  bool or_null = false;      // null is a value more, the last one

  // Of values those that are as they come to mind, of periods those that still matter.
  std::uint64_t plain() const noexcept {
    if (parent == nullptr) return generator->plain();
    return recent == 0 ? size() : std::min(recent, size());
  }

  std::uint64_t size() const noexcept {
    if (parent == nullptr) return generator->capacity() + (or_null ? 1 : 0);
    return differs_from < 0 || parent->count() == 0 ? parent->count() : parent->count() - 1;
  }
};

// How many different tuples there are, at most kUnlimited.
std::uint64_t tuple_count(std::span<const TuplePart> parts) noexcept;

// The index of each row's tuple within the product.
class TupleNode : public Node {
 public:
  // `rows`: how many rows share an enumeration, all or those of the busiest parent.
  // `attempts`: how many tuples each row should own, for keys that take part in a check group.
  // `anchor`: the spreading reference within whose parents tuples are distinct, or null.
  // `limited`: rows beyond the tuples there are would repeat them.
  TupleNode(std::vector<TuplePart> parts, core::Stream stream, std::uint64_t rows, std::uint64_t attempts,
            const SpreadReference* anchor, bool limited)
      : parts_(std::move(parts)),
        stream_(stream),
        rows_(rows),
        attempts_(attempts),
        anchor_(anchor),
        limited_(limited) {}
  void prepare() override;
  std::uint64_t row_limit() const noexcept override {
    return limited_ && anchor_ == nullptr ? shares_.rows() : Node::row_limit();
  }
  void generate(Batch& batch, Values out) const override;

  // How many tuples a row owns for each attempt, where there are enough, to choose among.
  void offer(std::uint64_t tuples) noexcept { offered_ = tuples; }
  std::uint64_t offered() const noexcept { return offered_; }
  // One of those that are offered to row i of a batch.
  std::uint64_t tuple_at(const Batch& batch, std::size_t i, std::uint64_t offer) const;

  // A row that is drawn again goes on to another one of the tuples that it owns.
  void follow_redraws() noexcept { follows_redraws_ = true; }

  // The digit of part `part` in the tuple with the given index.
  std::uint64_t digit(std::uint64_t tuple, std::size_t part) const noexcept {
    std::uint64_t const own = tuple / strides_[part] % sizes_[part];
    int const other = parts_[part].differs_from;
    return other >= 0 && own >= digit(tuple, static_cast<std::size_t>(other)) ? own + 1 : own;
  }

  // Whether row i of a batch is one of those that are too many for the tuples there are.
  bool is_beyond(const Batch& batch, std::size_t i) const noexcept;
  const TuplePart& part(std::size_t i) const noexcept { return parts_[i]; }

 private:
  void keep_to_plain_values();

  std::vector<TuplePart> parts_;
  core::Stream stream_;
  std::uint64_t rows_;
  std::uint64_t attempts_;
  std::uint64_t offered_ = 1;
  const SpreadReference* anchor_;
  bool limited_;
  bool follows_redraws_ = false;
  std::uint64_t product_ = 0;
  std::uint64_t owned_ = 1;  // tuples a row owns within its parent
  std::vector<std::uint64_t> sizes_;
  std::vector<std::uint64_t> strides_;
  core::Shares shares_;  // without an anchor
};

// The reference that a part of the tuple stands for; `null_beyond` as below.
class TupleReference : public ReferenceNode {
 public:
  TupleReference(NodeId tuple_id, const TupleNode& tuple, std::size_t part, bool null_beyond)
      : ReferenceNode(*tuple.part(part).parent),
        tuple_id_(tuple_id),
        tuple_(tuple),
        part_(part),
        null_beyond_(null_beyond) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId tuple_id_;
  const TupleNode& tuple_;
  std::size_t part_;
  bool null_beyond_;
};

// The value that a part of the tuple stands for, which may be null; with `null_beyond`, null in rows for
// which there is no tuple left.
class TupleValueNode : public Node {
 public:
  TupleValueNode(NodeId tuple_id, const TupleNode& tuple, std::size_t part, bool null_beyond)
      : tuple_id_(tuple_id), tuple_(tuple), part_(part), null_beyond_(null_beyond) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId tuple_id_;
  const TupleNode& tuple_;
  std::size_t part_;
  bool null_beyond_;
};

}  // namespace synthgen::generate
