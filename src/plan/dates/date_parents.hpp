// The bounds that the rows set which a row refers to: nothing is earlier than what it belongs to, nor later
// than its end.
#pragma once

#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_event.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DateParents : private TablePass {
 public:
  explicit DateParents(TableDraft& draft) : TablePass(draft) {}

  // Where `among` names foreign keys, by what these refer to alone.
  void bound(const pg::Column& column, const DateRole& role, generate::DateOrder& order,
             const std::vector<int>& among = {});

 private:
  enum class Kind { kNone, kNotBefore, kNotAfter };
  bool take_place(const TablePlan& parent, const Happening& event, const pg::Column& column,
                  const DateRole& role, std::size_t key, generate::DateOrder& order);
  static bool outlasts(const TablePlan& parent, const pg::Column& other, const pg::Column& column,
                       const DateRole& role);
  generate::NodeId reference_of_dates(std::size_t key) const;
  void bound_by_subject(const pg::Column& column, generate::DateOrder& order) const;
  void bound_by_grandparents(const pg::Column& column, const DateRole& role, std::size_t key,
                             generate::DateOrder& order);
  static void keep_in_period(const TablePlan& table, const pg::Column& start, const DateRole& role,
                             const generate::DateBound& bound, generate::DateOrder& order);
  bool is_billed_by(std::size_t key) const;
  std::optional<Kind> kind_of_stage(const TablePlan& parent, const pg::Column& column,
                                    const pg::Column& other, const DateRole& role) const;
  Kind kind_of_bound(const TablePlan& parent, const pg::Column& other, const DateRole& role) const;
  static Kind kind_of_course(const TablePlan& parent, const pg::Column& column, const pg::Column& other,
                             const DateRole& role);
  bool is_made_before(const DateRole& role) const;
  bool is_demanded(std::size_t key, const pg::Column& other, const DateRole& role) const;
  static bool is_moment_of(const TablePlan& parent, const pg::Column& other);
};

}  // namespace synthgen::plan
