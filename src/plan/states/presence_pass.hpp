// Which nullable cells are there where no word tells: by the order of the columns and of the labels of a
// status, by a date of the same name, by the date or the flag in front. An unknown word still makes a
// coherent row.
#pragma once

#include "generate/nodes/evidence.hpp"
#include "plan/states/neighbour_evidence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class PresencePass : private TablePass {
 public:
  explicit PresencePass(TableDraft& draft);

  // Runs when what names tell of the lifecycle and of kinds is settled.
  void derive_presence();
  // Runs when all amounts are settled: what has been computed anew since is still there in no other rows.
  void keep_presence();

 private:
  bool is_open(const pg::Column& column) const;
  bool refers_alone(AttrNumber column) const;
  bool is_doer(const pg::Column& column) const;
  bool is_under_way(const pg::Column& date, std::size_t label) const;
  std::optional<std::size_t> label_by_place(const pg::Column& date) const;
  // Of the labels for which a test of number and stage holds.
  template <typename Test>
  std::optional<generate::Evidence> evidence_of_labels(Test test) const;
  std::optional<generate::Evidence> evidence_from_label(std::size_t first) const;
  std::optional<generate::Evidence> evidence_of_end() const;
  std::optional<generate::Evidence> evidence_of_stay() const;
  std::optional<generate::Evidence> evidence_of_begin() const;
  std::optional<generate::Evidence> evidence_of_kind(const pg::Column& column) const;
  void let_be_when(const pg::Column& column, generate::Evidence evidence, const std::string& told);

  NeighbourEvidence neighbours_{draft_};
  const pg::Column* status_;  // of a course that things take to an end
};

}  // namespace synthgen::plan
