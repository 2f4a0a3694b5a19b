// Texts that say what a label beside them says: the description of a fee, the message of a failed login.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "generate/generator.hpp"
#include "generate/nodes/evidence.hpp"

namespace synthgen::generate {

// The templates, one a line, of texts in rows of a table of this name that bear the label. They are the
// locale's own; empty if it has none.
std::string_view wording_of(std::string_view table, std::string_view label, std::string_view locale);

// The texts of some labels.
struct Wording {
  Evidence labels;
  std::shared_ptr<const Generator> texts;
};

// Rows that bear none of the labels keep `own`, and so do nulls.
class WordingNode : public Node {
 public:
  WordingNode(NodeId own, std::vector<Wording> wordings, core::Stream stream)
      : own_(own), wordings_(std::move(wordings)), stream_(stream) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  std::vector<Wording> wordings_;
  core::Stream stream_;
};

}  // namespace synthgen::generate
