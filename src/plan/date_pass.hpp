// Puts dates in order: within the row, and after what the rows that it refers to say.
#pragma once

#include "generate/temporal.hpp"
#include "plan/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DatePass : private TablePass {
 public:
  explicit DatePass(TableDraft& draft) : TablePass(draft) {}

  void order_dates();

 private:
  enum class ParentBound { kNone, kNotBefore, kNotAfter };
  struct DateDistance {
    generate::Microseconds least = 0;
    generate::Microseconds greatest = 0;
    bool is_session = false;  // begins and ends within hours
  };
  void bound_by_parents(const pg::Column& column, const DateRole& role, generate::DateOrder& order);
  void bound_by_subject(const pg::Column& column, generate::DateOrder& order) const;
  void bound_by_grandparents(const pg::Column& column, const DateRole& role, std::size_t key,
                             generate::DateOrder& order);
  ParentBound parent_bound(const TablePlan& parent, const pg::Column& other, const DateRole& role) const;
  bool is_checked_before(AttrNumber left, AttrNumber right) const;
  bool is_of_billed_period(AttrNumber column) const;
  static bool is_charged(const DateRole& role);
  static int rank_as_leader(const DateRole& earlier, const DateRole* role);
  bool begins_whole(AttrNumber column) const;
  bool is_started_here(AttrNumber column) const;
  bool is_handed_in(AttrNumber column) const;
  bool is_brief() const;
  bool end_after_term(const pg::Column& column, const DateRole* role, const std::vector<AttrNumber>& done);
  std::optional<generate::NumberSource> term_of(const pg::Table& table, int key, bool& in_months);
  bool is_published_here(AttrNumber column) const;
  bool is_before(AttrNumber left, AttrNumber right) const;
  bool are_of_other_spans(AttrNumber left, AttrNumber right) const;
  void bound_by_row(const pg::Column& column, const DateRole* role, const std::vector<AttrNumber>& done,
                    generate::DateOrder& order);
  static void follow_slot(const Slot& slot, const DateRole& role, generate::DateOrder& order);
  void bound_by_slots(const DateRole& role, generate::DateOrder& order) const;
  void follow_deadline(const std::vector<AttrNumber>& done, generate::DateOrder& order) const;
  bool brings_food() const;
  std::optional<DateDistance> usual_distance(const pg::Column& other, const DateRole* other_role,
                                             const pg::Column& column, const DateRole* role,
                                             bool checked) const;
  bool is_movable(AttrNumber column) const;
  bool place_day_of(AttrNumber column, const std::vector<AttrNumber>& dates);
  void order_date(const pg::Column& column, const std::vector<AttrNumber>& done);

  std::vector<std::pair<AttrNumber, AttrNumber>> days_of_;  // a date, and the time whose day it is
};

}  // namespace synthgen::plan
