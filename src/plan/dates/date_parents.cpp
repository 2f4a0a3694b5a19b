#include "plan/dates/date_parents.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/act.hpp"
#include "core/date_span.hpp"
#include "core/duration.hpp"
#include "core/event_order.hpp"
#include "core/name_words.hpp"
#include "generate/references/polymorphic.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_event.hpp"
#include "plan/dates/date_life.hpp"
#include "plan/dates/day_keys.hpp"
#include "plan/states/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using generate::DateBound;
using generate::DateOrder;
using generate::Microseconds;

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

// Whether rows secure a place at an occasion before it begins; not what belongs to such a row, as the
// services of a booking do.
bool secures_place(const pg::Table& table) {
  core::Words const words = core::words_of(table.name);
  return !words.empty() &&
         has_word({words.back()}, {"ticket", "booking", "reservation", "registration", "enrollment",
                                   "enrolment", "signup", "rsvp", "invitation"});
}

// What is noted of something that is on its way.
bool is_tracked(const pg::Table& table) {
  return has_word(core::words_of(table.name),
                  {"tracking", "scan", "checkpoint", "waypoint", "position", "transit"});
}

// What is used up, or happens, while something lasts: extras of a stay, fines of a rental.
bool is_consumption(const pg::Table& table) {
  return has_word(core::words_of(table.name),
                  {"consumption", "extra", "folio", "charge", "minibar", "posting", "usage", "consumable"}) &&
         !has_word(core::words_of(table.name),
                   {"payment", "invoice", "deposit", "bill", "cancellation", "fee"});
}

// Acts for which something is open for a while.
bool is_stage(const std::string& word) {
  return has_word({word}, {"registration", "submission", "nomination", "voting", "application", "enrollment",
                           "enrolment", "booking", "sale", "admission", "entry", "checkin", "review",
                           "judging", "bidding", "claim", "pledge", "donation"});
}

// Whether a date opens or closes a stage.
bool is_of_stage(const pg::Column& column) {
  core::Words const words = core::words_of(column.name);
  return std::any_of(words.begin(), words.end(), is_stage) &&
         has_word(words, {"open", "opening", "opens", "start", "starts", "begin", "from", "close", "closes",
                          "closing", "end", "ends", "deadline", "until"});
}

constexpr int kDueRank = 30;

}  // namespace

// The bounds that the columns of a parent set: nothing is earlier than what it belongs to, nor later than
// its end. Who enrols does so before the start, who reviews does so after the end.
void DateParents::bound(const pg::Column& column, const DateRole& role, DateOrder& order,
                        const std::vector<int>& among) {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    if (!among.empty() && std::find(among.begin(), among.end(), static_cast<int>(k)) == among.end()) continue;
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    generate::NodeId const reference = reference_of_dates(k);
    // In a cycle only tables that come first are looked at, so that no cell depends on itself.
    bool const settled = is_settled(parent);
    if (reference == generate::kNoNode || !settled || &parent == &target_) continue;
    if (DayKeys const days(draft_); days.refers_to_day(k)) {
      if (days.date_of(k) == column.number) days.keep_to_days(k, column, order);
      continue;
    }
    auto const event = among.empty() ? happening_of(parent) : std::nullopt;
    bool const takes_place = event && take_place(parent, *event, column, role, k, order);
    for (pg::Column const& other : parent.table.columns) {
      if (takes_place && (other.number == event->begin || other.number == event->end)) continue;
      Kind kind =
          kind_of_stage(parent, column, other, role)
              .value_or(is_demanded(k, other, role) ? Kind::kNotBefore : kind_of_bound(parent, other, role));
      if (kind == Kind::kNone) kind = kind_of_course(parent, column, other, role);
      // When what took place was noted says nothing.
      if (takes_place && kind == Kind::kNotBefore && !is_of_stage(other)) continue;
      if (kind == Kind::kNotBefore && is_billed_by(k)) kind = Kind::kNotAfter;
      if (kind == Kind::kNotAfter && outlasts(parent, other, column, role)) continue;
      // Sales and registration open and close before it begins.
      DateRole const* const occasion =
          is_date(other) ? date_role(parent.columns[other.number - 1].semantic) : nullptr;
      if (kind == Kind::kNotBefore && occasion != nullptr && is_occasion(*occasion) && is_of_stage(column))
        kind = Kind::kNotAfter;
      if (kind == Kind::kNone) continue;
      population(parent.table.oid).require(other.number);
      generate::NodeId const node = target_.program.add(std::make_unique<generate::ParentColumnNode>(
          reference, *parent.population, other.number, other.type));
      DateRole const* const other_role = date_role(parent.columns[other.number - 1].semantic);
      bool const starts = kind == Kind::kNotBefore;
      DateBound const bound{node, other.type.base, starts ? least_gap(other, column, other_role, &role) : 0};
      (starts ? order.not_before : order.not_after).push_back(bound);
      keep_in_period(parent, other, role, bound, order);
      // Who enrols or books does so in the weeks before.
      if (starts || other_role == nullptr || !is_occasion(*other_role) || !is_made_before(role) ||
          order.follows)
        continue;
      order.follow(bound, -days(kAheadDays), 0);
    }
    bound_by_grandparents(column, role, k, order);
  }
  if (!role.of_life && among.empty()) bound_by_subject(column, order);
}

// Whether a promise holds beyond an end of what it belongs to: a prescription beyond the visit, a quote
// beyond the day on which one expected to close the deal.
bool DateParents::outlasts(const TablePlan& parent, const pg::Column& other, const pg::Column& column,
                           const DateRole& role) {
  if (!role.may_be_future || !is_date(other)) return false;
  if (column.type.base == DATEOID && is_time_of_day(other) &&
      core::find_duration({}, core::words_of(parent.table.name), core::Grain::kTimes) != nullptr)
    return true;
  bool const promises = role.semantic == "date.due" || role.semantic == "date.expiry" ||
                        has_word(core::words_of(column.name), {"valid", "validity"});
  return promises && (parent.columns[other.number - 1].semantic == "date.closed" ||
                      core::tense_of(core::words_of(other.name)) == core::Tense::kPlanned);
}

// What happens in the course of an event does so on its day, but for what is done before it, or comes of it.
bool DateParents::take_place(const TablePlan& parent, const Happening& event, const pg::Column& column,
                             const DateRole& role, std::size_t key, DateOrder& order) {
  auto const distance = days_after_event(parent, event, table_, column, role);
  if (!distance) return false;
  generate::NodeId const reference = reference_of_dates(key);
  auto const bound = [&](AttrNumber number, Microseconds gap) {
    pg::Column const& date = parent.table.column(number);
    population(parent.table.oid).require(number);
    return DateBound{target_.program.add(std::make_unique<generate::ParentColumnNode>(
                         reference, *parent.population, number, date.type)),
                     date.type.base, gap};
  };
  bool const before = distance->greatest <= 0;
  DateBound const begin = bound(event.begin, 0);
  // What follows something else in the row within hours stays with it.
  bool const stays = order.follows && order.greatest_distance <= days(1);
  (before ? order.not_after : order.not_before).push_back(begin);
  if (stays) return true;
  order.follow(begin, days(distance->least), days(distance->greatest));
  if (event.end != 0 && distance->least == 0) order.not_after.push_back(bound(event.end, 0));
  return true;
}

// Whether there is a row to refer to may be decided by a status later on; dates look at the one that there
// would be.
generate::NodeId DateParents::reference_of_dates(std::size_t key) const {
  std::vector<AttrNumber> const& columns = table_.foreign_keys[key].columns;
  bool const alone = columns.size() == 1 && references_[key].nullable &&
                     references_[key].pick == Pick::kSpread && !references_[key].claimed &&
                     draft_.subjects.empty() && not_null_nodes_[columns.front() - 1] != generate::kNoNode;
  return alone ? references_[key].node : target_.reference_nodes[key];
}

// Nor is it earlier than what it is about, in whichever table that is.
void DateParents::bound_by_subject(const pg::Column& column, DateOrder& order) const {
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

// What belongs to a semester or a month happens in it, mostly early on.
void DateParents::keep_in_period(const TablePlan& table, const pg::Column& start, const DateRole& role,
                                 const DateBound& bound, DateOrder& order) {
  constexpr std::int64_t kWeek = 7, kMonth = 30;
  constexpr double kMostShare = 0.6;
  const CalendarColumn* const own = table.calendar_column(start.number);
  if (own == nullptr || own->of != InvalidAttrNumber || order.follows || role.of_life) return;
  rules::ColumnRule const& rule = *table.rule(start.number);
  std::int64_t const length = std::abs(rule.increment) * (rule.in_months ? kMonth : 1);
  if (length < kWeek) return;
  order.follow(bound, 0, days(static_cast<double>(length) * kMostShare));
}

// A copy of a book is not lent before the book came out, though nobody noted when the copy was bought.
void DateParents::bound_by_grandparents(const pg::Column& column, const DateRole& role, std::size_t key,
                                        DateOrder& order) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  if (lifetime_column(parent, true) != 0) return;
  for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
    TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[g].parent);
    if (beyond == nullptr || beyond == &parent || beyond == &target_ || !is_settled(*beyond)) continue;
    for (pg::Column const& other : beyond->table.columns) {
      DateRole const* const bound =
          is_date(other) ? date_role(beyond->columns[other.number - 1].semantic) : nullptr;
      if (bound == nullptr || bound->rank == 0) continue;
      Kind const kind = kind_of_bound(*beyond, other, role);
      if (kind == Kind::kNone) continue;
      auto const number = ancestor_column(parent, g, other.number);
      if (!number) continue;
      bool const starts = kind == Kind::kNotBefore;
      DateBound const limit{optional_parent_cell(key, *number), other.type.base,
                            starts ? least_gap(other, column, bound, &role) : 0};
      (starts ? order.not_before : order.not_after).push_back(limit);
      keep_in_period(*beyond, other, role, limit, order);
    }
  }
}

// What the beginning or the end of a stage says: registrations are made before registration closes, and all
// else has nothing to do with it. Nothing for dates of the whole.
std::optional<DateParents::Kind> DateParents::kind_of_stage(const TablePlan& parent, const pg::Column& column,
                                                            const pg::Column& other,
                                                            const DateRole& role) const {
  if (!is_date(other) || role.of_life) return std::nullopt;
  core::Words const words = core::words_of(other.name);
  bool const ends = has_word(words, {"close", "closing", "end", "deadline", "until", "due"});
  if (!ends && !has_word(words, {"open", "opening", "start", "begin", "from"})) return std::nullopt;
  core::Words const own = core::words_of(column.name);
  core::Words const table = core::words_of(table_.name);
  core::Words const whole = core::words_of(parent.table.name);
  for (std::string const& word : words) {
    if (!is_stage(word) || has_word(whole, {word})) continue;
    auto const is_act = [&](const std::string& one) { return core::is_same_act(one, word); };
    bool const about = std::any_of(own.begin(), own.end(), is_act) ||
                       (role.semantic == "date.created" && std::any_of(table.begin(), table.end(), is_act));
    return !about ? Kind::kNone : ends ? Kind::kNotAfter : Kind::kNotBefore;
  }
  // What is given towards a goal is given before time is up.
  bool const collects =
      has_word(whole, {"campaign", "auction", "contest", "competition", "tender", "challenge"});
  bool const given = has_word(table, {"pledge", "donation", "gift", "bid", "entry", "contribution",
                                      "submission", "vote", "application"});
  if (collects && given && has_word(words, {"deadline"}) && role.rank > 0 && role.rank < kDueRank)
    return Kind::kNotAfter;
  return std::nullopt;
}

// What follows in a course on something that every parent went through comes after it: what was given out is
// handed in, what was listed is viewed.
DateParents::Kind DateParents::kind_of_course(const TablePlan& parent, const pg::Column& column,
                                              const pg::Column& other, const DateRole& role) {
  DateRole const* const before =
      is_date(other) && other.not_null ? date_role(parent.columns[other.number - 1].semantic) : nullptr;
  if (before == nullptr || before->of_life || before->may_be_future || role.of_life) return Kind::kNone;
  auto const step = core::event_step(core::words_of(other.name), core::words_of(column.name));
  return step && step->from < step->to ? Kind::kNotBefore : Kind::kNone;
}

// Whether a parent's date is that of the event which had to happen before there could be a row, or of one
// before it.
bool DateParents::is_demanded(std::size_t key, const pg::Column& other, const DateRole& role) const {
  std::string_view const demand = references_[key].demand;
  if (demand.empty() || role.of_life || role.rank == 0 || !is_date(other)) return false;
  std::vector<std::string> const words = core::words_of(other.name);
  if (has_word(words, {"first", "last", "latest", "next", "due", "maturity", "matures"})) return false;
  std::string_view const event = event_of(words);
  int const rank = rank_of_event(event);
  // What is disputed had been paid.
  return event == demand || (rank > 0 && rank <= rank_of_event(demand == "disputed" ? "paid" : demand));
}

// Whether a date says when its row happened, though it does not say what: where no other tells.
bool DateParents::is_moment_of(const TablePlan& parent, const pg::Column& other) {
  return lifetime_column(parent, true) == 0 && begin_of_row(parent) == other.number;
}

// Whether the rows are what a bill that they refer to later is made of: hours worked, trips paid out.
bool DateParents::is_billed_by(std::size_t key) const {
  pg::Table const& parent = plan_.find(table_.foreign_keys[key].parent)->table;
  return references_[key].nullable && !is_payment(table_) &&
         has_word(core::words_of(parent.name), {"invoice", "bill", "statement", "payout", "payroll",
                                                "payslip", "settlement", "remittance"}) &&
         !has_word(core::words_of(table_.name),
                   {"line", "item", "detail", "reminder", "refund", "credit", "dispute", "note", "log"});
}

// Whether what begins later is agreed on at a date.
bool DateParents::is_made_before(const DateRole& role) const {
  constexpr int kFirst = 10;
  constexpr int kLast = 13;
  return comes_before_start(role) || (secures_place(table_) && role.rank >= kFirst && role.rank <= kLast);
}

DateParents::Kind DateParents::kind_of_bound(const TablePlan& parent, const pg::Column& other,
                                             const DateRole& role) const {
  DateRole const* const bound =
      is_date(other) ? date_role(parent.columns[other.number - 1].semantic) : nullptr;
  if (bound == nullptr || (role.of_life && !bound->of_life)) return Kind::kNone;
  // From when on a version of something holds says nothing of what it has to do with.
  bool const versioned = has_word(core::words_of(other.name), {"valid", "validity", "effective"});
  if (is_occasion(*bound) && !versioned && is_made_before(role)) return Kind::kNotAfter;
  // When it really began has nothing to do with when a place was taken.
  if (bound->semantic == "date.started" && is_made_before(role) &&
      lifetime_column(parent, true) != other.number)
    return Kind::kNone;
  if (is_consumption(table_) && role.rank > 0 && !role.of_life && !role.may_be_future) {
    bool const begins = is_occasion(*bound) || bound->semantic == "date.started";
    if (begins || bound->rank == kEndRank) return begins ? Kind::kNotBefore : Kind::kNotAfter;
  }
  if (is_occasion(*bound) && is_payment(table_) && column_meaning(parent, {"date.booked"}) != 0)
    return Kind::kNone;
  // The current period of a subscription says nothing of the whole.
  if (is_span_end(*bound) && is_of_part(other)) return Kind::kNone;
  // What may or may not have happened in the course of a life does not begin it.
  if (bound->semantic == "date.event" && !other.not_null && lifetime_column(parent, true) != other.number)
    return Kind::kNone;
  // What is paid for may be over before it is due.
  bool const billed =
      role.semantic == "date.due" && column_meaning(target_, {"date.issued", "date.transaction"}) != 0;
  if (bound->rank == kEndRank && is_payment(table_) && (billed || is_time_of_day(other))) return Kind::kNone;
  bool const own_act = !role.of_life && role.rank > 0;
  if (bound->rank <= kStartRank && (bound->rank <= role.rank || own_act)) return Kind::kNotBefore;
  if (bound->rank == kScheduledRank && own_act && !role.may_be_future) return Kind::kNotBefore;
  // The stops of a trip are planned within the trip.
  bool const spans = column_meaning(parent, {"date.end"}) != 0;
  if (bound->rank == kScheduledRank && spans && (is_occasion(role) || role.semantic == "date.estimated"))
    return Kind::kNotBefore;
  if (bound->semantic == "date.end" && role.semantic == "date.estimated") return Kind::kNotAfter;
  if (own_act && is_moment_of(parent, other)) return Kind::kNotBefore;
  // What is seen of it on its way is seen before it has arrived.
  if (own_act && bound->semantic == "date.delivered" && is_tracked(table_)) return Kind::kNotAfter;
  if (own_act && role.rank < kEndRank && is_last_day(parent, other, *bound)) return Kind::kNotAfter;
  if (bound->of_life || role.rank > kEndRank) return Kind::kNone;
  if (is_afterthought(table_))
    return bound->rank <= kEndRank && bound->rank > kEndRank - 4 ? Kind::kNotBefore : Kind::kNone;
  return bound->rank == kEndRank ? Kind::kNotAfter : Kind::kNone;
}

}  // namespace synthgen::plan
