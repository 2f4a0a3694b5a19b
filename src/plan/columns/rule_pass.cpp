// Columns whose rule makes them from the row: sequences, expressions over other columns, draws that go with
// another column, rules under a condition. What a rule merely draws is a generator like any other
// (generate/rules/rule_generator.hpp).
#include "plan/columns/rule_pass.hpp"

#include <algorithm>
#include <functional>

#include "core/distribution.hpp"
#include "core/popularity.hpp"
#include "generate/draw.hpp"
#include "generate/nodes/case_node.hpp"
#include "generate/nodes/expression_node.hpp"
#include "generate/nodes/month_sequence.hpp"
#include "generate/rules/correlation.hpp"
#include "plan/column_list.hpp"
#include "plan/columns/rule_check.hpp"
#include "plan/conditions/condition_source.hpp"
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

// The columns that a rule's expressions mention. Where they mention the rule's own column, they mean what it
// would hold otherwise.
void add_inputs(const pg::Table& table, const pg::Column& column, const ColumnRule& rule,
                std::vector<AttrNumber>& inputs) {
  auto const add = [&](Node* expression) {
    for (AttrNumber const input : pg::columns_of(expression))
      if (input != column.number) inputs.push_back(input);
  };
  if (!rule.when.empty()) add(pg::parse_row_condition(table.oid, rule.when));
  if (rule.source == rules::Source::kExpression) add(pg::parse_row_value(table.oid, rule.text, column.type));
  if (rule.correlation && rule.correlation->table.empty())
    inputs.push_back(correlated_column(table, column, rule, table).number);
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

bool computes(const ColumnRule& rule) {
  return rule.source == rules::Source::kExpression || (rule.otherwise && computes(*rule.otherwise));
}

}  // namespace

void RulePass::find_rules() {
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
  judge_expressions();
}

// Conditions on one column alone narrow what is drawn for it, which an expression may leave again: they are
// evaluated, as those on several columns are.
void RulePass::judge_expressions() {
  for (Source const& source : row_conditions(table_)) {
    if (source.columns.size() != 1 || source.is_partition || source.only_computes) continue;
    AttrNumber const column = source.columns.front();
    if (!roles_[column - 1].by_row || !computes(*target_.rule(column))) continue;
    CheckGroup& group = group_of(column);
    if (std::find(group.conditions.begin(), group.conditions.end(), source.expression) !=
        group.conditions.end())
      continue;
    group.conditions.push_back(source.expression);
    group.names.push_back(source.name);
  }
}

// The group that the column is in; a new one if it is in none.
CheckGroup& RulePass::group_of(AttrNumber column) {
  std::vector<CheckGroup>& groups = target_.constraints.groups;
  auto const found = std::find_if(groups.begin(), groups.end(),
                                  [&](const CheckGroup& group) { return contains(group.columns, column); });
  if (found != groups.end()) return *found;
  CheckGroup& added = groups.emplace_back();
  added.columns = {column};
  added.alternatives.emplace_back();
  return added;
}

// The rule about how the parents of a foreign key are picked; null if there is none.
const ColumnRule* RulePass::reference_rule(std::size_t index) const {
  for (AttrNumber const column : table_.foreign_keys[index].columns)
    if (const ColumnRule* const rule = target_.rule(column)) return rule;
  return nullptr;
}

// How many children each parent has at least and at most, as the column's rule or the table's says.
std::pair<std::optional<double>, std::optional<double>> RulePass::children_per_parent(
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

// How unevenly children spread, as core::SkewedAssignment has it: bounds on their number are bounds on that.
double RulePass::skew_of(std::size_t index) const {
  constexpr double kMost = 0.99;
  const ColumnRule* const rule = reference_rule(index);
  double const usual = core::popularity_skew(population(table_.foreign_keys[index].parent).table().name);
  double skew = rule == nullptr ? usual : std::min(rule->reference.skew.value_or(usual), kMost);
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
  if (least) skew = std::min(skew, core::most_skew_with_least(static_cast<double>(*least), mean));
  if (most) skew = std::min(skew, core::most_skew_with_most(static_cast<double>(*most), mean));
  return skew;
}

double RulePass::reference_null_rate(std::size_t index) {
  constexpr double kUsual = 0.05;
  for (AttrNumber const column : table_.foreign_keys[index].columns) {
    const ColumnRule* const rule = target_.rule(column);
    if (rule != nullptr && rule->null_rate) return allowed_null_rate(table_.column(column), *rule->null_rate);
  }
  return kUsual;
}

// A column that is computed from itself, over however many others, has no value.
void RulePass::refuse_circles() const {
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

generate::NodeId RulePass::rule_node(const pg::Column& column, const ColumnRule& rule, std::string& generator,
                                     generate::NodeId otherwise) {
  if (!rule.when.empty()) {
    Node* const condition = pg::parse_row_condition(table_.oid, rule.when);
    ColumnRule always = rule;
    always.when.clear();
    std::string otherwise_generator;
    otherwise = otherwise_node(column, rule, otherwise_generator);
    generate::NodeId const then = branch_node(column, always, generator, otherwise);
    generator += " when " + rule.when + ", else " + otherwise_generator;
    return target_.program.add(
        std::make_unique<generate::CaseNode>(table_, column.number, condition, then, otherwise));
  }
  if (rule.source == rules::Source::kSequence) {
    generator = "sequence from " + std::to_string(rule.start);
    if (rule.in_months)
      return target_.program.add(std::make_unique<generate::MonthSequenceNode>(rule.start, rule.increment));
    return target_.program.add(
        std::make_unique<generate::SequenceNode>(column.type.base, rule.start, rule.increment));
  }
  if (rule.source == rules::Source::kExpression) {
    return expression_node(column, rule, generator, otherwise);
  }
  return rule.correlation ? correlated_node(column, rule, generator) : drawn_node(column, rule, generator);
}

bool RulePass::feeds_rule(AttrNumber column) const {
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& other) {
    return other.generated == 0 && contains(inputs_of(target_, other), column);
  });
}

generate::NodeId RulePass::expression_node(const pg::Column& column, const ColumnRule& rule,
                                           std::string& generator, generate::NodeId otherwise) {
  generator = "expression " + rule.text;
  Node* const expression = pg::parse_row_value(table_.oid, rule.text, column.type);
  bool const is_volatile = pg::guard([&] { return contain_volatile_functions(expression); });
  if (otherwise == generate::kNoNode && pg::mentions(expression, column.number)) {
    std::string otherwise_generator;
    otherwise = otherwise_node(column, rule, otherwise_generator);
    generator += " of " + otherwise_generator;
  }
  return target_.program.add(std::make_unique<generate::ExpressionNode>(
      table_, expression, column.type,
      is_volatile ? std::optional(plan_.stream(target_, column.name)) : std::nullopt,
      generate::OwnColumn{column.number, otherwise}));
}

// What the column holds where the rule does not make it.
generate::NodeId RulePass::otherwise_node(const pg::Column& column, const ColumnRule& rule,
                                          std::string& generator) {
  return branch_node(column, rule.otherwise ? *rule.otherwise : ColumnRule(), generator);
}

// A rule that holds for some rows only, with nulls of its own.
generate::NodeId RulePass::branch_node(const pg::Column& column, const ColumnRule& rule,
                                       std::string& generator, generate::NodeId otherwise) {
  generate::NodeId node = rule_node(column, rule, generator, otherwise);
  group_nodes_[column.number - 1].push_back(node);
  double const rate = rule.when.empty() ? allowed_null_rate(column, generate::rule_null_rate(rule)) : 0;
  if (rate == 0) return node;
  node = target_.program.add(
      std::make_unique<generate::NullableNode>(node, plan_.stream(target_, column.name + ".null"), rate));
  group_nodes_[column.number - 1].push_back(node);
  return node;
}

generate::NodeId RulePass::correlated_node(const pg::Column& column, const ColumnRule& rule,
                                           std::string& generator) {
  ColumnRule alone = rule;
  alone.correlation.reset();
  generate::Choice choice = generate::choose_generator(
      table_, column, target_.constraints.domains[column.number - 1], context_, false, &alone);
  core::Stream const stream = plan_.stream(target_, column.name);
  bool const by_words = rule.source == rules::Source::kDistribution;
  generate::Ascending values =
      by_words ? generate::Ascending(std::move(choice.generator))
               : generate::Ascending(std::move(choice.generator), column.type, stream.fork("quantiles"));
  rules::CorrelationRule const& with = *rule.correlation;
  generator = values.generator().description() + ", going with " +
              (with.table.empty() ? "" : with.table + ".") + with.column;
  return target_.program.add(
      std::make_unique<generate::CorrelatedNode>(std::move(values), stream, companion_of(column, rule),
                                                 with.coefficient, target_.program, target_.rows));
}

// The cell that a rule correlates the column with.
generate::Companion RulePass::companion_of(const pg::Column& column, const ColumnRule& rule) {
  rules::CorrelationRule const& with = *rule.correlation;
  if (with.table.empty()) {
    pg::Column const& other = correlated_column(table_, column, rule, table_);
    return {other.number, generate::kNoNode, other.type};
  }
  Oid const parent = rules::find_table(with.table, table_.schema, rules::rule_subject(table_, &column));
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& found = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(found);
    if (found.table.oid != parent || target_.reference_nodes[k] == generate::kNoNode || !settled) continue;
    pg::Column const& other = correlated_column(table_, column, rule, found.table);
    return {InvalidAttrNumber, optional_parent_cell(k, other.number), other.type};
  }
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, rules::rule_subject(table_, &column) + " names table \"" +
                                                       with.table +
                                                       "\", none of whose rows is known before the column is")
      .hint("A column goes with one of its own row, or of a row that a foreign key refers to.")
      .table(table_.schema, table_.name)
      .column(column.name);
}

generate::NodeId RulePass::drawn_node(const pg::Column& column, const ColumnRule& rule,
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
double RulePass::allowed_null_rate(const pg::Column& column, double rate) {
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

double RulePass::ruled_null_rate(const pg::Column& column) {
  const ColumnRule& rule = *target_.rule(column.number);
  return rule.when.empty() ? allowed_null_rate(column, generate::rule_null_rate(rule)) : 0;
}

}  // namespace synthgen::plan
