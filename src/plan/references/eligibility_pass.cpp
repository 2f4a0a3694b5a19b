// The parent's status tells, else a date or a flag of the event. What is decided depends on the catalog
// alone, so that it is the same whether or not the parent is filled in this run.
#include "plan/references/eligibility_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "plan/column_list.hpp"
#include "plan/dates/calendar_rules.hpp"
#include "plan/references/role_words.hpp"
#include "plan/states/lifecycle.hpp"
#include "postgres/error.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::RowTest;

bool is_named_status(const pg::Column& column) {
  Words const words = core::words_of(column.name);
  return !column.dropped && !words.empty() && has_word({words.back()}, {"status", "state", "stage", "phase"});
}

bool is_named_kind(const pg::Column& column) {
  Words const words = core::words_of(column.name);
  return !column.dropped && !words.empty() &&
         has_word({words.back()}, {"type", "kind", "role", "category", "class", "purpose", "usage",
                                   "function", "position", "job", "profession", "occupation", "designation"});
}

// The words of a name, as it is written and in English.
Words words_of_role(std::string_view name) {
  Words words = core::words_of(name);
  for (std::string& word : core::spelt_words_of(name)) words.push_back(std::move(word));
  return words;
}

}  // namespace

// A status or a kind, and its labels.
struct EligibilityPass::Told {
  AttrNumber column = InvalidAttrNumber;
  generate::Choice choice;
};

EligibilityPass::Told EligibilityPass::labelled(const TablePlan& parent,
                                                bool (*named)(const pg::Column&)) const {
  auto const& columns = parent.table.columns;
  if (std::none_of(columns.begin(), columns.end(), named)) return {};
  RowConstraints const& constraints = plan_.declared_constraints(parent);
  generate::Context context = plan_.context;
  context.domains = &constraints.domains;
  for (pg::Column const& column : parent.table.columns) {
    if (!named(column) || column.generated != 0 || parent.is_ruled(column.number)) continue;
    if (parent.target && parent.program.attribute(column.number) == generate::kNoNode) continue;
    try {
      Told told{column.number,
                generate::choose_generator(parent.table, column, constraints.domains[column.number - 1],
                                           context, false)};
      if (told.choice.label_texts.size() > 1) return told;
    } catch (const pg::Error&) {
      // What nothing can be made for has no labels that we know.
      continue;
    }
  }
  return {};
}

EligibilityPass::Told EligibilityPass::status_of(const TablePlan& parent) const {
  return labelled(parent, is_named_status);
}

std::optional<generate::Choice> EligibilityPass::status_choice(std::size_t key) const {
  Told told = status_of(*plan_.find(table_.foreign_keys[key].parent));
  if (told.column == 0 ||
      !is_string_type(plan_.find(table_.foreign_keys[key].parent)->table.column(told.column).type))
    return std::nullopt;
  return std::move(told.choice);
}

bool EligibilityPass::has_status() const {
  return std::any_of(table_.columns.begin(), table_.columns.end(), is_named_status);
}

std::optional<RowTest> EligibilityPass::status_test(const TablePlan& parent, std::span<const Demand> demands,
                                                    std::string_view& event) const {
  Told const told = status_of(parent);
  if (told.column == 0) return std::nullopt;
  std::vector<std::string> const& labels = told.choice.label_texts;
  auto const test = [&](const std::vector<bool>& eligible) -> std::optional<RowTest> {
    auto const some = static_cast<std::size_t>(std::count(eligible.begin(), eligible.end(), true));
    if (some == 0 || some == labels.size()) return std::nullopt;
    RowTest found{told.column, {generate::kNoNode, {}, parent.table.column(told.column).type.by_value}};
    for (std::size_t l = 0; l < labels.size(); ++l)
      if (eligible[l]) found.evidence.values.push_back(told.choice.label_values[l]);
    return found;
  };
  Words const own = core::words_of(table_.name);
  Words const others = core::words_of(parent.table.name);
  // What has a status of its own may be about to happen.
  if (demands.empty()) return has_status() ? std::nullopt : test(labels_from_act(own, others, labels));
  for (Demand const& demand : demands) {
    if (demand.event == "paid" && demand.point == Demand::Point::kNamed && has_status()) continue;
    auto found = test(labels_meeting(demand, labels));
    if (!found) continue;
    event = demand.event;
    return found;
  }
  return std::nullopt;
}

// A date that is set, or a flag, when the event has happened.
std::optional<RowTest> EligibilityPass::event_test(const TablePlan& parent, std::span<const Demand> demands,
                                                   std::string_view& event) const {
  for (Demand const& demand : demands) {
    if (demand.event.empty()) continue;
    event = demand.event;
    for (pg::Column const& column : parent.table.columns) {
      bool const filled =
          !column.dropped && (!parent.target || parent.program.attribute(column.number) != generate::kNoNode);
      if (!filled || event_of(core::words_of(column.name)) != demand.event) continue;
      if (generate::is_instant_type(column.type.base) && !column.not_null)
        return RowTest{column.number, {generate::kNoNode, {}, column.type.by_value}};
      if (column.type.base == BOOLOID)
        return RowTest{column.number, {generate::kNoNode, {BoolGetDatum(true)}, true}};
    }
  }
  event = {};
  return std::nullopt;
}

// The same of what the parent belongs to in turn.
void EligibilityPass::follow_up(TablePlan& parent, std::span<const Demand> demands,
                                std::vector<RowTest>& tests) {
  for (std::size_t k = 0; k < parent.table.foreign_keys.size(); ++k) {
    TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[k].parent);
    bool const known = beyond != nullptr && beyond != &parent && beyond != &target_ && is_settled(*beyond);
    if (!known) continue;
    std::string_view event;
    auto test = status_test(*beyond, demands, event);
    if (!test) continue;
    auto const cell = ancestor_column(parent, k, test->column);
    if (!cell) continue;
    test->column = *cell;
    tests.push_back(std::move(*test));
  }
}

std::optional<generate::Evidence> EligibilityPass::evidence_of(std::size_t key, std::string_view event) {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  bool const settled = is_settled(parent);
  if (!settled || &parent == &target_ || target_.reference_nodes[key] == generate::kNoNode)
    return std::nullopt;
  Demand const demand{Demand::Point::kReached, event};
  std::string_view found;
  auto test = status_test(parent, {&demand, 1}, found);
  if (!test) return std::nullopt;
  test->evidence.node = optional_parent_cell(key, test->column);
  return std::move(test->evidence);
}

std::optional<generate::Evidence> EligibilityPass::evidence_of_partial(std::size_t key) {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  if (!is_settled(parent) || &parent == &target_ || target_.reference_nodes[key] == generate::kNoNode)
    return std::nullopt;
  Told const told = status_of(parent);
  if (told.column == 0) return std::nullopt;
  generate::Evidence evidence{generate::kNoNode, {}, parent.table.column(told.column).type.by_value};
  for (std::size_t l = 0; l < told.choice.label_texts.size(); ++l)
    if (core::has_word(core::words_of_text(told.choice.label_texts[l]), {"partial", "partially", "partly"}))
      evidence.values.push_back(told.choice.label_values[l]);
  if (evidence.values.empty()) return std::nullopt;
  evidence.node = optional_parent_cell(key, told.column);
  return evidence;
}

// The date that counts back from now with the rows of periods; null if they are none.
const CalendarColumn* EligibilityPass::series_of(const TablePlan& parent) {
  for (CalendarColumn const& own : parent.calendar)
    if (own.of == InvalidAttrNumber && parent.rule(own.column)->increment < 0) return &own;
  return nullptr;
}

// Periods of long ago have no rows of their own: students and staff of today are of the last years.
std::int64_t EligibilityPass::periods_in_use(const TablePlan& parent, const CalendarColumn& series) {
  constexpr std::int64_t kMonths = 48, kWeeks = 52, kFewest = 3;
  rules::ColumnRule const& rule = *parent.rule(series.column);
  return std::max(rule.in_months ? kMonths / -rule.increment : kWeeks, kFewest);
}

std::optional<RowTest> EligibilityPass::recent_test(const TablePlan& parent) const {
  const CalendarColumn* const series = series_of(parent);
  if (series == nullptr) return std::nullopt;
  std::vector<Datum> dates =
      first_dates(*parent.rule(series->column), static_cast<int>(periods_in_use(parent, *series)));
  return RowTest{series->column,
                 {generate::kNoNode, std::move(dates), parent.table.column(series->column).type.by_value}};
}

std::uint64_t EligibilityPass::recent_periods(std::size_t key) const {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  // Days that are to come have no rows yet.
  if (AttrNumber const day = parent.day_column(); day != InvalidAttrNumber && parent.target)
    return static_cast<std::uint64_t>(
        std::max<std::int64_t>(plan_.context.as_of - parent.rule(day)->start + 1, 0));
  const CalendarColumn* const series = series_of(parent);
  return series == nullptr ? 0 : static_cast<std::uint64_t>(periods_in_use(parent, *series));
}

// The words of the moments that every row has.
Words EligibilityPass::words_of_moments() const {
  Words words;
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && column.not_null && generate::is_instant_type(column.type.base))
      for (std::string& word : core::words_of(column.name)) words.push_back(std::move(word));
  return words;
}

// What the name of a key says of the row that it refers to besides what that is; of one that says no more,
// and of which there is one for each of these rows, what the rows are: who is a courier is one of the users.
Words EligibilityPass::role_said(std::size_t key) const {
  AttrNumber const column = table_.foreign_keys[key].columns[0];
  Words const own = words_of_role(plan_.find(table_.foreign_keys[key].parent)->table.name);
  Words said;
  for (std::string const& word : words_of_role(table_.column(column).name))
    if (std::string one = core::singular(word);
        word != "id" && !core::contains(own, one) && !core::contains(own, word))
      said.push_back(std::move(one));
  bool const alone = std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& one) {
    return one.columns == std::vector<AttrNumber>{column} && one.predicate == NIL;
  });
  Words const rows = core::words_of(table_.name);
  if (said.empty() && alone && !rows.empty()) said.push_back(core::singular(rows.back()));
  return said;
}

// Where labels of kinds know the word: the billing address is one for billing, the courier one of the users
// who are couriers, the seller an employee who is called a salesman.
std::optional<RowTest> EligibilityPass::kind_test(std::size_t key) const {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  Told const told = labelled(parent, is_named_kind);
  if (told.column == 0 || table_.foreign_keys[key].columns.size() != 1) return std::nullopt;
  Words const said = role_said(key);
  std::vector<std::string> const& labels = told.choice.label_texts;
  RowTest test{told.column, {generate::kNoNode, {}, parent.table.column(told.column).type.by_value}};
  bool asked = false;
  for (std::size_t l = 0; l < labels.size(); ++l) {
    Words words = core::words_of_text(labels[l]);
    for (std::string& word : words_of_role(labels[l])) words.push_back(std::move(word));
    bool const fits = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::any_of(said.begin(), said.end(),
                         [&](const std::string& one) { return is_same_role(one, core::singular(word)); });
    });
    asked = asked || fits;
    if (fits || has_word(words, {"both", "all", "any", "mixed"}))
      test.evidence.values.push_back(told.choice.label_values[l]);
  }
  return asked && test.evidence.values.size() < labels.size() ? std::optional(std::move(test)) : std::nullopt;
}

std::vector<RowTest> EligibilityPass::kind_tests_of(std::size_t key) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  std::vector<RowTest> tests;
  if (!is_settled(parent) || &parent == &target_) return tests;
  if (auto kind = kind_test(key)) tests.push_back(std::move(*kind));
  for (RowTest const& one : tests) parent.population->require(one.column);
  return tests;
}

std::vector<RowTest> EligibilityPass::key_tests_of(std::size_t key) const {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  std::vector<RowTest> tests;
  if (!parent.target || references_[key].nullable) return tests;
  auto const in_group = [&](AttrNumber column) {
    return std::any_of(parent.constraints.groups.begin(), parent.constraints.groups.end(),
                       [&](const CheckGroup& group) { return contains(group.columns, column); });
  };
  for (AttrNumber const number : table_.foreign_keys[key].parent_columns) {
    pg::Column const& column = parent.table.column(number);
    if (!column.not_null && in_group(number))
      tests.push_back({number, {generate::kNoNode, {}, column.type.by_value}});
  }
  return tests;
}

std::vector<RowTest> EligibilityPass::tests_of(std::size_t key) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  bool const settled = is_settled(parent);
  if (!settled || &parent == &target_) return {};
  bool follows_up = false;
  std::span<const Demand> const demands = demands_of(core::words_of(table_.name), words_of_moments(),
                                                     core::words_of(parent.table.name), follows_up);
  std::vector<RowTest> tests = key_tests_of(key);
  std::string_view& event = references_[key].demand;
  auto test = status_test(parent, demands, event);
  if (!test) test = event_test(parent, demands, event);
  if (test) tests.push_back(std::move(*test));
  if (follows_up) follow_up(parent, demands, tests);
  for (RowTest& kind : kind_tests_of(key)) tests.push_back(std::move(kind));
  if (auto recent = recent_test(parent)) tests.push_back(std::move(*recent));
  for (RowTest const& one : tests) parent.population->require(one.column);
  return tests;
}

}  // namespace synthgen::plan
