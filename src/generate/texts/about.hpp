// Descriptions of rows that have nothing but a name: "All about Psychiatry."
#pragma once

#include "core/lexicon.hpp"
#include "generate/batch.hpp"
#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

class AboutNode : public Node {
 public:
  // `name` yields texts of any string type, `own` what stands where there is none, or no room. `phrases`: a
  // list of texts that have "{name}" in them.
  AboutNode(NodeId name, NodeId own, core::Lexicon phrases, TextShape shape, core::Stream stream);
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId name_;
  NodeId own_;
  core::Lexicon phrases_;
  TextShape shape_;
  core::Stream stream_;
  std::size_t longest_ = 0;  // of the phrases, in bytes
};

}  // namespace synthgen::generate
