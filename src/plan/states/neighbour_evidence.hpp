// What the columns beside a nullable one tell of whether it is there: a date of the same name, the flag or
// the moment in front, what begins with the same word.
#pragma once

#include "core/words.hpp"
#include "generate/nodes/evidence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class NeighbourEvidence : private TablePass {
 public:
  explicit NeighbourEvidence(TableDraft& draft) : TablePass(draft) {}

  // Whether a column is the moment at which something was done to the row, if it was.
  bool is_act(const pg::Column& column) const;
  // Whether a column says how it went.
  bool is_outcome(const pg::Column& column) const;
  // Whether a name says something of the past or of the whole, not of how far a row has come.
  static bool is_of_record(const core::Words& words);
  // Whether a name is of what a row that all went wrong for bears, too.
  static bool is_remark(const core::Words& words);

  // The date that is called the same but for what of the event it holds: answered_at of answered_by.
  std::optional<generate::Evidence> of_twin(const pg::Column& column) const;
  // Who did to the row what a date tells, where that is another row of its table: invited_at of invited_by.
  std::optional<generate::Evidence> of_doer(const pg::Column& date) const;
  // The date of such a doing after which what another date tells comes.
  std::optional<generate::Evidence> of_step_before(const pg::Column& date) const;
  // What comes just in front and begins with the same word: the number of a document with its type, the
  // policy's number with the insurer's name, both or none. And the moment that is called the same but for its
  // last word.
  std::optional<generate::Evidence> of_pair(const pg::Column& column) const;
  // A flag that says that nothing happened, such as that somebody was absent; and of what says more about it
  // the flag in front, for reasons in the state that its default does not tell.
  std::optional<generate::Evidence> of_flag(const pg::Column& column) const;
  // The moment just in front of a column, with nothing in between but what belongs to it, too.
  const pg::Column* act_in_front(const pg::Column& column) const;

 private:
  bool is_detail(const pg::Column& column) const;
  static bool is_of_others(const core::Words& own, const core::Words& flag);
  bool tells_of_end(const pg::Column& column, const pg::Column& end) const;
  bool is_of_whole(const pg::Column& column) const;
  bool is_lasting(const pg::Column& column) const;
};

}  // namespace synthgen::plan
