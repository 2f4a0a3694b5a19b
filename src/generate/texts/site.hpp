// Addresses of what the row names: the name stands in the host of a website or of an e-mail address.
#pragma once

#include "core/transliteration.hpp"
#include "generate/batch.hpp"
#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

class SiteNode : public Node {
 public:
  // `own` yields addresses, of whose host the label in front of the last point is replaced by `name`, a text
  // of any string type; what has no such label, or would not fit, stays.
  SiteNode(NodeId own, NodeId name, TextShape shape, const core::Transliteration& letters)
      : own_(own), name_(name), shape_(shape), letters_(letters) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  NodeId name_;
  TextShape shape_;
  const core::Transliteration& letters_;
};

}  // namespace synthgen::generate
