// Dates in order: within the row by meaning and by CHECKs that compare two columns, and after what the
// rows that it refers to say.
#include "plan/dates/date_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/sibling_date.hpp"
#include "generate/nodes/temporal.hpp"
#include "plan/dates/date_affair.hpp"
#include "plan/dates/date_bounds.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_kinds.hpp"
#include "plan/dates/date_month.hpp"
#include "plan/dates/date_parents.hpp"
#include "plan/dates/date_schedule.hpp"
#include "plan/dates/date_term.hpp"
#include "plan/dates/date_year.hpp"
#include "plan/siblings/history_pass.hpp"
#include "plan/states/evidence_pass.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using generate::DateBound;
using generate::DateOrder;
using generate::kDay;
using generate::Microseconds;

// How long ago what is current may have begun: less than a month.
constexpr double kCurrentDays = 26;

// From so many generations of parents on, rows happen soon after what they belong to: if each took its own
// time, the latest would all be of today.
constexpr int kManyAncestors = 4;

// What happens to a row after it began, a generation of rows that refer to it.
constexpr Microseconds kDaysForOthers = 2;

}  // namespace

// Whether a date may be put elsewhere: within an interval it may, from a list or under a condition of its
// own it may not.
bool DatePass::is_movable(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  if (role.distinct || role.tuple >= 0 || role.slot >= 0 || !role.dated_within.empty()) return false;
  if (is_month(target_, table_.column(column))) return true;
  ValueDomain interval = target_.constraints.domains[column - 1];
  interval.lower.reset();
  interval.upper.reset();
  bool const bound_alone =
      std::any_of(target_.constraints.groups.begin(), target_.constraints.groups.end(),
                  [&](const CheckGroup& group) { return group.columns == std::vector<AttrNumber>{column}; });
  return interval.unrestricted() && !bound_alone && !target_.is_ruled(column);
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
                distances_.distance_from_plan(table_.column(other),
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
  DateMonth(draft_).begin_months(done);
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
  order.follow({date_node(day->second), DATEOID, 0}, 6 * kHour, 13 * kHour);
  return true;
}

generate::NodeId DatePass::date_among_siblings(const pg::Column& column, DateOrder order) {
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  DateRole const* const role = date_role(semantic);
  order.latest = (plan_.context.as_of + 1) * kDay - 1'000'000;
  // What is on record as the present state has begun.
  bool const begun = HistoryPass(draft_).is_history_of(
      static_cast<std::size_t>(roles_[column.number - 1].dated_within.front()));
  if (role != nullptr && role->may_be_future && !begun) *order.latest += days(kAheadDays);
  order.rhythm = generate::rhythm_of(semantic, table_);
  int const anchor = roles_[column.number - 1].dated_within.front();
  return target_.program.add(std::make_unique<generate::SiblingDateNode>(
      *references_[anchor].spread, column.type.base, is_month(target_, column), std::move(order),
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

std::optional<Datum> DatePass::open_end(const pg::Column& column, const DateRole* role) const {
  constexpr Microseconds kFarAway = 200 * 365 * kDay;
  bool const ends = role != nullptr && role->may_be_future && role->rank >= kEndRank && not_null(column);
  if (!ends || target_.constraints.domains[column.number - 1].upper) return std::nullopt;
  auto const usual = generate::constant_default(column);
  bool const far =
      usual && generate::to_instant(column.type.base, *usual) > plan_.context.as_of * kDay + kFarAway;
  return far ? usual : std::nullopt;
}

void DatePass::order_date(const pg::Column& column, const std::vector<AttrNumber>& done) {
  if (target_.own_draws.contains(column.number)) return;
  DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
  if (DateTerm(draft_).end_after_term(column, role, done)) return;
  if (DateSchedule(draft_).follow(column, role)) return;
  DateOrder order;
  DateBounds bounds(draft_, sequence_, distances_);
  bounds.bound_by_row(column, role, done, order);
  if (role != nullptr) bounds.bound_by_slots(*role, order);
  bool const is_first = order.not_before.empty() && !order.follows;
  bool const settled = follow_day(column.number, order) || (order.follows && bounds.leader_stands());
  if (role != nullptr && !settled) {
    // What the row itself says comes first where some of it cannot give way.
    bool const rigid =
        !order.not_after.empty() &&
        std::any_of(done.begin(), done.end(), [&](AttrNumber other) { return bounds.stands(other); });
    std::vector<DateBound> const of_row = order.not_before;
    if (!bounds.has_plan()) bounds.follow_plan_of_parent(column, order);
    DateParents(draft_).bound(column, *role, order);
    if (rigid) order.not_before = of_row;
  }
  if (role != nullptr && !bounds.has_plan()) DateAffair(draft_).follow(column, *role, is_first, order);
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
        now -
        (role->rank <= kStartRank && !bounds.has_plan() ? kDaysForOthers * context_.generations * kDay : 0);

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
  std::optional<Datum> const open = open_end(column, role);
  auto const ordered = [&](generate::NodeId own, bool may_wait) {
    DateOrder own_order = order;
    own_order.null_if_to_come = may_wait;
    if (!lengths.empty())
      own = target_.program.add(std::make_unique<generate::LabelledEndNode>(
          own, order.leader, lengths, *order.lasts, column.type.base, stream));
    generate::NodeId const node = target_.program.add(
        std::make_unique<generate::OrderedDateNode>(own, column.type.base, std::move(own_order), stream));
    constexpr double kStillOpen = 0.5;
    if (!open) return node;
    return target_.program.add(
        std::make_unique<generate::OpenEndNode>(DateBound{node, column.type.base, 0}, *open, now, kStillOpen,
                                                plan_.stream(target_, column.name + ".open")));
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
