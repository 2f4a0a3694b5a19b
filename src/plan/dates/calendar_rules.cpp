#include "plan/dates/calendar_rules.hpp"

#include <algorithm>

#include "generate/nodes/month_sequence.hpp"
#include "plan/column_list.hpp"
#include "plan/conditions/condition_trial.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"
#include "postgres/quoting.hpp"
#include "postgres/row_expression.hpp"

extern "C" {
#include "utils/builtins.h"
#include "utils/date.h"
}

namespace synthgen::plan {

namespace {

// Whether a number may stand in the column.
bool admits(const TablePlan& table, AttrNumber number, std::int64_t value) {
  pg::Column const& column = table.table.column(number);
  if (!pg::is_integer_type(column.type.base)) return false;
  return contains(table.constraints.domains[number - 1], from_integer(value, column.type.base), column.type);
}

void count(TablePlan& table, const pg::Column& date, std::int64_t first, std::int64_t step, bool months) {
  rules::ColumnRule rule;
  rule.source = rules::Source::kSequence;
  rule.start = first;
  rule.increment = step;
  rule.in_months = months;
  table.rules.columns[date.name] = std::move(rule);
  table.calendar.push_back({date.number, InvalidAttrNumber, {}, {}});
}

// Whether the column's own constraints allow what its rule yields, once it is fitted to them.
bool admits_rule(TablePlan& table, const CalendarColumn& own) {
  if (table.constraints.domains[own.column - 1].unrestricted()) return true;
  // Who counts the days of the week from 0 begins with Sunday.
  std::string& text = table.rules.columns[table.table.column(own.column).name].text;
  if (text.starts_with("extract(isodow FROM ") && admits(table, own.column, 0) &&
      !admits(table, own.column, 7)) {
    text.erase(text.find("iso"), 3);
    return true;
  }
  return own.least && admits(table, own.column, *own.least) && admits(table, own.column, *own.most);
}

struct Following {
  std::vector<Node*> expressions;  // by attribute number - 1; null for columns that follow from nothing
};

Node* put_expressions(Node* node, void* context) {
  if (node == nullptr) return nullptr;
  if (IsA(node, Var)) {
    auto const& following = *static_cast<const Following*>(context);
    AttrNumber const number = castNode(Var, node)->varattno;
    if (number > 0 && following.expressions[number - 1] != nullptr)
      return static_cast<Node*>(copyObjectImpl(following.expressions[number - 1]));
  }
  return pg::compat::expression_tree_mutator(node, put_expressions, context);
}

// Whether the conditions of a group hold for all that its columns' rules yield: they all follow from one date
// that counts with the rows, or are it.
bool accepts(const TablePlan& table, const CheckGroup& group, Following& following) {
  AttrNumber date = InvalidAttrNumber;
  for (AttrNumber const column : group.columns) {
    const CalendarColumn* const own = table.calendar_column(column);
    if (own == nullptr) return false;
    AttrNumber const of = own->of == InvalidAttrNumber ? column : own->of;
    if (date != InvalidAttrNumber && of != date) return false;
    date = of;
  }
  const rules::ColumnRule* const rule = date == InvalidAttrNumber ? nullptr : table.rule(date);
  if (rule == nullptr || rule->source != rules::Source::kSequence) return false;
  std::vector<Node*> conditions;
  for (Node* const condition : group.conditions)
    conditions.push_back(pg::guard([&] { return put_expressions(condition, &following); }));
  constexpr int kSamples = 24;
  std::vector<Datum> const dates = first_dates(*rule, kSamples);
  return accepted_of(dates, table.table, table.table.column(date), conditions).size() == dates.size();
}

// The columns whose rules do not agree with a condition on several columns.
std::vector<AttrNumber> refused_by_groups(const TablePlan& table) {
  std::vector<AttrNumber> refused;
  if (table.calendar.empty()) return refused;
  Following following{std::vector<Node*>(table.table.columns.size(), nullptr)};
  for (CalendarColumn const& own : table.calendar)
    if (own.of != InvalidAttrNumber) {
      pg::Column const& column = table.table.column(own.column);
      following.expressions[own.column - 1] =
          pg::parse_row_value(table.table.oid, table.rule(own.column)->text, column.type);
    }
  for (CheckGroup const& group : table.constraints.groups) {
    bool const touched = std::any_of(group.columns.begin(), group.columns.end(),
                                     [&](AttrNumber column) { return table.is_of_calendar(column); });
    if (touched && !accepts(table, group, following))
      refused.insert(refused.end(), group.columns.begin(), group.columns.end());
  }
  return refused;
}

}  // namespace

bool is_free(const TablePlan& table, const pg::Column& column) {
  return !column.dropped && column.generated == 0 && column.identity == 0 && !column.sequence &&
         column.default_expression == nullptr && table.rule(column.number) == nullptr;
}

void follow_date(TablePlan& table, const pg::Column& column, const CalendarPart& part,
                 const pg::Column& date) {
  std::string const name = pg::quoted(date.name);
  rules::ColumnRule rule;
  rule.source = rules::Source::kExpression;
  rule.text = part.expression;
  for (std::size_t at = 0; (at = rule.text.find('$', at)) != std::string::npos; at += name.size())
    rule.text.replace(at, 1, name);
  table.rules.columns[column.name] = std::move(rule);
  table.calendar.push_back({column.number, date.number, part.least, part.most});
}

void count_days(TablePlan& table, const pg::Column& date, std::int64_t first, std::int64_t days) {
  count(table, date, first, days, false);
}

void count_months(TablePlan& table, const pg::Column& date, std::int64_t first, std::int64_t months) {
  count(table, date, first, months, true);
}

std::vector<Datum> first_dates(const rules::ColumnRule& rule, int count) {
  std::vector<Datum> dates;
  for (int i = 0; i < count; ++i) {
    std::int64_t const steps = i * rule.increment;
    std::int64_t const day = rule.in_months ? generate::months_on(rule.start, steps) : rule.start + steps;
    dates.push_back(DateADTGetDatum(static_cast<DateADT>(day)));
  }
  return dates;
}

void fit_calendar(TablePlan& table) {
  std::vector<AttrNumber> const refused = refused_by_groups(table);
  std::vector<AttrNumber> lost;  // dates that count no more, so that two may be the same
  std::erase_if(table.calendar, [&](const CalendarColumn& own) {
    bool const repeats = contains(lost, own.of) && is_in_key(table.table, own.column);
    if (!repeats && !contains(refused, own.column) && admits_rule(table, own)) return false;
    table.rules.columns.erase(table.table.column(own.column).name);
    if (own.of == InvalidAttrNumber) lost.push_back(own.column);
    return true;
  });
}

}  // namespace synthgen::plan
