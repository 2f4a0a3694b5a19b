// Cells of rows that form trees: how deep a row stands, and the names on the way to it. Each asks the row
// above for the same cell.
#pragma once

#include <optional>
#include <string>

#include "generate/batch.hpp"
#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

// One more than the level of the row above; `first` at the top; at most `most`. Integers of type `type`.
class TreeLevelNode : public Node {
 public:
  // `above`: the same cell of the row above, null at the top.
  TreeLevelNode(NodeId above, std::int64_t first, std::optional<std::int64_t> most, Oid type)
      : above_(above), first_(first), most_(most), type_(type) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId above_;
  std::int64_t first_;
  std::optional<std::int64_t> most_;
  Oid type_;
};

// The path of the row above, a separator and what the row is called; where there is no room for that, what
// the row is called alone, or else `own`. Null where `own` is.
class TreePathNode : public Node {
 public:
  // `above`: the same cell of the row above, null at the top. `called`: texts of any string type.
  TreePathNode(NodeId own, NodeId above, NodeId called, std::string separator, TextShape shape)
      : own_(own), above_(above), called_(called), separator_(std::move(separator)), shape_(shape) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NodeId above_;
  NodeId called_;
  std::string separator_;
  TextShape shape_;
};

}  // namespace synthgen::generate
