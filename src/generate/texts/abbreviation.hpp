// The code of a row that is short for its name: "NT" for "Night train", "REG" for "Regional", with the row's
// number where codes are unique.
#pragma once

#include "core/transliteration.hpp"
#include "generate/batch.hpp"
#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

class AbbreviationNode : public Node {
 public:
  // `name` yields texts of any string type, `own` what stands where there is none, or no letter in it.
  AbbreviationNode(NodeId name, NodeId own, TextShape shape, bool numbered,
                   const core::Transliteration& letters)
      : name_(name), own_(own), shape_(shape), numbered_(numbered), letters_(letters) {}
  void generate(Batch& batch, Values out) const override;

  // The most letters, and the most characters with a number.
  static constexpr std::size_t kMostLetters = 4;
  static constexpr std::size_t kMostCharacters = 12;

 private:
  NodeId name_;
  NodeId own_;
  TextShape shape_;
  bool numbered_;
  const core::Transliteration& letters_;
};

}  // namespace synthgen::generate
