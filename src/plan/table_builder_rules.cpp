// Columns whose rule makes them from the row: sequences, expressions over other columns, rules under a
// condition. What a rule merely draws is a generator like any other (generate/rule_generator.hpp).
#include <algorithm>
#include <functional>

#include "generate/case_node.hpp"
#include "generate/draw.hpp"
#include "generate/expression_node.hpp"
#include "plan/rule_check.hpp"
#include "plan/table_builder.hpp"
#include "postgres/error.hpp"
#include "postgres/guard.hpp"
#include "postgres/row_expression.hpp"
#include "rules/rule_store.hpp"

extern "C" {
#include "optimizer/optimizer.h"
}

namespace synthgen::plan {

namespace {

using rules::ColumnRule;
using rules::Source;

// The columns that a rule's expressions mention.
void add_inputs(const pg::Table& table, const pg::Column& column, const ColumnRule& rule,
                std::vector<AttrNumber>& inputs) {
  auto const add = [&](Node* expression) {
    for (AttrNumber const input : pg::columns_of(expression)) inputs.push_back(input);
  };
  if (!rule.when.empty()) add(pg::parse_row_condition(table.oid, rule.when));
  if (rule.source == Source::kExpression) add(pg::parse_row_value(table.oid, rule.text, column.type));
  if (rule.otherwise) add_inputs(table, column, *rule.otherwise, inputs);
}

std::vector<AttrNumber> inputs_of(const TablePlan& table, const pg::Column& column) {
  std::vector<AttrNumber> inputs;
  if (column.dropped) return inputs;
  if (column.generated != 0) return pg::columns_of(column.default_expression);
  const ColumnRule* const rule = table.rule(column.number);
  if (rule != nullptr && rule->follows_row()) add_inputs(table.table, column, *rule, inputs);
  return inputs;
}

}  // namespace

void TableBuilder::find_rules() {
  // How many children a parent has can be promised only where nothing else has a say in who they are.
  for (std::size_t i = 0; i < references_.size(); ++i)
    if (auto const [least, most] = children_per_parent(i); least || most) references_[i].claimed = true;
  for (pg::Column const& column : table_.columns) {
    const ColumnRule* const rule = column.dropped ? nullptr : target_.rule(column.number);
    if (rule == nullptr || !target_.is_ruled(column.number)) continue;
    check_place_of_rule(table_, column, *rule);
    ColumnRole& role = roles_[column.number - 1];
    role.by_row = rule->follows_row();
    if (role.by_row || !generate::has_row_number(*rule)) continue;
    role.distinct = true;
    role.distinct_key = "number of the row";
  }
  refuse_circles();
}

// The rule about how the parents of a foreign key are picked; null if there is none.
const ColumnRule* TableBuilder::reference_rule(std::size_t index) const {
  for (AttrNumber const column : table_.foreign_keys[index].columns)
    if (const ColumnRule* const rule = target_.rule(column)) return rule;
  return nullptr;
}

// How many children each parent has at least and at most, as the column's rule or the table's says.
std::pair<std::optional<double>, std::optional<double>> TableBuilder::children_per_parent(
    std::size_t index) const {
  const ColumnRule* const rule = reference_rule(index);
  if (rule != nullptr && (rule->reference.least || rule->reference.most))
    return {rule->reference.least, rule->reference.most};
  auto const& per = target_.rules.table.rows_per;
  if (!per || plan_.request.row_counts.contains(table_.oid)) return {};
  Oid const parent = rules::find_table(per->table, table_.schema, rules::rule_subject(table_, nullptr));
  if (parent != table_.foreign_keys[index].parent) return {};
  return {per->least, per->most};
}

// How unevenly children spread: a parent has between (1 - skew) and (1 + 3 skew) times the mean, so bounds on
// their number are bounds on the skew.
double TableBuilder::skew_of(std::size_t index) const {
  constexpr double kUsual = 0.5;  // the busiest parent has two and a half times the mean
  constexpr double kMost = 0.99;
  const ColumnRule* const rule = reference_rule(index);
  double skew = rule == nullptr ? kUsual : std::min(rule->reference.skew.value_or(kUsual), kMost);
  auto const [least, most] = children_per_parent(index);
  if (!least && !most) return skew;
  auto const parents = static_cast<double>(population(table_.foreign_keys[index].parent).count());
  auto const mean = static_cast<double>(target_.rows.count()) / std::max(parents, 1.0);
  if ((least && mean < *least) || (most && mean > *most)) {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                    "a rule of table \"" + table_.qualified_name() +
                        "\" cannot be kept: " + std::to_string(target_.rows.count()) + " rows are too " +
                        (least && mean < *least ? "few" : "many") + " for " +
                        std::to_string(static_cast<std::uint64_t>(parents)) + " rows of table \"" +
                        population(table_.foreign_keys[index].parent).table().qualified_name() + "\"")
        .hint("Ask for another number of rows, or change \"min\" and \"max\" of the rule.");
  }
  if (least) skew = std::min(skew, 1 - *least / mean);
  if (most) skew = std::min(skew, (*most / mean - 1) / 3);
  return skew;
}

double TableBuilder::reference_null_rate(std::size_t index) {
  constexpr double kUsual = 0.05;
  for (AttrNumber const column : table_.foreign_keys[index].columns) {
    const ColumnRule* const rule = target_.rule(column);
    if (rule != nullptr && rule->null_rate) return allowed_null_rate(table_.column(column), *rule->null_rate);
  }
  return kUsual;
}

// A column that is computed from itself, over however many others, has no value.
void TableBuilder::refuse_circles() const {
  enum class State { kNew, kOpen, kDone };
  std::vector<State> states(table_.columns.size(), State::kNew);
  std::function<void(AttrNumber)> const visit = [&](AttrNumber number) {
    State& state = states[number - 1];
    pg::Column const& column = table_.column(number);
    if (state == State::kOpen) {
      throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                      rules::rule_subject(table_, &column) + " depends on the column itself")
          .hint("Change one of the rules that refer to each other.")
          .table(table_.schema, table_.name)
          .column(column.name);
    }
    if (state == State::kDone) return;
    state = State::kOpen;
    for (AttrNumber const input : inputs_of(target_, column)) visit(input);
    state = State::kDone;
  };
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && roles_[column.number - 1].by_row) visit(column.number);
}

generate::NodeId TableBuilder::rule_node(const pg::Column& column, const ColumnRule& rule,
                                         std::string& generator) {
  if (!rule.when.empty()) {
    Node* const condition = pg::parse_row_condition(table_.oid, rule.when);
    ColumnRule always = rule;
    always.when.clear();
    std::string otherwise_generator;
    generate::NodeId const then = branch_node(column, always, generator);
    generate::NodeId const otherwise = rule.otherwise
                                           ? branch_node(column, *rule.otherwise, otherwise_generator)
                                           : branch_node(column, {}, otherwise_generator);
    generator += " when " + rule.when + ", else " + otherwise_generator;
    return target_.program.add(std::make_unique<generate::CaseNode>(table_, condition, then, otherwise));
  }
  if (rule.source == Source::kSequence) {
    generator = "sequence from " + std::to_string(rule.start);
    return target_.program.add(
        std::make_unique<generate::SequenceNode>(column.type.base, rule.start, rule.increment));
  }
  if (rule.source == Source::kExpression) {
    generator = "expression " + rule.text;
    Node* const expression = pg::parse_row_value(table_.oid, rule.text, column.type);
    bool const is_volatile = pg::guard([&] { return contain_volatile_functions(expression); });
    return target_.program.add(std::make_unique<generate::ExpressionNode>(
        table_, expression, column.type,
        is_volatile ? std::optional(plan_.stream(target_, column.name)) : std::nullopt));
  }
  return drawn_node(column, rule, generator);
}

// A rule that holds for some rows only, with nulls of its own.
generate::NodeId TableBuilder::branch_node(const pg::Column& column, const ColumnRule& rule,
                                           std::string& generator) {
  generate::NodeId node = rule_node(column, rule, generator);
  group_nodes_[column.number - 1].push_back(node);
  double const rate = rule.when.empty() ? allowed_null_rate(column, generate::rule_null_rate(rule)) : 0;
  if (rate == 0) return node;
  node = target_.program.add(
      std::make_unique<generate::NullableNode>(node, plan_.stream(target_, column.name + ".null"), rate));
  group_nodes_[column.number - 1].push_back(node);
  return node;
}

generate::NodeId TableBuilder::drawn_node(const pg::Column& column, const ColumnRule& rule,
                                          std::string& generator) {
  generate::Choice choice = generate::choose_generator(
      table_, column, target_.constraints.domains[column.number - 1], context_, false, &rule);
  generator = choice.generator->description();
  core::Stream const stream =
      plan_.stream(target_, choice.entity.empty() ? column.name : "entity " + choice.entity);
  return target_.program.add(std::make_unique<generate::DrawNode>(
      std::move(choice.generator), stream, plan_.stream(target_, "locale of the row")));
}

// The null rate that a rule asks for; an error where no null may be.
double TableBuilder::allowed_null_rate(const pg::Column& column, double rate) {
  if (rate == 0) return 0;
  std::string what;
  if (not_null(column))
    what = "the column's NOT NULL";
  else if (never_null_by_key(column.number))
    what = "a unique key without nulls";
  else if (is_target_of_foreign_key(column.number))
    what = "a foreign key that refers to the column";
  if (what.empty()) return rate;
  throw pg::Error(ERRCODE_NOT_NULL_VIOLATION,
                  rules::rule_subject(table_, &column) + " asks for nulls, which contradicts " + what)
      .hint("Leave \"null_rate\" out of the rule.")
      .table(table_.schema, table_.name)
      .column(column.name);
}

double TableBuilder::ruled_null_rate(const pg::Column& column) {
  const ColumnRule& rule = *target_.rule(column.number);
  return rule.when.empty() ? allowed_null_rate(column, generate::rule_null_rate(rule)) : 0;
}

}  // namespace synthgen::plan
