#include "plan/dates/date_affair.hpp"

#include <algorithm>

#include "core/duration.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/references/demands.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::DateBound;

struct Days {
  double least, greatest;
};

struct UsualDays {
  std::initializer_list<std::string_view> words;
  Days days;
};

// How long after an order what comes of it happens, by a word of the column or else of the table.
Days days_after_order(const Words& column, const Words& table) {
  static const std::initializer_list<UsualDays> kUsual = {
      {{"return", "returned", "refund", "refunded", "exchange", "chargeback", "complaint", "dispute"},
       {2, 25}},
      {{"delivered", "delivery", "received"}, {1, 7}},
      {{"shipped", "shipment", "dispatched", "dispatch", "packed"}, {0.2, 4}},
      {{"payment", "paid", "charge", "receipt", "transaction", "captured", "authorized"}, {0, 2}},
      {{"issued", "ticket", "confirmation"}, {0, 1}},
  };
  for (Words const& words : {column, table})
    for (UsualDays const& usual : kUsual)
      if (has_word(words, usual.words)) return usual.days;
  return {0, 6};
}

}  // namespace

// What a table of this name holds; what an affair is made of is none itself.
DateAffair::Affair DateAffair::affair(const pg::Table& table) {
  Words const words = core::words_of(table.name);
  if (words.empty()) return Affair::kNone;
  Words const head{words.back()};
  if (has_word(head, {"order", "purchase", "booking", "reservation", "sale", "checkout"}))
    return Affair::kOrder;
  if (has_word(head, {"appointment", "visit", "encounter", "consultation", "examination", "checkup"}))
    return Affair::kVisit;
  if (has_word(head, {"ticket", "case", "enquiry", "inquiry", "issue"})) return Affair::kDialogue;
  return has_word(head, {"incident", "complaint", "application", "request"}) ? Affair::kCase : Affair::kNone;
}

// When an affair took place; only where every row says so.
AttrNumber DateAffair::moment(const TablePlan& table, Affair affair) {
  constexpr std::string_view kOfVisit[] = {"date.start", "date.started",  "date.scheduled",
                                           "date.event", "date.happened", "date.transaction"};
  constexpr std::string_view kOfAgreed[] = {"date.start", "date.scheduled", "date.event"};
  constexpr std::string_view kOfOthers[] = {"date.transaction", "date.booked",   "date.requested",
                                            "date.event",       "date.happened", "date.created",
                                            "date.started"};
  std::span<const std::string_view> const semantics =
      affair == Affair::kVisit    ? std::span<const std::string_view>(kOfVisit)
      : affair == Affair::kAgreed ? std::span<const std::string_view>(kOfAgreed)
                                  : kOfOthers;
  for (std::string_view const semantic : semantics) {
    AttrNumber const column = column_meaning(table, {semantic});
    if (column != 0 && table.table.column(column).not_null && is_date(table.table.column(column)))
      return column;
  }
  return InvalidAttrNumber;
}

// When the affair took place that a foreign key leads to, over what it is made of if need be.
std::optional<DateBound> DateAffair::moment_of(std::size_t key, Affair& kind) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  if (target_.reference_nodes[key] == generate::kNoNode || &parent == &target_ || !is_settled(parent))
    return std::nullopt;
  kind = affair(parent.table);
  if (kind != Affair::kNone) {
    AttrNumber const own = moment(parent, kind);
    if (own == 0) return std::nullopt;
    return DateBound{optional_parent_cell(key, own), parent.table.column(own).type.base, 0};
  }
  if (lifetime_column(parent, true) != 0) return std::nullopt;
  for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
    TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[g].parent);
    if (beyond == nullptr || beyond == &parent || beyond == &target_ || !is_settled(*beyond)) continue;
    kind = affair(beyond->table);
    AttrNumber const date = kind == Affair::kNone ? InvalidAttrNumber : moment(*beyond, kind);
    if (date == 0) continue;
    if (auto const seen = ancestor_column(parent, g, date))
      return DateBound{optional_parent_cell(key, *seen), beyond->table.column(date).type.base, 0};
  }
  return std::nullopt;
}

// Whether the rows are what a table's rows have agreed on beforehand, as visits are of appointments.
bool DateAffair::is_what_was_agreed(const pg::Table& parent) const {
  Words const agreed = core::words_of(parent.name);
  Words const own = core::words_of(table_.name);
  if (agreed.empty() || own.empty() || agreed == own ||
      !has_word({agreed.back()}, {"appointment", "reservation", "booking", "schedule", "slot", "checkup"}))
    return false;
  bool follows_up = false;
  std::span<const Demand> const demands = demands_of(own, {}, agreed, follows_up);
  return !demands.empty() && demands.front().point == Demand::Point::kBegun &&
         core::find_duration({}, {own.back()}, core::Grain::kAny) != nullptr;
}

// What was agreed on begins when it was to begin.
bool DateAffair::begin_as_agreed(const pg::Column& column, const DateRole& role, generate::DateOrder& order) {
  constexpr int kFirst = 10, kLast = 28;
  constexpr generate::Microseconds kHour = 60 * kMinute;
  if (role.of_life || role.rank < kFirst || role.rank > kLast) return false;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    if (target_.reference_nodes[k] == generate::kNoNode || &parent == &target_ || !is_settled(parent) ||
        !is_what_was_agreed(parent.table))
      continue;
    AttrNumber const plan = moment(parent, Affair::kAgreed);
    if (plan == 0) continue;
    DateBound const bound{optional_parent_cell(k, plan), parent.table.column(plan).type.base, 0};
    order.not_before.push_back(bound);
    bool const by_day = bound.type == DATEOID;
    if (column.type.base == DATEOID)
      order.follow(bound, 0, 0);
    else
      order.follow(bound, by_day ? 8 * kHour : 0, by_day ? 19 * kHour : 45 * kMinute);
    return true;
  }
  return false;
}

void DateAffair::follow(const pg::Column& column, const DateRole& role, bool is_first,
                        generate::DateOrder& order) {
  constexpr Days kSameDay{0, 0.15};
  constexpr Days kWeeks{0, 25};
  constexpr Days kSomeDays{0, 4};
  if ((is_first || !order.follows) && begin_as_agreed(column, role, order)) return;
  if (!is_first) return;
  // An opinion waits until all is over.
  if (has_word(core::words_of(table_.name), {"review", "feedback", "rating", "survey", "testimonial"}))
    return;
  if (role.of_life || role.rank == 0 || (role.may_be_future && role.semantic != "date.scheduled") ||
      affair(table_) != Affair::kNone)
    return;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    Affair kind = Affair::kNone;
    auto const leader = moment_of(k, kind);
    if (!leader || (role.may_be_future && kind != Affair::kCase && kind != Affair::kDialogue)) continue;
    Days const usual = kind == Affair::kVisit  ? kSameDay
                       : kind == Affair::kCase ? kWeeks
                       : kind == Affair::kDialogue
                           ? kSomeDays
                           : days_after_order(core::words_of(column.name), core::words_of(table_.name));
    order.not_before.push_back(*leader);
    order.follow(*leader, static_cast<generate::Microseconds>(usual.least * generate::kDay),
                 static_cast<generate::Microseconds>(usual.greatest * generate::kDay));
    return;
  }
}

}  // namespace synthgen::plan
