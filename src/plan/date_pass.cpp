// Dates in order: within the row by meaning and by CHECKs that compare two columns, and after what the
// rows that it refers to say.
#include "plan/date_pass.hpp"

#include <algorithm>

#include "core/naming.hpp"
#include "core/words.hpp"
#include "generate/polymorphic.hpp"
#include "generate/semantic_range.hpp"
#include "generate/temporal.hpp"
#include "generate/term.hpp"
#include "plan/date_roles.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using generate::DateBound;
using generate::DateOrder;
using generate::kDay;
using generate::Microseconds;

bool is_date(const pg::Column& column) {
  return !column.dropped && generate::is_instant_type(column.type.base);
}

// How long what a CHECK puts in order usually takes, when the names do not tell.
constexpr double kUsualGapDays = 30;

// How long an appointment, a shift or a call lasts: what begins and ends at times rather than on dates.
constexpr Microseconds kLeastSession = kDay / 96;
constexpr Microseconds kGreatestSession = kDay / 8;
constexpr Microseconds kMinute = kDay / 1440;

// What begins on the day that was agreed on does so some weeks after it was agreed; what was resolved is
// closed within some days.
constexpr double kAheadDays = 45;
constexpr double kClosingDays = 7;

// From one event to the next where nothing else is known.
constexpr double kStepDays = 8;

// How long ago what is current may have begun: less than a month.
constexpr double kCurrentDays = 26;

// From so many generations of parents on, rows happen soon after what they belong to: if each took its own
// time, the latest would all be of today.
constexpr int kManyAncestors = 4;

// What happens to a row after it began, a generation of rows that refer to it.
constexpr Microseconds kDaysForOthers = 2;

Microseconds days(double count) {
  return static_cast<Microseconds>(count * static_cast<double>(kDay));
}

bool is_time_of_day(const pg::Column& column) {
  if (column.type.base == DATEOID) return false;
  std::vector<std::string> const words = core::words_of(column.name);
  return std::find(words.begin(), words.end(), "date") == words.end();
}

// Written when all is over: a review of a stay, feedback on an order.
bool is_afterthought(const pg::Table& table) {
  return has_word(core::words_of(table.name),
                  {"review", "rating", "feedback", "survey", "testimonial", "complaint", "return", "refund"});
}

// Money moves when a thing is agreed on, whether or not it has begun.
bool is_payment(const pg::Table& table) {
  return has_word(core::words_of(table.name),
                  {"payment", "invoice", "deposit", "charge", "bill", "transaction", "cancellation"});
}

// The name of one end of a span without the words that say which end: "trial" of "trial_start".
std::vector<std::string> span_stem(const pg::Column& column) {
  std::vector<std::string> stem;
  for (std::string& word : core::words_of(column.name))
    if (!has_word({word}, {"start", "end", "begin", "finish", "from", "to", "until", "in", "out", "at", "on",
                           "date", "time", "dt", "ts", "started", "ended", "opened", "closed"}))
      stem.push_back(std::move(word));
  return stem;
}

// Whether the date is of a part of what the table holds: the trial of a subscription.
bool is_of_part(const pg::Column& column) {
  return has_word(span_stem(column), {"trial", "period", "cycle", "phase", "grace", "current", "billing",
                                      "break", "promo", "promotion", "discount", "warranty"});
}

// Happens in the course of what a row records, as far as it has come.
bool is_in_course(const DateRole& role) {
  return role.rank > 12 && role.rank < 50 && !role.of_life && !role.may_be_future;
}

// Begins a course of events rather than a record that is kept for years.
bool begins_course(const DateRole& role) {
  return role.semantic == "date.requested" || role.semantic == "date.booked" ||
         role.semantic == "date.transaction" || is_in_course(role);
}

// Two instants compared in different types, or in different time zones, keep a day between them.
Microseconds least_gap(const pg::Column& a, const pg::Column& b, const DateRole* before,
                       const DateRole* after) {
  Microseconds const gap = a.type.base == b.type.base ? 0 : kDay;
  if (before == nullptr || after == nullptr) return gap;
  bool const acts =
      after->rank > before->rank && after->semantic != "date.founded" && after->semantic != "date.death";
  // Nobody leaves in the month in which he came.
  if (after->semantic == "date.termination" && before->semantic == "date.hire")
    return days(after->least_gap_days);
  return is_adult_birth(*before) && acts ? kAdultDays * kDay : gap;
}

}  // namespace

// The bounds that the columns of a parent set: nothing is earlier than what it belongs to, nor later than
// its end. Who enrols does so before the start, who reviews does so after the end.
void DatePass::bound_by_parents(const pg::Column& column, const DateRole& role, DateOrder& order) {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    generate::NodeId const reference = target_.reference_nodes[k];
    // In a cycle only tables that come first are looked at, so that no cell depends on itself.
    bool const settled = !parent.target || parent.step < target_.step;
    if (reference == generate::kNoNode || !settled || &parent == &target_) continue;
    for (pg::Column const& other : parent.table.columns) {
      ParentBound const kind = parent_bound(parent, other, role);
      if (kind == ParentBound::kNone) continue;
      population(parent.table.oid).require(other.number);
      generate::NodeId const node = target_.program.add(std::make_unique<generate::ParentColumnNode>(
          reference, *parent.population, other.number, other.type));
      DateRole const* const other_role = date_role(parent.columns[other.number - 1].semantic);
      bool const starts = kind == ParentBound::kNotBefore;
      DateBound const bound{node, other.type.base, starts ? least_gap(other, column, other_role, &role) : 0};
      (starts ? order.not_before : order.not_after).push_back(bound);
    }
    bound_by_grandparents(column, role, k, order);
  }
  if (!role.of_life) bound_by_subject(column, order);
}

// Nor is it earlier than what it is about, in whichever table that is.
void DatePass::bound_by_subject(const pg::Column& column, DateOrder& order) const {
  std::vector<generate::ByLabelNode::Case> cases;
  for (TableDraft::LabelledBegin const& one : draft_.labelled_begins) {
    one.parent->require(one.column);
    cases.push_back({one.label, target_.program.add(std::make_unique<generate::ParentColumnNode>(
                                    one.reference, *one.parent, one.column, column.type))});
  }
  if (cases.empty()) return;
  order.not_before.push_back(
      {target_.program.add(std::make_unique<generate::ByLabelNode>(std::move(cases), generate::kNoNode)),
       column.type.base, 0});
}

// A copy of a book is not lent before the book came out, though nobody noted when the copy was bought.
void DatePass::bound_by_grandparents(const pg::Column& column, const DateRole& role, std::size_t key,
                                     DateOrder& order) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  if (lifetime_column(parent, true) != 0) return;
  for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
    TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[g].parent);
    if (beyond == nullptr || beyond == &parent || beyond == &target_) continue;
    for (pg::Column const& other : beyond->table.columns) {
      DateRole const* const bound =
          is_date(other) ? date_role(beyond->columns[other.number - 1].semantic) : nullptr;
      if (bound == nullptr || bound->rank == 0 ||
          parent_bound(*beyond, other, role) != ParentBound::kNotBefore)
        continue;
      auto const number = ancestor_column(parent, g, other.number);
      if (!number) continue;
      order.not_before.push_back(
          {optional_parent_cell(key, *number), other.type.base, least_gap(other, column, bound, &role)});
    }
  }
}

DatePass::ParentBound DatePass::parent_bound(const TablePlan& parent, const pg::Column& other,
                                             const DateRole& role) const {
  DateRole const* const bound =
      is_date(other) ? date_role(parent.columns[other.number - 1].semantic) : nullptr;
  if (bound == nullptr || (role.of_life && !bound->of_life)) return ParentBound::kNone;
  if (is_occasion(*bound) && comes_before_start(role)) return ParentBound::kNotAfter;
  if (is_occasion(*bound) && is_payment(table_) && column_meaning(parent, {"date.booked"}) != 0)
    return ParentBound::kNone;
  // The current period of a subscription says nothing of the whole.
  if (is_span_end(*bound) && is_of_part(other)) return ParentBound::kNone;
  bool const own_act = !role.of_life && role.rank > 0;
  if (bound->rank <= kStartRank && (bound->rank <= role.rank || own_act)) return ParentBound::kNotBefore;
  if (bound->rank == kScheduledRank && own_act && !role.may_be_future) return ParentBound::kNotBefore;
  if (bound->of_life || role.rank > kEndRank) return ParentBound::kNone;
  if (is_afterthought(table_))
    return bound->rank <= kEndRank && bound->rank > kEndRank - 4 ? ParentBound::kNotBefore
                                                                 : ParentBound::kNone;
  return bound->rank == kEndRank ? ParentBound::kNotAfter : ParentBound::kNone;
}

// Whether a CHECK puts `left` before `right`.
bool DatePass::is_checked_before(AttrNumber left, AttrNumber right) const {
  return std::any_of(
      target_.constraints.relations.begin(), target_.constraints.relations.end(),
      [&](const ColumnRelation& relation) {
        return relation.left == left && relation.right == right &&
               (relation.op == ColumnRelation::Op::kLess || relation.op == ColumnRelation::Op::kLessEqual);
      });
}

// Whether `left` comes before `right`: a CHECK decides, else what the two mean.
bool DatePass::is_before(AttrNumber left, AttrNumber right) const {
  if (is_checked_before(left, right)) return true;
  if (is_checked_before(right, left)) return false;
  DateRole const* const earlier = date_role(target_.columns[left - 1].semantic);
  DateRole const* const later = date_role(target_.columns[right - 1].semantic);
  if (earlier == nullptr || later == nullptr) return false;
  // An article is written before it is published, unlike the record of a book.
  if (is_published_here(right)) return earlier->rank <= kStartRank;
  if (is_published_here(left)) return later->rank > kStartRank;
  if (later->of_life && !earlier->of_life) return false;
  // A deadline may be kept or missed, and an end may be still to come: they say nothing about what happens.
  if (earlier->semantic == "date.due" || earlier->semantic == "date.estimated") return false;
  // What is charged for a period is charged when it is over.
  if (is_of_billed_period(left) && is_charged(*later)) return true;
  if (is_of_billed_period(right) && is_charged(*earlier)) return false;
  if (earlier->may_be_future && earlier->rank >= kEndRank && !later->may_be_future) {
    if (later->semantic != "date.payday") return false;
  }
  if (are_of_other_spans(left, right)) return false;
  // A part begins when the whole has begun.
  if (earlier->rank == later->rank && begins_whole(left) && !begins_whole(right) && is_span_end(*later))
    return true;
  bool const agreed = column_meaning(target_, {"date.booked"}) != 0;
  // What is asked for is approved before it begins.
  bool const asked = agreed || column_meaning(target_, {"date.requested"}) != 0;
  if (asked && earlier->semantic == "date.verified" && is_occasion(*later)) return true;
  if (asked && later->semantic == "date.verified" && is_occasion(*earlier)) return false;
  if (later->semantic == "date.cancelled")
    return earlier->rank <= kScheduledRank && !(agreed && is_occasion(*earlier));
  if (earlier->semantic == "date.cancelled")
    return (later->rank > kEndRank + 1 && !later->may_be_future) || (agreed && is_occasion(*later));
  // What was planned begins when it was planned, or later.
  if (earlier->semantic == "date.scheduled" && later->semantic == "date.started") return true;
  if (earlier->semantic == "date.started" && later->semantic == "date.scheduled") return false;
  // Who accepts does so before it begins; what is handed in had been begun.
  if (earlier->semantic == "date.verified" && later->semantic == "date.started") return true;
  if (earlier->semantic == "date.started" && later->semantic == "date.verified") return false;
  if (is_started_here(right) && is_handed_in(left)) return false;
  if (is_started_here(left) && is_handed_in(right)) return true;
  // Names that tell no order leave it to the order of the columns.
  bool const untold = earlier->rank == later->rank || earlier->semantic == "date.happened" ||
                      later->semantic == "date.happened";
  if (untold && is_in_course(*earlier) && is_in_course(*later)) return left < right;
  return earlier->rank < later->rank;
}

bool DatePass::is_of_billed_period(AttrNumber column) const {
  std::vector<std::string> const words = core::words_of(table_.column(column).name);
  DateRole const* const role = date_role(target_.columns[column - 1].semantic);
  return role != nullptr && is_span_end(*role) && has_word(words, {"period", "cycle", "statement"}) &&
         !has_word(words, {"current", "trial", "grace"});
}

bool DatePass::is_charged(const DateRole& role) {
  return role.semantic == "date.paid" || role.semantic == "date.issued" || role.semantic == "date.due";
}

bool DatePass::is_started_here(AttrNumber column) const {
  return target_.columns[column - 1].semantic == "date.started";
}

bool DatePass::is_handed_in(AttrNumber column) const {
  return target_.columns[column - 1].semantic == "date.requested" &&
         has_word(core::words_of(table_.column(column).name), {"submitted", "submission"});
}

// What begins and ends within a day, all steps of which take minutes: a ride, a call.
bool DatePass::is_brief() const {
  return has_word(core::words_of(table_.name),
                  {"ride", "trip", "call", "session", "chat", "attempt", "parking", "charging"}) &&
         std::none_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
           return is_date(column) && column.type.base == DATEOID &&
                  date_role(target_.columns[column.number - 1].semantic) != nullptr;
         });
}

// Whether a moment of publication follows the one at which the row was written.
bool DatePass::is_published_here(AttrNumber column) const {
  return target_.columns[column - 1].semantic == "date.published" && is_time_of_day(table_.column(column)) &&
         column_meaning(target_, {"date.created"}) != 0;
}

// Whether a column is the beginning of what the table holds, not of a part of it.
bool DatePass::begins_whole(AttrNumber column) const {
  DateRole const* const role = date_role(target_.columns[column - 1].semantic);
  return role != nullptr && is_span_end(*role) && role->rank < kEndRank &&
         span_stem(table_.column(column)).empty();
}

// Whether the two are ends of different spans, of which one has both ends in the row: the trial and the
// current period of a subscription.
bool DatePass::are_of_other_spans(AttrNumber left, AttrNumber right) const {
  auto const is_end = [&](AttrNumber column) {
    DateRole const* const role = date_role(target_.columns[column - 1].semantic);
    return role != nullptr && is_span_end(*role);
  };
  if (!is_end(left) || !is_end(right)) return false;
  std::vector<std::string> const one = span_stem(table_.column(left));
  std::vector<std::string> const two = span_stem(table_.column(right));
  if (one == two || begins_whole(left)) return false;
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    if (!is_date(column) || column.number == left || column.number == right || !is_end(column.number))
      return false;
    std::vector<std::string> const stem = span_stem(column);
    return stem == one || stem == two;
  });
}

// The bounds that other columns of the row set. `done` are the columns placed already.
void DatePass::bound_by_row(const pg::Column& column, const DateRole* role,
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
    int const rank = other_role == nullptr ? 0 : rank_as_leader(*other_role, role);
    std::optional<DateDistance> const distance = usual_distance(other, other_role, column, role, checked);
    if (rank < nearest || (!distance && !order.follows)) continue;
    nearest = rank;
    order.follows = distance.has_value();
    order.leader = bound;
    if (!distance) continue;
    if (distance->is_session) order.not_before.back().gap = distance->least;
    Microseconds const gap = distance->is_session ? 0 : bound.gap;
    order.least_distance = distance->least + gap;
    order.greatest_distance = distance->greatest + gap;
  }
  bool const owed = role != nullptr && role->semantic == "date.paid" && !order.follows;
  if (owed || (role != nullptr && role->semantic == "date.returned")) follow_deadline(done, order);
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
    order.follows = true;
    order.leader = begin;
    order.least_distance = days(-kAheadDays);
    order.greatest_distance = 0;
  }
}

// What is given back or closed is so when the interval ends.
void DatePass::follow_slot(const Slot& slot, const DateRole& role, DateOrder& order) {
  order.not_before.push_back({slot.lower_node, slot.type, 0});
  if (role.semantic != "date.returned" && role.rank != kEndRank) return;
  order.follows = true;
  order.leader = {slot.upper_node, slot.type, 0};
  order.least_distance = 0;
  order.greatest_distance = kDay;
}

// Of the events before a date the one of highest rank leads; an end follows its beginning rather than the
// plan.
int DatePass::rank_as_leader(const DateRole& earlier, const DateRole* role) {
  if (role == nullptr || role->rank != kEndRank) return earlier.rank;
  if (role->semantic == "date.end" && earlier.semantic == "date.start") return kEndRank;
  return earlier.semantic == "date.started" ? std::max(earlier.rank, kScheduledRank + 1) : earlier.rank;
}

// Who pays, or gives back, does so about when it is due, mostly before.
void DatePass::follow_deadline(const std::vector<AttrNumber>& done, DateOrder& order) const {
  constexpr double kEarly = 14;
  constexpr double kLate = 6;
  for (AttrNumber const number : done) {
    if (target_.columns[number - 1].semantic != "date.due") continue;
    order.follows = true;
    order.leader = {date_node(number), table_.column(number).type.base, 0};
    order.least_distance = days(-kEarly);
    order.greatest_distance = days(kLate);
  }
}

// Whether the rows are orders of a restaurant.
bool DatePass::brings_food() const {
  return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    std::vector<std::string> const kinds = core::kinds_of_thing(plan_.describe(key.parent).name);
    return std::find(kinds.begin(), kinds.end(), "%restaurants") != kinds.end();
  });
}

// How long after an earlier event of the row a date usually lies; nothing if it may be any time later.
std::optional<DatePass::DateDistance> DatePass::usual_distance(const pg::Column& other,
                                                               const DateRole* other_role,
                                                               const pg::Column& column, const DateRole* role,
                                                               bool checked) const {
  bool const times = is_time_of_day(other) && is_time_of_day(column);
  bool const of_records = other_role == nullptr || !other_role->of_life;
  if (role == nullptr || other_role == nullptr) {
    if (role != nullptr && role->typical_gap_days > 0 && of_records)
      return DateDistance{days(role->least_gap_days), days(role->least_gap_days + role->typical_gap_days),
                          false};
    if (!checked) return std::nullopt;
    if (times) return DateDistance{kLeastSession, kGreatestSession, true};
    return DateDistance{0, days(kUsualGapDays), false};
  }
  if (!of_records) return std::nullopt;
  bool const agreed =
      other_role->semantic == "date.verified" || (other_role->rank > 10 && other_role->rank < 15);
  if (role->semantic == "date.start" && agreed) return DateDistance{0, days(kAheadDays), false};
  if (role->semantic == "date.started" && other_role->semantic == "date.scheduled")
    return DateDistance{0, 90 * kMinute, false};
  if (is_brief() && begins_course(*other_role) && is_in_course(*role) && role->rank != kEndRank)
    return DateDistance{kMinute, 15 * kMinute, false};
  if (is_brief() && is_handed_in(column.number) && other_role->semantic == "date.started")
    return DateDistance{5 * kMinute, 60 * kMinute, false};
  if (role->semantic == "date.happened" && begins_course(*other_role))
    return DateDistance{kMinute, days(kStepDays), false};
  if (role->typical_gap_days == 0) {
    if (!checked) return std::nullopt;
    return DateDistance{times ? kLeastSession : 0, times ? kGreatestSession : days(kUsualGapDays), times};
  }
  if (role->semantic == "date.attended" && !is_occasion(*other_role)) return std::nullopt;
  // What is recorded when it happens follows the record, not other events.
  if (role->rank < kStartRank && other_role->semantic != "date.created") return std::nullopt;
  if (brings_food() && (role->semantic == "date.delivered" || role->semantic == "date.estimated" ||
                        role->semantic == "date.shipped"))
    return DateDistance{20 * kMinute, 70 * kMinute, false};
  bool const lasts = role->rank == kEndRank || role->semantic == "date.expiry";
  if (!lasts)
    return DateDistance{days(role->least_gap_days), days(role->least_gap_days + role->typical_gap_days),
                        false};
  if (role->rank == kEndRank && other_role->rank > kScheduledRank)
    return DateDistance{0, days(kClosingDays), false};

  std::vector<std::string> words = core::words_of(column.name);
  for (std::string& word : core::words_of(table_.name)) words.push_back(std::move(word));
  Duration const* usual = times ? usual_duration(words, false) : nullptr;
  bool const is_session = usual != nullptr;
  if (usual == nullptr) usual = usual_duration(words, true);
  if (usual != nullptr) return DateDistance{usual->least * kMinute, usual->greatest * kMinute, is_session};
  if (times) return DateDistance{kLeastSession, kGreatestSession, true};
  return DateDistance{days(role->least_gap_days), days(role->least_gap_days + role->typical_gap_days), false};
}

// Whether a date may be put elsewhere: within an interval it may, from a list or under a condition of its
// own it may not.
bool DatePass::is_movable(AttrNumber column) const {
  if (roles_[column - 1].distinct || roles_[column - 1].tuple >= 0 || roles_[column - 1].slot >= 0)
    return false;
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
        (roles_[column.number - 1].choice != nullptr || roles_[column.number - 1].slot >= 0))
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
  for (auto const& [day, time] : days_of_)
    target_.set_column(
        day,
        target_.program.add(std::make_unique<generate::DayOfNode>(
            target_.program.attribute(day), DateBound{date_node(time), table_.column(time).type.base, 0})),
        "day of " + table_.column(time).name, target_.columns[day - 1].reason);
}

// The day that a row of working hours is about is that of its clock-in.
bool DatePass::place_day_of(AttrNumber column, const std::vector<AttrNumber>& dates) {
  std::string const& semantic = target_.columns[column - 1].semantic;
  if (table_.column(column).type.base != DATEOID || !is_movable(column)) return false;
  if (semantic != "date.event" && semantic != "date.happened" && semantic != "date.created" &&
      semantic != "date.transaction")
    return false;
  for (AttrNumber const other : dates) {
    if (target_.columns[other - 1].semantic != "date.started" ||
        not_null_nodes_[column - 1] == generate::kNoNode)
      continue;
    if (table_.column(other).type.base == DATEOID) continue;
    days_of_.emplace_back(column, other);
    return true;
  }
  return false;
}

// The number of a table that says how long what begins is to last: of the row itself, or with a foreign key
// of the plan that it refers to.
std::optional<generate::NumberSource> DatePass::term_of(const pg::Table& table, int key, bool& in_months) {
  for (pg::Column const& column : table.columns) {
    std::vector<std::string> const words = core::words_of(column.name);
    bool const months = has_word(words, {"month"});
    bool const term =
        !column.dropped && generate::is_number_type(column.type.base) && column.generated == 0 &&
        (months || has_word(words, {"day"})) &&
        has_word(words,
                 {"term", "duration", "validity", "contract", "length", "tenure", "period", "valid"}) &&
        !has_word(words,
                  {"trial", "grace", "notice", "max", "min", "freeze", "stay", "lead", "payment", "billing"});
    if (!term) continue;
    in_months = months;
    if (key >= 0)
      return generate::NumberSource{optional_parent_cell(static_cast<std::size_t>(key), column.number),
                                    column.type.base};
    if (target_.program.attribute(column.number) == generate::kNoNode || in_check_group(column.number))
      continue;
    return generate::NumberSource{target_.program.attribute(column.number), column.type.base};
  }
  return std::nullopt;
}

// A membership ends when the term of its plan is over. Says whether it is so.
bool DatePass::end_after_term(const pg::Column& column, const DateRole* role,
                              const std::vector<AttrNumber>& done) {
  bool const end = role != nullptr && (role->semantic == "date.end" || role->semantic == "date.expiry") &&
                   !is_of_part(column) && target_.constraints.domains[column.number - 1].unrestricted();
  if (!end) return false;
  AttrNumber begin = InvalidAttrNumber;
  for (std::string_view const semantic :
       {"date.paid", "date.start", "date.started", "date.issued", "date.join"})
    for (AttrNumber const number : done)
      if (begin == 0 && target_.columns[number - 1].semantic == semantic &&
          !is_of_part(table_.column(number)))
        begin = number;
  if (begin == 0) return false;
  bool in_months = false;
  std::optional<generate::NumberSource> term = term_of(table_, -1, in_months);
  for (std::size_t k = 0; k < references_.size() && !term; ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = !parent.target || parent.step < target_.step;
    bool const plan =
        has_word(core::words_of(parent.table.name), {"plan", "type", "tariff", "product", "package", "tier",
                                                     "offer", "membership", "policy", "contract"});
    if (settled && plan && &parent != &target_ && target_.reference_nodes[k] != generate::kNoNode)
      term = term_of(parent.table, static_cast<int>(k), in_months);
  }
  if (!term) return false;
  auto const ended = [&](generate::NodeId own) {
    return target_.program.add(std::make_unique<generate::TermEndNode>(
        own, DateBound{date_node(begin), table_.column(begin).type.base, 0}, *term, in_months,
        column.type.base));
  };
  generate::NodeId const before = target_.program.attribute(column.number);
  generate::NodeId& never_null = not_null_nodes_[column.number - 1];
  generate::NodeId const node = ended(before);
  never_null = never_null == before ? node : ended(never_null);
  group_nodes_[column.number - 1].insert(group_nodes_[column.number - 1].end(), {node, never_null});
  target_.set_column(column.number, node, "a term after " + table_.column(begin).name,
                     target_.columns[column.number - 1].reason);
  return true;
}

void DatePass::order_date(const pg::Column& column, const std::vector<AttrNumber>& done) {
  DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
  if (end_after_term(column, role, done)) return;
  DateOrder order;
  bound_by_row(column, role, done, order);
  if (role != nullptr) bound_by_slots(*role, order);
  if (role != nullptr) bound_by_parents(column, *role, order);
  if (order.not_before.empty() && order.not_after.empty()) return;
  order.at_heels = role != nullptr && role->rank > 0 && role->rank <= kStartRank && !order.follows &&
                   plan_.ancestry_of(table_.oid) >= kManyAncestors;
  Microseconds const now = plan_.context.as_of * kDay + kDay - 1'000'000;
  order.now = now;
  order.rhythm = generate::rhythm_of(target_.columns[column.number - 1].semantic, table_);
  if (role != nullptr && !role->may_be_future)
    order.latest = now - (role->rank <= kStartRank ? kDaysForOthers * context_.generations * kDay : 0);

  // What is called current has begun and is not over.
  bool const current = role != nullptr && is_span_end(*role) && role->rank < kEndRank &&
                       has_word(core::words_of(column.name), {"current"}) && is_of_part(column);
  if (current) order.least = now - days(kCurrentDays);
  ValueDomain const& domain = target_.constraints.domains[column.number - 1];
  if (domain.lower)
    order.least = generate::to_instant(column.type.base, domain.lower->value) + !domain.lower->inclusive;
  if (domain.upper)
    order.most = generate::to_instant(column.type.base, domain.upper->value) - !domain.upper->inclusive;

  core::Stream const stream = plan_.stream(target_, column.name + ".order");
  auto const ordered = [&](generate::NodeId own, bool may_wait) {
    DateOrder own_order = order;
    own_order.null_if_to_come = may_wait;
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
