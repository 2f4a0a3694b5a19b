// Texts beside a label that they put into words: what is booked as a fee is described as one.
#pragma once

#include "generate/wording.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class WordingPass : private TablePass {
 public:
  explicit WordingPass(TableDraft& draft) : TablePass(draft) {}

  // Runs when nothing else changes labels or texts.
  void word_labels();

 private:
  bool may_be_worded(const pg::Column& column) const;
  std::vector<generate::Wording> wordings_of(const pg::Column& column, const pg::Column& label) const;
};

}  // namespace synthgen::plan
