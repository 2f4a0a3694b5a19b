// Categories in a tree: what stands under one is a kind of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/lexicon.hpp"
#include "generate/batch.hpp"
#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

class SubcategoryNode : public Node {
 public:
  // `parent` yields the name of the category above, `own` the name of one that has none above it. `list` has
  // the names of subcategories and of what they are kinds of; its entry without such holds, separated by |,
  // what any other category has below it, with % for its name.
  SubcategoryNode(NodeId own, NodeId parent, core::Lexicon list, TextShape shape, core::Stream stream);
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NodeId parent_;
  TextShape shape_;
  core::Stream stream_;
  std::map<std::string, std::vector<std::string>, std::less<>> kinds_;  // by the category above
  std::vector<std::string> forms_;
};

}  // namespace synthgen::generate
