// Dates in order: within the row by meaning and by CHECKs that compare two columns, and after what the
// rows that it refers to say.
#include "plan/date_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/semantic_range.hpp"
#include "generate/sibling_date.hpp"
#include "generate/temporal.hpp"
#include "plan/date_affair.hpp"
#include "plan/date_columns.hpp"
#include "plan/date_kinds.hpp"
#include "plan/date_parents.hpp"
#include "plan/date_schedule.hpp"
#include "plan/date_term.hpp"
#include "plan/date_year.hpp"
#include "plan/evidence_pass.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using generate::DateBound;
using generate::DateOrder;
using generate::kDay;
using generate::Microseconds;

// How long ago what is current may have begun: less than a month.
constexpr double kCurrentDays = 26;

// Nobody is hired who is older.
constexpr Microseconds kRetiredDays = 66 * 365;

// From so many generations of parents on, rows happen soon after what they belong to: if each took its own
// time, the latest would all be of today.
constexpr int kManyAncestors = 4;

// Where the beginning stands among the events before an end: behind what was accepted or paid for, not behind
// what was resolved.
constexpr int kBegunRank = 32;

// What happens to a row after it began, a generation of rows that refer to it.
constexpr Microseconds kDaysForOthers = 2;

}  // namespace

// The bounds that other columns of the row set. `done` are the columns placed already.
void DatePass::bound_by_row(const pg::Column& column, const DateRole* role,
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
        sequence_.usual_distance(other, other_role, column, role, checked);
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
void DatePass::precede_next(const pg::Column& column, const std::vector<AttrNumber>& done,
                            DateOrder& order) const {
  for (AttrNumber const number : done) {
    auto const step = sequence_.step_between(column.number, number);
    if (!step || step->to < step->from || step->days == 0) continue;
    follow(date_node(number), table_.column(number).type.base, {-days(step->days), 0, false}, order);
    return;
  }
}

// What became of a plan is about what was planned: who checks in does so on the day of the booking.
bool DatePass::follow_plan(const pg::Column& column, const std::vector<AttrNumber>& done,
                           DateOrder& order) const {
  for (AttrNumber const number : done) {
    auto const usual = sequence_.distance_from_plan(table_.column(number),
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

// The same of a plan in the row that it refers to alone: of a rental its booking tells when the car is to be
// picked up.
void DatePass::follow_plan_of_parent(const pg::Column& column, DateOrder& order) {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    if (references_[k].pick != Pick::kDistinct || target_.reference_nodes[k] == generate::kNoNode ||
        &parent == &target_ || !is_settled(parent))
      continue;
    for (pg::Column const& plan : parent.table.columns) {
      if (!is_date(plan)) continue;
      auto const usual =
          sequence_.distance_from_plan(plan, date_role(parent.columns[plan.number - 1].semantic), column);
      if (!usual) continue;
      follow(optional_parent_cell(k, plan.number), plan.type.base, *usual, order);
      has_plan_ = true;
      return;
    }
  }
}

void DatePass::follow(generate::NodeId leader, Oid type, const DateDistance& usual, DateOrder& order) {
  order.follow({leader, type, 0}, usual.least, usual.greatest, usual.lasts);
}

// What is called off is so in the days before it would have begun, where nothing tells when it was agreed on.
void DatePass::precede_occasion(const DateRole& role, const std::vector<AttrNumber>& done,
                                DateOrder& order) const {
  constexpr double kAhead = 10;
  if (role.semantic != "date.cancelled" || order.follows) return;
  for (AttrNumber const number : done) {
    DateRole const* const other = date_role(target_.columns[number - 1].semantic);
    if (other == nullptr || !is_occasion(*other)) continue;
    order.follow({date_node(number), table_.column(number).type.base, 0}, days(-kAhead), 0);
  }
}

// What begins and ends as an exclusion constraint allows was agreed on some weeks before, and what happens to
// it happens after it began.
void DatePass::bound_by_slots(const DateRole& role, DateOrder& order) const {
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
void DatePass::follow_slot(const Slot& slot, const DateRole& role, DateOrder& order) {
  order.not_before.push_back({slot.lower_node, slot.type, 0});
  if (role.semantic != "date.returned" && role.rank != kEndRank) return;
  order.follow({slot.upper_node, slot.type, 0}, 0, kDay);
}

// Of the events before a date the one of highest rank leads; an end follows its beginning rather than the
// plan.
int DatePass::rank_as_leader(const DateRole& earlier, const DateRole* role) {
  if (role == nullptr || role->rank != kEndRank) return earlier.rank;
  if (role->semantic == "date.end" && earlier.semantic == "date.start") return kEndRank;
  // What was begun ends some time after it began, whatever was agreed on in between.
  return earlier.semantic == "date.started" ? std::max(earlier.rank, kBegunRank) : earlier.rank;
}

// Who pays, or gives back, does so about when it is due, mostly before.
void DatePass::follow_deadline(const std::vector<AttrNumber>& done, DateOrder& order) const {
  constexpr double kEarly = 14;
  constexpr double kLate = 6;
  for (AttrNumber const number : done) {
    if (target_.columns[number - 1].semantic != "date.due") continue;
    order.follow({date_node(number), table_.column(number).type.base, 0}, days(-kEarly), days(kLate));
  }
}

// Whether a date may be put elsewhere: within an interval it may, from a list or under a condition of its
// own it may not.
bool DatePass::is_movable(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  if (role.distinct || role.tuple >= 0 || role.slot >= 0 || !role.dated_within.empty()) return false;
  ValueDomain interval = target_.constraints.domains[column - 1];
  interval.lower.reset();
  interval.upper.reset();
  bool const bound_alone =
      std::any_of(target_.constraints.groups.begin(), target_.constraints.groups.end(),
                  [&](const CheckGroup& group) { return group.columns == std::vector<AttrNumber>{column}; });
  return interval.unrestricted() && !bound_alone && !target_.is_ruled(column);
}

// Whether a key over several columns has decided a date, whatever the rows say that its row refers to.
bool DatePass::stands(AttrNumber column) const {
  return roles_[column - 1].tuple >= 0;
}

void DatePass::order_dates() {
  std::vector<AttrNumber> dates;
  for (pg::Column const& column : table_.columns)
    if (is_date(column) && target_.program.attribute(column.number) != generate::kNoNode &&
        (roles_[column.number - 1].choice != nullptr || roles_[column.number - 1].slot >= 0 ||
         !roles_[column.number - 1].dated_within.empty() || target_.counts_with_rows(column.number)))
      dates.push_back(column.number);

  // What is paid or given back looks at the deadline.
  std::stable_partition(dates.begin(), dates.end(),
                        [&](AttrNumber c) { return target_.columns[c - 1].semantic == "date.due"; });
  std::erase_if(dates, [&](AttrNumber column) { return place_day_of(column, dates); });

  // What keys and constraints hold in place stands first; the others arrange themselves around it.
  auto const movable =
      std::stable_partition(dates.begin(), dates.end(), [&](AttrNumber c) { return !is_movable(c); });
  std::vector<AttrNumber> done(dates.begin(), movable);
  dates.erase(dates.begin(), movable);
  for (AttrNumber const number : done)
    if (!roles_[number - 1].dated_within.empty()) order_among_siblings(table_.column(number));
  while (!dates.empty()) {
    auto next = std::find_if(dates.begin(), dates.end(), [&](AttrNumber candidate) {
      return std::none_of(dates.begin(), dates.end(), [&](AttrNumber other) {
        return other != candidate &&
               (sequence_.is_before(other, candidate) ||
                sequence_.distance_from_plan(table_.column(other),
                                             date_role(target_.columns[other - 1].semantic),
                                             table_.column(candidate)));
      });
    });
    // Meaning and CHECKs may form a circle; any place to break it is as good as another.
    if (next == dates.end()) next = dates.begin();
    AttrNumber const number = *next;
    dates.erase(next);
    order_date(table_.column(number), done);
    DateTerm(draft_).follow_named_term(table_.column(number), date_role(target_.columns[number - 1].semantic),
                                       done);
    done.push_back(number);
  }
  DateYear(draft_).move_dates();
  for (auto const& [day, time] : days_of_)
    target_.set_column(
        day,
        target_.program.add(std::make_unique<generate::DayOfNode>(
            target_.program.attribute(day), DateBound{date_node(time), table_.column(time).type.base, 0})),
        "day of " + table_.column(time).name, target_.columns[day - 1].reason);
}

// Whether a moment begins what is done on one day: it says so, or its name has a counterpart in another
// moment's.
bool DatePass::begins_on_day(AttrNumber column, const std::vector<AttrNumber>& dates) const {
  if (table_.column(column).type.base == DATEOID || !is_movable(column)) return false;
  if (target_.columns[column - 1].semantic == "date.started") return true;
  return std::any_of(dates.begin(), dates.end(), [&](AttrNumber other) {
    auto const end = other == column ? std::nullopt : sequence_.end_of_span(column, other);
    return table_.column(other).type.base != DATEOID && end &&
           (*end == core::SpanEnd::kBegin || (*end == core::SpanEnd::kEither && column < other));
  });
}

// The day that a row of working hours is about is that of its clock-in: one of the two follows the other.
bool DatePass::place_day_of(AttrNumber column, const std::vector<AttrNumber>& dates) {
  std::string const& semantic = target_.columns[column - 1].semantic;
  if (table_.column(column).type.base != DATEOID || not_null_nodes_[column - 1] == generate::kNoNode)
    return false;
  if (semantic != "date.event" && semantic != "date.happened" && semantic != "date.created" &&
      semantic != "date.transaction")
    return false;
  auto const begin =
      std::find_if(dates.begin(), dates.end(), [&](AttrNumber other) { return begins_on_day(other, dates); });
  if (begin == dates.end()) return false;
  if (is_movable(column)) {
    days_of_.emplace_back(column, *begin);
    return true;
  }
  begun_on_.emplace(*begin, column);
  return false;
}

// A day that a key decides is the one on which its row begins.
bool DatePass::follow_day(AttrNumber column, DateOrder& order) const {
  constexpr Microseconds kHour = kDay / 24;
  auto const day = begun_on_.find(column);
  if (day == begun_on_.end()) return false;
  order = {};
  order.not_before.push_back({date_node(day->second), DATEOID, 0});
  follow(date_node(day->second), DATEOID, {6 * kHour, 13 * kHour, false}, order);
  return true;
}

generate::NodeId DatePass::date_among_siblings(const pg::Column& column, DateOrder order) {
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  DateRole const* const role = date_role(semantic);
  order.latest = (plan_.context.as_of + 1) * kDay - 1'000'000;
  if (role != nullptr && role->may_be_future) *order.latest += days(kAheadDays);
  order.rhythm = generate::rhythm_of(semantic, table_);
  int const anchor = roles_[column.number - 1].dated_within.front();
  return target_.program.add(std::make_unique<generate::SiblingDateNode>(
      *references_[anchor].spread, column.type.base, std::move(order),
      plan_.stream(target_, column.name + ".days")));
}

// Only the rows that the key refers to set bounds: what shares them and the parent differs by its day.
void DatePass::order_among_siblings(const pg::Column& column) {
  DateRole const* role = date_role(target_.columns[column.number - 1].semantic);
  if (role == nullptr) role = date_role("date.happened");
  DateOrder order;
  DateParents(draft_).bound(column, *role, order, roles_[column.number - 1].dated_within);
  if (order.not_before.empty() && order.not_after.empty()) return;
  generate::NodeId const node = date_among_siblings(column, std::move(order));
  not_null_nodes_[column.number - 1] = node;
  target_.program.set_attribute(column.number, node);
  target_.columns[column.number - 1].reason += "; in order with other dates";
}

// What is called current has begun and is not over.
bool DatePass::is_current(const pg::Column& column, const DateRole* role) {
  return role != nullptr && is_span_end(*role) && role->rank < kEndRank &&
         has_word(core::words_of(column.name), {"current"}) && is_of_part(column);
}

void DatePass::order_date(const pg::Column& column, const std::vector<AttrNumber>& done) {
  if (target_.own_draws.contains(column.number)) return;
  DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
  if (DateTerm(draft_).end_after_term(column, role, done)) return;
  if (DateSchedule(draft_).follow(column, role)) return;
  DateOrder order;
  leader_stands_ = false;
  bound_by_row(column, role, done, order);
  if (role != nullptr) bound_by_slots(*role, order);
  bool const is_first = order.not_before.empty() && !order.follows;
  bool const settled = follow_day(column.number, order) || (order.follows && leader_stands_);
  if (role != nullptr && !settled) {
    // What the row itself says comes first where some of it cannot give way.
    bool const rigid = !order.not_after.empty() &&
                       std::any_of(done.begin(), done.end(), [&](AttrNumber other) { return stands(other); });
    std::vector<DateBound> const of_row = order.not_before;
    if (!has_plan_) follow_plan_of_parent(column, order);
    DateParents(draft_).bound(column, *role, order);
    if (rigid) order.not_before = of_row;
  }
  if (role != nullptr && !has_plan_) DateAffair(draft_).follow(column, *role, is_first, order);
  bool const current = is_current(column, role);
  if (order.not_before.empty() && order.not_after.empty() && !order.follows && !current) return;
  // Nobody is hired on the day that he may be.
  bool const follows_birth = std::any_of(done.begin(), done.end(), [&](AttrNumber other) {
    DateRole const* const its = date_role(target_.columns[other - 1].semantic);
    return its != nullptr && its->of_life && sequence_.is_before(other, column.number);
  });
  order.at_heels = role != nullptr && role->rank > 0 && role->rank <= kStartRank && !order.follows &&
                   !follows_birth && plan_.ancestry_of(table_.oid) >= kManyAncestors;
  Microseconds const now = plan_.context.as_of * kDay + kDay - 1'000'000;
  order.now = now;
  order.rhythm = generate::rhythm_of(target_.columns[column.number - 1].semantic, table_);
  if (role != nullptr && !role->may_be_future)
    order.latest =
        now - (role->rank <= kStartRank && !has_plan_ ? kDaysForOthers * context_.generations * kDay : 0);

  // What a label says has ended has done so.
  bool const ends = role != nullptr && role->rank == kEndRank && role->may_be_future && !not_null(column);
  if (ends && EvidencePass(draft_).evidence_of("ended", column.number) &&
      event_needed(column, target_.columns[column.number - 1].semantic) == "ended")
    order.latest = now;

  // What happens within hours of a moment is on its day, at whatever time that was.
  bool const on_day = column.type.base == DATEOID && order.follows && order.leader.type != DATEOID &&
                      order.least_distance >= 0 && order.greatest_distance < kDay;
  for (DateBound& bound : order.not_before)
    if (on_day && bound.type != DATEOID && bound.gap == 0) bound.gap = 1 - kDay;

  if (current) order.least = now - days(kCurrentDays);
  ValueDomain const& domain = target_.constraints.domains[column.number - 1];
  if (domain.lower)
    order.least = generate::to_instant(column.type.base, domain.lower->value) + !domain.lower->inclusive;
  if (domain.upper)
    order.most = generate::to_instant(column.type.base, domain.upper->value) - !domain.upper->inclusive;
  order.unit = generate::unit_of_instants(column.type.base, column.type.base_modifier);

  core::Stream const stream = plan_.stream(target_, column.name + ".order");
  std::vector<generate::LabelledEndNode::Case> const lengths =
      role != nullptr ? DateKinds(draft_).lengths(*role, order)
                      : std::vector<generate::LabelledEndNode::Case>();
  // What a label tells of is as good as drawn.
  if (!lengths.empty()) order.follows = false;
  auto const ordered = [&](generate::NodeId own, bool may_wait) {
    DateOrder own_order = order;
    own_order.null_if_to_come = may_wait;
    if (!lengths.empty())
      own = target_.program.add(std::make_unique<generate::LabelledEndNode>(
          own, order.leader, lengths, *order.lasts, column.type.base, stream));
    return target_.program.add(
        std::make_unique<generate::OrderedDateNode>(own, column.type.base, std::move(own_order), stream));
  };
  generate::NodeId const before = target_.program.attribute(column.number);
  generate::NodeId& never_null = not_null_nodes_[column.number - 1];
  bool const may_wait = never_null != before;
  generate::NodeId const node = ordered(before, may_wait);
  never_null = may_wait ? ordered(never_null, false) : node;
  group_nodes_[column.number - 1].insert(group_nodes_[column.number - 1].end(), {node, never_null});
  target_.program.set_attribute(column.number, node);
  target_.columns[column.number - 1].reason += "; in order with other dates";
}

}  // namespace synthgen::plan
