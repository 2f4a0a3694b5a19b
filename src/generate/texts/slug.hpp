// The slug of a row: its title as it stands in a URL, with the row's number where slugs are unique.
#pragma once

#include "core/transliteration.hpp"
#include "generate/batch.hpp"
#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

class SlugNode : public Node {
 public:
  enum class Numbers {
    kNone,
    kWhereNeeded,  // the titles are different: behind slugs that another title may have as well
    kAll
  };

  // `title` yields texts of any string type, `own` what stands where there is none, or no letter in it.
  SlugNode(NodeId title, NodeId own, TextShape shape, Numbers numbers, const core::Transliteration& letters)
      : title_(title), own_(own), shape_(shape), numbers_(numbers), letters_(letters) {}
  void generate(Batch& batch, Values out) const override;

  // Longer ones are cut.
  static constexpr std::size_t kMostBytes = 80;

 private:
  NodeId title_;
  NodeId own_;
  TextShape shape_;
  Numbers numbers_;
  const core::Transliteration& letters_;
};

}  // namespace synthgen::generate
