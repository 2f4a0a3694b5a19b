// Columns that only rows of some kind have: a card number where the method of payment is a card, a link to
// the meeting where the event is online.
#pragma once

#include "generate/nodes/derived.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class KindPass : private TablePass {
 public:
  explicit KindPass(TableDraft& draft) : TablePass(draft) {}

  // Runs when the lifecycle is settled and before anything else is computed.
  void derive_kinds();
  // The labels of a kind that a column is there for, if its name and theirs tell.
  std::optional<generate::Evidence> evidence_of_labels(const pg::Column& column) const;
  // A flag of the same words that nothing else decides.
  std::optional<generate::Evidence> evidence_of_flag(const pg::Column& column) const;

 private:
  bool may_depend(const pg::Column& column) const;
  std::vector<bool> labels_for(const pg::Column& column, const pg::Column& kind) const;
};

}  // namespace synthgen::plan
