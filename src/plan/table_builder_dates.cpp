// Dates in order: within the row by meaning and by CHECKs that compare two columns, and after what the
// rows that it refers to say.
#include <algorithm>

#include "core/naming.hpp"
#include "generate/temporal.hpp"
#include "plan/date_roles.hpp"
#include "plan/table_builder.hpp"

namespace synthgen::plan {

namespace {

using generate::DateBound;
using generate::DateOrder;
using generate::kDay;

bool is_date(const pg::Column& column) {
  return !column.dropped && generate::is_instant_type(column.type.base);
}

// How long what a CHECK puts in order usually takes, when the names do not tell.
constexpr int kUsualGapDays = 30;

// How long an appointment, a shift or a call lasts: what begins and ends at times rather than on dates.
constexpr generate::Microseconds kLeastSession = kDay / 96;
constexpr generate::Microseconds kGreatestSession = kDay / 8;

bool is_time_of_day(const pg::Column& column) {
  if (column.type.base == DATEOID) return false;
  std::vector<std::string> const words = core::split_identifier(column.name);
  return std::find(words.begin(), words.end(), "date") == words.end();
}

// Two instants compared in different types, or in different time zones, keep a day between them.
generate::Microseconds least_gap(const pg::Column& a, const pg::Column& b, const DateRole* before,
                                 const DateRole* after) {
  generate::Microseconds const gap = a.type.base == b.type.base ? 0 : kDay;
  if (before == nullptr || after == nullptr) return gap;
  bool const acts =
      after->rank > before->rank && after->semantic != "date.founded" && after->semantic != "date.death";
  return is_adult_birth(*before) && acts ? kAdultDays * kDay : gap;
}

}  // namespace

// The bounds that the columns of a parent set: nothing is earlier than what it belongs to, nor later than
// its end.
void TableBuilder::bound_by_parents(const pg::Column& column, const DateRole& role, DateOrder& order) {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    generate::NodeId const reference = target_.reference_nodes[k];
    // In a cycle only tables that come first are looked at, so that no cell depends on itself.
    bool const settled = !parent.target || parent.step < target_.step;
    if (reference == generate::kNoNode || !settled || &parent == &target_) continue;
    for (pg::Column const& other : parent.table.columns) {
      DateRole const* const other_role =
          is_date(other) ? date_role(parent.columns[other.number - 1].semantic) : nullptr;
      if (other_role == nullptr || (role.of_life && !other_role->of_life)) continue;
      bool const starts = other_role->rank <= kStartRank && other_role->rank <= role.rank;
      bool const ends = other_role->rank == kEndRank && !other_role->of_life && role.rank <= kEndRank;
      if (!starts && !ends) continue;
      population(parent.table.oid).require(other.number);
      generate::NodeId const node = target_.program.add(std::make_unique<generate::ParentColumnNode>(
          reference, *parent.population, other.number, other.type));
      DateBound const bound{node, other.type.base, starts ? least_gap(other, column, other_role, &role) : 0};
      (starts ? order.not_before : order.not_after).push_back(bound);
    }
  }
}

// Whether a CHECK puts `left` before `right`.
bool TableBuilder::is_checked_before(AttrNumber left, AttrNumber right) const {
  return std::any_of(
      target_.constraints.relations.begin(), target_.constraints.relations.end(),
      [&](const ColumnRelation& relation) {
        return relation.left == left && relation.right == right &&
               (relation.op == ColumnRelation::Op::kLess || relation.op == ColumnRelation::Op::kLessEqual);
      });
}

// Whether `left` comes before `right`: a CHECK decides, else what the two mean.
bool TableBuilder::is_before(AttrNumber left, AttrNumber right) const {
  if (is_checked_before(left, right)) return true;
  if (is_checked_before(right, left)) return false;
  DateRole const* const earlier = date_role(target_.columns[left - 1].semantic);
  DateRole const* const later = date_role(target_.columns[right - 1].semantic);
  // A deadline may be kept or missed: it says nothing about when things happen.
  if (target_.columns[left - 1].semantic == "date.due") return false;
  return earlier != nullptr && later != nullptr && earlier->rank < later->rank &&
         (earlier->of_life || !later->of_life);
}

// A date as it would be in every row: whether it is null in the end may be decided later, by a status.
generate::NodeId TableBuilder::date_node(AttrNumber column) const {
  generate::NodeId const never_null = not_null_nodes_[column - 1];
  return never_null == generate::kNoNode ? target_.program.attribute(column) : never_null;
}

// The bounds that other columns of the row set. `done` are the columns placed already.
void TableBuilder::bound_by_row(const pg::Column& column, const DateRole* role,
                                const std::vector<AttrNumber>& done, DateOrder& order) {
  int nearest = -1;
  for (AttrNumber const number : done) {
    pg::Column const& other = table_.column(number);
    DateRole const* const other_role = date_role(target_.columns[number - 1].semantic);
    if (is_before(column.number, number))
      order.not_after.push_back(
          {date_node(number), other.type.base, least_gap(column, other, role, other_role)});
    if (!is_before(number, column.number)) continue;
    bool const checked = is_checked_before(number, column.number);
    DateBound const bound{date_node(number), other.type.base,
                          std::max(least_gap(other, column, other_role, role), checked ? kDay : 0)};
    order.not_before.push_back(bound);

    // The latest of the earlier events leads; what a CHECK ties together belongs together, too.
    int const rank = other_role == nullptr ? 0 : other_role->rank;
    bool const typical =
        role != nullptr && role->typical_gap_days > 0 && (other_role == nullptr || !other_role->of_life);
    bool const follows = typical || (checked && (role == nullptr || other_role == nullptr));
    if (rank < nearest || (!follows && !order.follows)) continue;
    nearest = rank;
    order.follows = follows;
    order.leader = bound;
    bool const session =
        is_time_of_day(other) && is_time_of_day(column) && (!typical || role->rank == kEndRank);
    if (session) {
      order.not_before.back().gap = kLeastSession;
      order.least_distance = kLeastSession;
      order.greatest_distance = kGreatestSession;
      continue;
    }
    order.least_distance = (typical ? role->least_gap_days : 0) * kDay + bound.gap;
    order.greatest_distance =
        order.least_distance + (typical ? role->typical_gap_days : kUsualGapDays) * kDay;
  }
}

// Whether a date may be put elsewhere: within an interval it may, from a list or under a condition of its
// own it may not.
bool TableBuilder::is_movable(AttrNumber column) const {
  ValueDomain interval = target_.constraints.domains[column - 1];
  interval.lower.reset();
  interval.upper.reset();
  bool const bound_alone =
      std::any_of(target_.constraints.groups.begin(), target_.constraints.groups.end(),
                  [&](const CheckGroup& group) { return group.columns == std::vector<AttrNumber>{column}; });
  return interval.unrestricted() && !bound_alone;
}

void TableBuilder::order_dates() {
  std::vector<AttrNumber> dates;
  for (pg::Column const& column : table_.columns)
    if (is_date(column) && target_.program.attribute(column.number) != generate::kNoNode &&
        roles_[column.number - 1].choice != nullptr && roles_[column.number - 1].tuple < 0 &&
        roles_[column.number - 1].slot < 0 && !roles_[column.number - 1].distinct)
      dates.push_back(column.number);

  // What constraints hold in place stands first; the others arrange themselves around it.
  auto const movable =
      std::stable_partition(dates.begin(), dates.end(), [&](AttrNumber c) { return !is_movable(c); });
  std::vector<AttrNumber> done(dates.begin(), movable);
  dates.erase(dates.begin(), movable);
  while (!dates.empty()) {
    auto next = std::find_if(dates.begin(), dates.end(), [&](AttrNumber candidate) {
      return std::none_of(dates.begin(), dates.end(), [&](AttrNumber other) {
        return other != candidate && is_before(other, candidate);
      });
    });
    // Meaning and CHECKs may form a circle; any place to break it is as good as another.
    if (next == dates.end()) next = dates.begin();
    AttrNumber const number = *next;
    dates.erase(next);
    order_date(table_.column(number), done);
    done.push_back(number);
  }
}

void TableBuilder::order_date(const pg::Column& column, const std::vector<AttrNumber>& done) {
  DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
  DateOrder order;
  bound_by_row(column, role, done, order);
  if (role != nullptr) bound_by_parents(column, *role, order);
  if (order.not_before.empty() && order.not_after.empty()) return;
  if (role != nullptr && !role->may_be_future) order.latest = plan_.context.as_of * kDay + kDay - 1'000'000;

  ValueDomain const& domain = target_.constraints.domains[column.number - 1];
  if (domain.lower)
    order.least = generate::to_instant(column.type.base, domain.lower->value) + !domain.lower->inclusive;
  if (domain.upper)
    order.most = generate::to_instant(column.type.base, domain.upper->value) - !domain.upper->inclusive;

  core::Stream const stream = plan_.stream(target_, column.name + ".order");
  auto const ordered = [&](generate::NodeId own) {
    return target_.program.add(
        std::make_unique<generate::OrderedDateNode>(own, column.type.base, order, stream));
  };
  generate::NodeId const before = target_.program.attribute(column.number);
  generate::NodeId const node = ordered(before);
  generate::NodeId& never_null = not_null_nodes_[column.number - 1];
  never_null = never_null == before ? node : ordered(never_null);
  group_nodes_[column.number - 1].insert(group_nodes_[column.number - 1].end(), {node, never_null});
  target_.program.set_attribute(column.number, node);
  target_.columns[column.number - 1].reason += "; in order with other dates";
}

}  // namespace synthgen::plan
