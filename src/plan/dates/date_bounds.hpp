// What the other dates of its row say of one: what it lies before and after, and which one it follows. Made
// anew for each date that is placed.
#pragma once

#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_distance.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/dates/date_sequence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DateBounds : private TablePass {
 public:
  // `sequence` and `distances`: of the same table; outlive this.
  DateBounds(TableDraft& draft, const DateSequence& sequence, const DateDistances& distances)
      : TablePass(draft), sequence_(sequence), distances_(distances) {}

  // The bounds that other columns of the row set. `done` are the columns placed already.
  void bound_by_row(const pg::Column& column, const DateRole* role, const std::vector<AttrNumber>& done,
                    generate::DateOrder& order);
  // What begins and ends as an exclusion constraint allows was agreed on some weeks before, and what happens
  // to it happens after it began.
  void bound_by_slots(const DateRole& role, generate::DateOrder& order) const;
  // What became of a plan in the row that it refers to alone is about what was planned: of a rental its
  // booking tells when the car is to be picked up. For dates that have no plan yet.
  void follow_plan_of_parent(const pg::Column& column, generate::DateOrder& order);

  // Whether the date tells what became of a plan.
  bool has_plan() const noexcept { return has_plan_; }
  // Whether the date that it follows cannot give way.
  bool leader_stands() const noexcept { return leader_stands_; }
  // Whether a key over several columns has decided a date, whatever the rows say that its row refers to.
  bool stands(AttrNumber column) const;

 private:
  static int rank_as_leader(const DateRole& earlier, const DateRole* role);
  static void follow_slot(const Slot& slot, const DateRole& role, generate::DateOrder& order);
  static void follow(generate::NodeId leader, Oid type, const DateDistance& usual,
                     generate::DateOrder& order);
  void follow_deadline(const std::vector<AttrNumber>& done, generate::DateOrder& order) const;
  bool follow_plan(const pg::Column& column, const std::vector<AttrNumber>& done,
                   generate::DateOrder& order) const;
  void precede_next(const pg::Column& column, const std::vector<AttrNumber>& done,
                    generate::DateOrder& order) const;
  void precede_occasion(const DateRole& role, const std::vector<AttrNumber>& done,
                        generate::DateOrder& order) const;

  const DateSequence& sequence_;
  const DateDistances& distances_;
  bool has_plan_ = false;
  bool leader_stands_ = false;
};

}  // namespace synthgen::plan
