#include "plan/dates/date_bounds.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/dates/date_columns.hpp"

namespace synthgen::plan {

namespace {

using generate::DateBound;
using generate::DateOrder;
using generate::kDay;
using generate::Microseconds;

// Nobody is hired who is older.
constexpr Microseconds kRetiredDays = 66 * 365;

// Where the beginning stands among the events before an end: behind what was accepted or paid for, not behind
// what was resolved.
constexpr int kBegunRank = 32;

}  // namespace

void DateBounds::bound_by_row(const pg::Column& column, const DateRole* role,
                              const std::vector<AttrNumber>& done, DateOrder& order) {
  int nearest = -1;
  bool leads_always = false;  // whether every row has the leader
  for (AttrNumber const number : done) {
    pg::Column const& other = table_.column(number);
    DateRole const* const other_role = date_role(target_.columns[number - 1].semantic);
    if (sequence_.is_before(column.number, number))
      order.not_after.push_back(
          {date_node(number), other.type.base, least_gap(column, other, role, other_role)});
    if (!sequence_.is_before(number, column.number)) continue;
    bool const hired = role != nullptr && role->semantic == "date.hire";
    if (hired && other_role != nullptr && is_adult_birth(*other_role))
      order.not_after.push_back({date_node(number), other.type.base, -kRetiredDays * kDay});
    bool const checked = sequence_.is_checked_before(number, column.number);
    DateBound const bound{date_node(number), other.type.base,
                          std::max(least_gap(other, column, other_role, role), checked ? kDay : 0)};
    order.not_before.push_back(bound);

    // The latest of the earlier events leads, where the names tell it the one that comes just before; what a
    // CHECK ties together belongs together, too.
    constexpr int kTold = 1000;
    auto const step = sequence_.step_between(number, column.number);
    int const rank = step                    ? kTold - (step->to - step->from)
                     : other_role == nullptr ? 0
                                             : rank_as_leader(*other_role, role);
    std::optional<DateDistance> const distance =
        distances_.usual_distance(other, other_role, column, role, checked);
    // What would have been called off by then begins as long after it was agreed on as all else.
    bool const called_off = other_role != nullptr && other_role->semantic == "date.cancelled";
    // What falls due, or ends as things of its name do, does so after what every row has come to.
    bool const ahead = role != nullptr && role->may_be_future;
    bool const is_led = ahead && order.follows && order.lasts != nullptr && leads_always;
    bool const leads = ahead && distance && distance->lasts != nullptr && not_null(other) && !leads_always;
    if ((is_led && !not_null(other)) || (!leads && rank < nearest) ||
        (!distance && (!order.follows || called_off)))
      continue;
    leads_always = not_null(other);
    nearest = rank;
    leader_stands_ = stands(number);
    order.follows = distance.has_value();
    order.leader = bound;
    order.lasts = distance ? distance->lasts : nullptr;
    if (!distance) continue;
    if (distance->is_session) order.not_before.back().gap = distance->least;
    // What happens on a day does so before it is over.
    bool const on_day = !checked && other.type.base == DATEOID && column.type.base != DATEOID &&
                        distance->least > 0 && distance->greatest < kDay;
    if (on_day) order.not_before.back().gap = 0;
    Microseconds const gap = distance->is_session || on_day ? 0 : bound.gap;
    order.least_distance = distance->least + gap;
    order.greatest_distance = distance->greatest + gap;
  }
  if (!order.follows && !order.not_after.empty()) precede_next(column, done, order);
  bool const owed = role != nullptr && role->semantic == "date.paid" && !order.follows;
  if (owed || (role != nullptr && role->semantic == "date.returned")) follow_deadline(done, order);
  has_plan_ = role != nullptr && follow_plan(column, done, order);
  if (role != nullptr && !has_plan_) precede_occasion(*role, done, order);
}

// What comes so many days before something else, and after nothing that tells, is so near it: the deadline
// before what it is for begins.
void DateBounds::precede_next(const pg::Column& column, const std::vector<AttrNumber>& done,
                              DateOrder& order) const {
  for (AttrNumber const number : done) {
    auto const step = sequence_.step_between(column.number, number);
    if (!step || step->to < step->from || step->days == 0) continue;
    follow(date_node(number), table_.column(number).type.base, {-days(step->days), 0, false}, order);
    return;
  }
}

// What became of a plan is about what was planned: who checks in does so on the day of the booking.
bool DateBounds::follow_plan(const pg::Column& column, const std::vector<AttrNumber>& done,
                             DateOrder& order) const {
  for (AttrNumber const number : done) {
    auto const usual = distances_.distance_from_plan(table_.column(number),
                                                     date_role(target_.columns[number - 1].semantic), column);
    if (!usual) continue;
    follow(date_node(number), table_.column(number).type.base, *usual, order);
    // As soon after the plan as is usual, whatever else keeps the two apart.
    for (DateBound& bound : order.not_before)
      if (bound.node == order.leader.node) bound.gap = std::min(bound.gap, usual->least);
    return true;
  }
  return false;
}

void DateBounds::follow_plan_of_parent(const pg::Column& column, DateOrder& order) {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    if (references_[k].pick != Pick::kDistinct || target_.reference_nodes[k] == generate::kNoNode ||
        &parent == &target_ || !is_settled(parent))
      continue;
    for (pg::Column const& plan : parent.table.columns) {
      if (!is_date(plan)) continue;
      auto const usual =
          distances_.distance_from_plan(plan, date_role(parent.columns[plan.number - 1].semantic), column);
      if (!usual) continue;
      follow(optional_parent_cell(k, plan.number), plan.type.base, *usual, order);
      has_plan_ = true;
      return;
    }
  }
}

void DateBounds::follow(generate::NodeId leader, Oid type, const DateDistance& usual, DateOrder& order) {
  order.follow({leader, type, 0}, usual.least, usual.greatest, usual.lasts);
}

// What is called off is so in the days before it would have begun, where nothing tells when it was agreed on;
// and an appointment is confirmed then.
void DateBounds::precede_occasion(const DateRole& role, const std::vector<AttrNumber>& done,
                                  DateOrder& order) const {
  constexpr double kCalledOff = 10, kConfirmed = 3;
  bool const confirms = role.semantic == "date.verified" &&
                        core::has_word({core::words_of(table_.name).back()}, {"appointment"});
  if ((role.semantic != "date.cancelled" && !confirms) || order.follows) return;
  for (AttrNumber const number : done) {
    DateRole const* const other = date_role(target_.columns[number - 1].semantic);
    if (other == nullptr || !is_occasion(*other)) continue;
    order.follow({date_node(number), table_.column(number).type.base, 0},
                 days(confirms ? -kConfirmed : -kCalledOff), 0);
  }
}

void DateBounds::bound_by_slots(const DateRole& role, DateOrder& order) const {
  if (role.of_life) return;
  DateRole const* const start = date_role("date.start");
  for (Slot const& slot : slots_) {
    if (!generate::is_instant_type(slot.type)) continue;
    DateBound const begin{slot.lower_node, slot.type, 0};
    if (role.rank >= start->rank) {
      if (slot.range != 0 && role.rank > start->rank) follow_slot(slot, role, order);
      continue;
    }
    order.not_after.push_back(begin);
    order.follow(begin, days(-kAheadDays), 0);
  }
}

// What is given back or closed is so when the interval ends.
void DateBounds::follow_slot(const Slot& slot, const DateRole& role, DateOrder& order) {
  order.not_before.push_back({slot.lower_node, slot.type, 0});
  if (role.semantic != "date.returned" && role.rank != kEndRank) return;
  order.follow({slot.upper_node, slot.type, 0}, 0, kDay);
}

// Of the events before a date the one of highest rank leads; an end follows its beginning rather than the
// plan.
int DateBounds::rank_as_leader(const DateRole& earlier, const DateRole* role) {
  if (role == nullptr || role->rank != kEndRank) return earlier.rank;
  if (role->semantic == "date.end" && earlier.semantic == "date.start") return kEndRank;
  // What was begun ends some time after it began, whatever was agreed on in between.
  return earlier.semantic == "date.started" ? std::max(earlier.rank, kBegunRank) : earlier.rank;
}

// Who pays, or gives back, does so about when it is due, mostly before.
void DateBounds::follow_deadline(const std::vector<AttrNumber>& done, DateOrder& order) const {
  constexpr double kEarly = 14;
  constexpr double kLate = 6;
  for (AttrNumber const number : done) {
    if (target_.columns[number - 1].semantic != "date.due") continue;
    order.follow({date_node(number), table_.column(number).type.base, 0}, days(-kEarly), days(kLate));
  }
}

bool DateBounds::stands(AttrNumber column) const {
  return roles_[column - 1].tuple >= 0;
}

}  // namespace synthgen::plan
