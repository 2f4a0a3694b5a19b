#include "plan/dates/day_keys.hpp"

#include <algorithm>

#include "core/act.hpp"
#include "core/event_order.hpp"
#include "core/name_words.hpp"
#include "generate/draw.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/trade_meaning.hpp"
#include "generate/references/day_reference.hpp"
#include "plan/column_list.hpp"
#include "plan/columns/rule_pass.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_parents.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::DateBound;
using generate::DateOrder;
using generate::kDay;
using generate::Microseconds;

constexpr Microseconds kSecond = 1'000'000;

// The words of a name that do not only say that it is of a day.
Words telling_words(const pg::Column& column) {
  Words words = core::words_of(column.name);
  std::erase_if(words, [](const std::string& word) {
    return has_word({word}, {"date",      "day",       "key",      "id",     "sk", "fk",   "wk",   "dim",
                             "dimension", "calendar",  "time",     "at",     "on", "the",  "of",   "ref",
                             "code",      "timestamp", "datetime", "number", "no", "full", "value"});
  });
  return words;
}

// When the row was written down, not what it tells of.
bool is_of_load(const pg::Column& date) {
  return has_word(core::words_of(date.name),
                  {"loaded", "load", "etl", "inserted", "insert", "updated", "modified", "imported",
                   "ingested", "processed", "synced", "deleted", "audit"});
}

bool speak_alike(const Words& one, const Words& other) {
  if (one == other) return true;
  return std::any_of(one.begin(), one.end(), [&](const std::string& word) {
    return std::any_of(other.begin(), other.end(),
                       [&](const std::string& its) { return core::is_same_act(word, its); });
  });
}

// Whether what comes later in the row's course has to have come to this.
bool is_step(const DateRole* role) {
  return role != nullptr && is_in_course(*role) && role->semantic != "date.cancelled";
}

}  // namespace

AttrNumber DayKeys::day_of(std::size_t key) const {
  return plan_.find(table_.foreign_keys[key].parent)->day_column();
}

bool DayKeys::follows_date(std::size_t key) const {
  Reference const& reference = references_[key];
  std::vector<AttrNumber> const& columns = table_.foreign_keys[key].columns;
  if (reference.pick != Pick::kSpread || reference.claimed || columns.size() != 1) return false;
  if (in_check_group(columns[0]) || target_.rule(columns[0]) != nullptr) return false;
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  return &parent != &target_ && is_settled(parent) && refers_to_day(key);
}

generate::NodeId DayKeys::add_reference(std::size_t key) {
  generate::Population& calendar = population(table_.foreign_keys[key].parent);
  AttrNumber const day = day_of(key);
  calendar.require(day);
  std::shared_ptr<generate::DayIndex> days;
  for (Reference const& other : references_)
    if (other.day != nullptr && &other.day->parent() == &calendar) days = other.day->days();
  if (days == nullptr) days = std::make_shared<generate::DayIndex>(calendar, day);
  auto reference = std::make_unique<generate::DayReference>(
      std::move(days), !references_[key].nullable,
      plan_.stream(target_, table_.foreign_keys[key].name + ".reference"));
  references_[key].day = reference.get();
  return target_.program.add(std::move(reference));
}

Words DayKeys::words_of_key(std::size_t key) const {
  return telling_words(table_.column(table_.foreign_keys[key].columns[0]));
}

// The date that says when the row happened, if no word does.
AttrNumber DayKeys::main_date() const {
  AttrNumber const begin = begin_of_row(target_);
  bool const told = begin != InvalidAttrNumber && !is_of_load(table_.column(begin));
  if (told && not_null(table_.column(begin))) return begin;
  // What every row plans tells more than what has come of some.
  for (pg::Column const& column : table_.columns) {
    DateRole const* const role =
        is_date(column) ? date_role(target_.columns[column.number - 1].semantic) : nullptr;
    if (role != nullptr && is_occasion(*role) && not_null(column)) return column.number;
  }
  if (told) return begin;
  AttrNumber only = InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    DateRole const* const role =
        is_date(column) ? date_role(target_.columns[column.number - 1].semantic) : nullptr;
    if (role == nullptr || role->of_life || is_of_load(column)) continue;
    if (only != InvalidAttrNumber) return InvalidAttrNumber;
    only = column.number;
  }
  return only;
}

AttrNumber DayKeys::date_of(std::size_t key) const {
  Words const words = words_of_key(key);
  Words const table = core::words_of(table_.name);
  auto const is_free = [&](const pg::Column& column) {
    return is_date(column) && !is_of_load(column) && !is_in_reference(table_, column.number);
  };
  for (pg::Column const& column : table_.columns)
    if (!words.empty() && is_free(column) && speak_alike(words, telling_words(column))) return column.number;
  bool const of_row = std::all_of(words.begin(), words.end(),
                                  [&](const std::string& word) { return has_word(table, {word}); });
  if (!of_row) return InvalidAttrNumber;
  AttrNumber const main = main_date();
  return main != InvalidAttrNumber && is_free(table_.column(main)) ? main : InvalidAttrNumber;
}

void DayKeys::keep_to_days(std::size_t key, const pg::Column& date, DateOrder& order) const {
  Microseconds const within = date.type.base == DATEOID ? 0 : kDay - kSecond;
  if (generate::DayReference const* const reference = references_[key].day) {
    auto const edge = [&](bool last) {
      return target_.program.add(std::make_unique<generate::EdgeOfDaysNode>(reference->days(), last));
    };
    order.not_before.push_back({edge(false), DATEOID, 0});
    order.not_after.push_back({edge(true), DATEOID, -within});
    return;
  }
  AttrNumber const day = day_of(key);
  generate::Population& calendar = population(table_.foreign_keys[key].parent);
  calendar.require(day);
  DateBound const bound{target_.program.add(std::make_unique<generate::ParentColumnNode>(
                            target_.reference_nodes[key], calendar, day, calendar.type(day))),
                        DATEOID, 0};
  order.not_before.push_back(bound);
  if (!order.follows) order.follow(bound, 0, within);
}

// A key as the date that it stands for.
DayKeys::Event DayKeys::event_of(std::size_t key) const {
  pg::Column const& own = table_.column(table_.foreign_keys[key].columns[0]);
  Event event{own, nullptr, generate::kNoNode};
  event.date.type = pg::guard([] { return pg::describe_type(DATEOID, -1, InvalidOid); });
  event.date.default_expression = nullptr;
  event.date.sequence.reset();
  event.date.name.clear();
  for (std::string const& word : words_of_key(key)) event.date.name += word + "_";
  event.date.name += "date";
  event.role = date_role(generate::recognize_in_trade(table_, event.date, context_).semantic);
  return event;
}

// As columns are mostly listed in the order in which things come about.
bool DayKeys::is_before(const Event& one, const Event& other) {
  bool const listed = one.date.number < other.date.number;
  Event const& first = listed ? one : other;
  Event const& second = listed ? other : one;
  if (auto const step = core::event_step(core::words_of(first.date.name), core::words_of(second.date.name)))
    return (step->from < step->to) == listed;
  if (one.role != nullptr && other.role != nullptr && one.role->rank != other.role->rank)
    return one.role->rank < other.role->rank;
  return listed;
}

// After the last of the earlier events, as soon as is usual.
bool DayKeys::follow(const Event& event, const Event& earlier, DateOrder& order, int& nearest) {
  DateBound const bound{earlier.node, earlier.date.type.base,
                        earlier.date.type.base == DATEOID ? 0 : 1 - kDay};
  order.not_before.push_back(bound);
  int const rank = earlier.role == nullptr ? 0 : earlier.role->rank;
  if (earlier.role != nullptr && (earlier.role->of_life || rank < nearest)) return false;
  auto const step = core::event_step(core::words_of(earlier.date.name), core::words_of(event.date.name));
  bool const told = step && step->days > 0;
  if (!told && (event.role == nullptr || event.role->typical_gap_days <= 0)) return false;
  nearest = rank;
  double const least = told ? 0 : event.role->least_gap_days;
  order.follow(bound, days(least), days(told ? step->days : least + event.role->typical_gap_days));
  return true;
}

generate::NodeId DayKeys::draw(std::size_t key, const Event& event) const {
  generate::Context context = context_;
  context.domains = nullptr;
  generate::Choice choice = generate::choose_generator(table_, event.date, {}, context, false);
  pg::ForeignKey const& own = table_.foreign_keys[key];
  generate::NodeId const drawn = target_.program.add(std::make_unique<generate::DrawNode>(
      std::shared_ptr<const generate::Generator>(std::move(choice.generator)),
      plan_.stream(target_, own.name + ".day"), plan_.stream(target_, "locale of the row")));
  if (!references_[key].nullable) return drawn;
  bool const later = event.role != nullptr && event.role->rank > kStartRank;
  double const rate = later ? choice.null_rate : RulePass(draft_).reference_null_rate(key);
  return target_.program.add(
      std::make_unique<generate::NullableNode>(drawn, plan_.stream(target_, own.name + ".null"), rate));
}

generate::NodeId DayKeys::place(std::size_t key, const Event& event, const std::vector<Event>& others) const {
  DateRole const& role = event.role != nullptr ? *event.role : *date_role("date.happened");
  DateOrder order;
  int nearest = -1;
  const Event* leader = nullptr;
  for (Event const& other : others) {
    if (is_before(other, event)) {
      if (follow(event, other, order, nearest)) leader = &other;
    } else
      order.not_after.push_back({other.node, other.date.type.base, 0});
  }
  if (!order.follows) DateParents(draft_).bound(event.date, role, order);
  // What happens on the day of a moment does so whatever the time.
  for (DateBound& bound : order.not_before)
    if (bound.type != DATEOID && bound.gap == 0) bound.gap = 1 - kDay;
  keep_to_days(key, event.date, order);
  Microseconds const now = plan_.context.as_of * kDay;
  order.now = now;
  order.rhythm = generate::rhythm_of(role.semantic, table_);
  order.null_if_to_come = references_[key].nullable;
  constexpr Microseconds kDaysForOthers = 2;
  if (!role.may_be_future)
    order.latest = now - (role.rank <= kStartRank ? kDaysForOthers * context_.generations * kDay : 0);
  order.unit = kDay;
  generate::NodeId own = draw(key, event);
  // What was not shipped is not delivered either.
  if (leader != nullptr && is_step(leader->role) && is_step(event.role))
    own = target_.program.add(std::make_unique<generate::DayOfNode>(own, order.leader));
  return target_.program.add(std::make_unique<generate::OrderedDateNode>(
      own, DATEOID, std::move(order), plan_.stream(target_, table_.foreign_keys[key].name + ".order")));
}

void DayKeys::follow_dates() {
  std::vector<Event> placed;
  for (pg::Column const& column : table_.columns) {
    if (!is_date(column) || is_of_load(column) || !not_null(column) || is_in_reference(table_, column.number))
      continue;
    generate::NodeId const node = target_.program.attribute(column.number);
    DateRole const* const role = date_role(target_.columns[column.number - 1].semantic);
    if (node != generate::kNoNode && role != nullptr) placed.push_back({column, role, node});
  }
  std::vector<std::pair<std::size_t, Event>> open;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    if (references_[k].day == nullptr) continue;
    AttrNumber const own = table_.foreign_keys[k].columns[0];
    AttrNumber const date = date_of(k);
    generate::NodeId const node = date == InvalidAttrNumber ? generate::kNoNode
                                  : references_[k].nullable ? target_.program.attribute(date)
                                                            : date_node(date);
    if (node == generate::kNoNode) {
      open.emplace_back(k, event_of(k));
      continue;
    }
    references_[k].day->follow(node, table_.column(date).type.base);
    target_.columns[own - 1].reason += "; the day of " + table_.column(date).name;
  }
  while (!open.empty()) {
    auto next = std::find_if(open.begin(), open.end(), [&](const auto& one) {
      return std::none_of(open.begin(), open.end(), [&](const auto& other) {
        return &other != &one && is_before(other.second, one.second);
      });
    });
    // Names may form a circle; any place to break it is as good as another.
    if (next == open.end()) next = open.begin();
    auto [key, event] = std::move(*next);
    open.erase(next);
    event.node = place(key, event, placed);
    references_[key].day->follow(event.node, DATEOID);
    target_.columns[table_.foreign_keys[key].columns[0] - 1].reason += "; in order with other dates";
    placed.push_back(std::move(event));
  }
}

}  // namespace synthgen::plan
