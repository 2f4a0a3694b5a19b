// The slug of a row: its title as it stands in a URL, with the row's number where slugs are unique.
#pragma once

#include "core/transliteration.hpp"
#include "generate/batch.hpp"
#include "generate/text_generator.hpp"

namespace synthgen::generate {

class SlugNode : public Node {
 public:
  // `title` yields texts of any string type, `own` what stands where there is none, or no letter in it.
  SlugNode(NodeId title, NodeId own, TextShape shape, bool numbered, const core::Transliteration& letters)
      : title_(title), own_(own), shape_(shape), numbered_(numbered), letters_(letters) {}
  void generate(Batch& batch, Values out) const override;

  // Longer ones are cut.
  static constexpr std::size_t kMostBytes = 80;

 private:
  NodeId title_;
  NodeId own_;
  TextShape shape_;
  bool numbered_;
  const core::Transliteration& letters_;
};

}  // namespace synthgen::generate
