// References to one of several tables: a text column says which ("commentable_type"), and a key column which
// row of it ("commentable_id").
#pragma once

#include "plan/references/labelled_reference.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class PolymorphicPass : private TablePass {
 public:
  explicit PolymorphicPass(TableDraft& draft) : TablePass(draft) {}

  // The labels name tables, and the keys are those of their rows.
  void refer_by_labels();

 private:
  Datum label_value(const LabelledReference& reference, const Subject& subject) const;
  bool draw_labels(const LabelledReference& reference);
  void refer(const LabelledReference& reference);
};

}  // namespace synthgen::plan
