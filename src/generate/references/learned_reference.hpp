// A reference of rows that a trigger judges. What it looks for in the parent nobody says; but rows that it
// accepted have such parents. So of the draws of a row that was rejected some go to parents of accepted rows.
//
// A row that was accepted keeps to what was known when it was drawn: computed again it has the same parent.
#pragma once

#include <unordered_map>

#include "generate/references/reference.hpp"

namespace synthgen::generate {

class LearnedReference : public ReferenceNode {
 public:
  // `patience`: how many draws go by before it makes a difference.
  LearnedReference(const Population& parent, NodeId inner, core::Stream stream, std::uint64_t patience)
      : ReferenceNode(parent), inner_(inner), stream_(stream), patience_(patience) {}

  // The column that holds a part of the parent's key, and the node that fetches it from the parent.
  void set_key(AttrNumber column, NodeId node, const pg::TypeRef& type) {
    column_ = column;
    key_ = node;
    by_value_ = type.by_value;
    length_ = type.length;
  }

  // The parent of the single row of a batch, if the row has its key in the end. May ereport.
  bool final_parent(Batch& batch, NodeId id, std::uint64_t* parent) const;

  // Row `row` was accepted; with `parent`, if that is known. May throw.
  void accept(RowNumber row, const std::uint64_t* parent) const;

  void generate(Batch& batch, Values out) const override;

 private:
  std::size_t known_to(RowNumber row) const;

  NodeId inner_;
  core::Stream stream_;
  std::uint64_t patience_;
  AttrNumber column_ = InvalidAttrNumber;
  NodeId key_ = kNoNode;
  bool by_value_ = true;
  int16 length_ = 0;
  mutable std::vector<std::uint64_t> parents_;                   // of accepted rows, in their order
  mutable std::unordered_map<RowNumber, std::size_t> known_to_;  // by accepted row: how many there were then
};

}  // namespace synthgen::generate
