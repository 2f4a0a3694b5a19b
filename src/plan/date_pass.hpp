// Puts dates in order: within the row, and after what the rows that it refers to say.
#pragma once

#include <map>

#include "generate/temporal.hpp"
#include "plan/date_roles.hpp"
#include "plan/date_sequence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DatePass : private TablePass {
 public:
  explicit DatePass(TableDraft& draft) : TablePass(draft) {}

  void order_dates();
  // A date that a key makes different among the rows of one parent, between the bounds of `order`.
  generate::NodeId date_among_siblings(const pg::Column& column, generate::DateOrder order);

 private:
  static int rank_as_leader(const DateRole& earlier, const DateRole* role);
  void bound_by_row(const pg::Column& column, const DateRole* role, const std::vector<AttrNumber>& done,
                    generate::DateOrder& order);
  static void follow_slot(const Slot& slot, const DateRole& role, generate::DateOrder& order);
  void bound_by_slots(const DateRole& role, generate::DateOrder& order) const;
  void follow_deadline(const std::vector<AttrNumber>& done, generate::DateOrder& order) const;
  bool follow_plan(const pg::Column& column, const std::vector<AttrNumber>& done,
                   generate::DateOrder& order) const;
  void precede_next(const pg::Column& column, const std::vector<AttrNumber>& done,
                    generate::DateOrder& order) const;
  void follow_plan_of_parent(const pg::Column& column, generate::DateOrder& order);
  static void follow(generate::NodeId leader, Oid type, const DateDistance& usual,
                     generate::DateOrder& order);
  void precede_occasion(const DateRole& role, const std::vector<AttrNumber>& done,
                        generate::DateOrder& order) const;
  bool is_movable(AttrNumber column) const;
  bool stands(AttrNumber column) const;
  bool begins_on_day(AttrNumber column, const std::vector<AttrNumber>& dates) const;
  bool place_day_of(AttrNumber column, const std::vector<AttrNumber>& dates);
  bool follow_day(AttrNumber column, generate::DateOrder& order) const;
  void order_among_siblings(const pg::Column& column);
  static bool is_current(const pg::Column& column, const DateRole* role);
  void order_date(const pg::Column& column, const std::vector<AttrNumber>& done);

  DateSequence sequence_{draft_};
  // Of the date that is being placed:
  bool leader_stands_ = false;
  bool has_plan_ = false;
  std::vector<std::pair<AttrNumber, AttrNumber>> days_of_;  // a date, and the time whose day it is
  std::map<AttrNumber, AttrNumber> begun_on_;               // by a time the date that it is of, which stands
};

}  // namespace synthgen::plan
