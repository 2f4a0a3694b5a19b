// Puts dates in order: within the row, and after what the rows that it refers to say.
#pragma once

#include <map>

#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_distance.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/dates/date_sequence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DatePass : private TablePass {
 public:
  explicit DatePass(TableDraft& draft) : TablePass(draft) {}

  void order_dates();
  // A date that a key makes different among the rows of one parent, between the bounds of `order`.
  generate::NodeId date_among_siblings(const pg::Column& column, generate::DateOrder order);
  // The day by default that stands for no end yet: 9999-12-31, or infinity. Nothing for other columns.
  std::optional<Datum> open_end(const pg::Column& column, const DateRole* role) const;

 private:
  bool is_movable(AttrNumber column) const;
  bool begins_on_day(AttrNumber column, const std::vector<AttrNumber>& dates) const;
  bool place_day_of(AttrNumber column, const std::vector<AttrNumber>& dates);
  bool follow_day(AttrNumber column, generate::DateOrder& order) const;
  void order_among_siblings(const pg::Column& column);
  static bool is_current(const pg::Column& column, const DateRole* role);
  void order_date(const pg::Column& column, const std::vector<AttrNumber>& done);

  DateSequence sequence_{draft_};
  DateDistances distances_{draft_, sequence_};
  std::vector<std::pair<AttrNumber, AttrNumber>> days_of_;  // a date, and the time whose day it is
  std::map<AttrNumber, AttrNumber> begun_on_;               // by a time the date that it is of, which stands
};

}  // namespace synthgen::plan
