// Composite unique keys. The product of the key columns' domains is enumerated through a permutation;
// the row number picks a tuple, its digits pick a parent or a value for every part. When one part is a
// reference that spreads children over parents, only the others are enumerated, anew for every parent,
// and the row's place among its siblings picks the tuple.
#pragma once

#include "core/permutation.hpp"
#include "generate/generator.hpp"
#include "generate/reference.hpp"

namespace synthgen::generate {

// One part of a composite key: a reference to a parent, or a value of a generator.
struct TuplePart {
  const Population* parent = nullptr;
  std::shared_ptr<const Generator> generator;

  std::uint64_t size() const noexcept { return parent ? parent->count() : generator->capacity(); }
};

// The number of different tuples, at most kUnlimited.
std::uint64_t tuple_capacity(std::span<const TuplePart> parts) noexcept;

// The index of each row's tuple within the product.
class TupleNode : public Node {
 public:
  // `attempts`: how many tuples each row owns, for keys that take part in a check group.
  // `anchor`: the spreading reference within whose parents tuples are distinct, or null.
  TupleNode(std::vector<TuplePart> parts, core::Stream stream, std::uint64_t attempts,
            const SpreadReference* anchor)
      : parts_(std::move(parts)), stream_(stream), attempts_(attempts), anchor_(anchor) {}
  void prepare() override;
  void generate(Batch& batch, Values out) const override;

  // The digit of part `part` in the tuple with the given index.
  std::uint64_t digit(std::uint64_t tuple, std::size_t part) const noexcept {
    return tuple / strides_[part] % sizes_[part];
  }
  const TuplePart& part(std::size_t i) const noexcept { return parts_[i]; }

 private:
  std::vector<TuplePart> parts_;
  core::Stream stream_;
  std::uint64_t attempts_;  // wanted
  const SpreadReference* anchor_;
  std::uint64_t owned_ = 1;  // tuples a row owns
  std::vector<std::uint64_t> sizes_;
  std::vector<std::uint64_t> strides_;
  core::Permutation permutation_;
  std::uint64_t rows_ = 0;
};

// The reference that a part of the tuple stands for.
class TupleReference : public ReferenceNode {
 public:
  TupleReference(NodeId tuple_id, const TupleNode& tuple, std::size_t part)
      : ReferenceNode(*tuple.part(part).parent), tuple_id_(tuple_id), tuple_(tuple), part_(part) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId tuple_id_;
  const TupleNode& tuple_;
  std::size_t part_;
};

// The value that a part of the tuple stands for.
class TupleValueNode : public Node {
 public:
  TupleValueNode(NodeId tuple_id, const TupleNode& tuple, std::size_t part)
      : tuple_id_(tuple_id), tuple_(tuple), part_(part) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId tuple_id_;
  const TupleNode& tuple_;
  std::size_t part_;
};

}  // namespace synthgen::generate
