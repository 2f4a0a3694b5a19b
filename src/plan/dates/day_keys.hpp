// Foreign keys to a table of days, as a data warehouse has them: which day a row refers to follows from when
// it happened. Where a date of the row tells that, the key is of the same day; where none does, a date is
// drawn for the key as if it were a column, in order with the others: what is shipped was ordered before.
#pragma once

#include <string>
#include <vector>

#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DayKeys : private TablePass {
 public:
  explicit DayKeys(TableDraft& draft) : TablePass(draft) {}

  // Whether a foreign key refers to a table of days.
  bool refers_to_day(std::size_t key) const { return day_of(key) != InvalidAttrNumber; }
  // Whether its day follows from a date: no other key, no condition and no rule has a say in it.
  bool follows_date(std::size_t key) const;
  // Such a reference; which date it follows is known only when these are in order.
  generate::NodeId add_reference(std::size_t key);

  // The date of the row that a key tells the day of; InvalidAttrNumber if there is none.
  AttrNumber date_of(std::size_t key) const;
  // Where a date is the one of a key: keeps it within the days that there are or, where something else
  // decides the key, on the day that it refers to.
  void keep_to_days(std::size_t key, const pg::Column& date, generate::DateOrder& order) const;

  // Gives every reference its date. Comes after the dates of the row.
  void follow_dates();

 private:
  struct Event {
    pg::Column date;
    const DateRole* role;
    generate::NodeId node;
  };
  AttrNumber day_of(std::size_t key) const;
  core::Words words_of_key(std::size_t key) const;
  AttrNumber main_date() const;
  Event event_of(std::size_t key) const;
  static bool is_before(const Event& one, const Event& other);
  generate::NodeId place(std::size_t key, const Event& event, const std::vector<Event>& others) const;
  generate::NodeId draw(std::size_t key, const Event& event) const;
  static bool follow(const Event& event, const Event& earlier, generate::DateOrder& order, int& nearest);
};

}  // namespace synthgen::plan
