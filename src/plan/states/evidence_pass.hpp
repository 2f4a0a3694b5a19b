// Where a row tells whether an event has happened: in the labels of a status, in a flag, in a date.
#pragma once

#include "core/words.hpp"
#include "generate/nodes/evidence.hpp"
#include "plan/states/event_words.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class EvidencePass : private TablePass {
 public:
  explicit EvidencePass(TableDraft& draft) : TablePass(draft) {}

  // The column whose labels tell best whether an event has happened, and which of them do.
  std::optional<generate::Evidence> evidence_of(std::string_view event,
                                                AttrNumber except = InvalidAttrNumber) const;
  // The labels of a status that say that some is done, but not all; that nothing has been done yet.
  std::optional<generate::Evidence> evidence_of_partial() const;
  // Labels that say that nothing is left of what is sold.
  std::optional<generate::Evidence> evidence_of_sold_out() const;
  std::optional<generate::Evidence> evidence_of_waiting() const;
  // The labels of a status that one asks the reason of.
  std::optional<generate::Evidence> evidence_of_regret() const;
  // What a column tells of whose name and a label share a word that says nothing to us, as "collected_at" and
  // "collected"; or whose name is but for its last word that of a status.
  std::optional<generate::Evidence> evidence_of_label(const pg::Column& column) const;
  std::optional<generate::Evidence> evidence_of_stem(const pg::Column& date) const;
  // The labels of a status under which a date is there that only what is in force, or in use, has; that only
  // what has gone out has.
  std::optional<generate::Evidence> evidence_of_force(const pg::Column& date) const;
  std::optional<generate::Evidence> evidence_beyond_draft(const pg::Column& date) const;
  // A flag of the row that says whether an event has happened; where `dates`, a date that is set when it has.
  std::optional<generate::Evidence> lesser_evidence_of(std::string_view event, AttrNumber except,
                                                       bool dates) const;
  // Whether a label of a status names the event.
  bool is_named(std::string_view event) const;
  // The status of a course that things take to an end, if the rows have one.
  const pg::Column* course() const;
  // The first label of it under which a date is there, as names tell it.
  std::optional<std::size_t> told_label(const pg::Column& date, const pg::Column& status) const;
  // Whether the name of a date is that of the label under which all begin.
  bool names_first_label(const pg::Column& date, const pg::Column& status) const;
  // Whether a date is that of the act by which a row comes about, so that every row has one, as far as names
  // tell it: asked for, measured, recorded.
  bool begins_row(const pg::Column& date) const;
  // Whether the labels of a column say how far things have come.
  bool is_status(const pg::Column& column) const;
  std::vector<const pg::Column*> statuses() const;
  const std::vector<std::string>& labels_of(const pg::Column& status) const;

 private:
  static std::size_t named_label(const core::Words& words, std::span<const std::string> labels);
  bool is_dated(const pg::Column& status) const;
  bool has_date_named(std::string_view word) const;
  static bool may_have_label(const pg::Column& column, const std::string& semantic);
  template <typename Tells>
  std::optional<generate::Evidence> labels_that_tell(const pg::Column& status, Tells tells) const;
};

}  // namespace synthgen::plan
