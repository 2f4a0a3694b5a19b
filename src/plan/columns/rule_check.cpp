#include "plan/columns/rule_check.hpp"

#include <algorithm>

#include "core/nearest_name.hpp"
#include "generate/meanings/semantic_entity.hpp"
#include "generate/rules/rule_measure.hpp"
#include "plan/column_list.hpp"
#include "postgres/catalog.hpp"
#include "postgres/error.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"
#include "postgres/number_type.hpp"
#include "postgres/row_expression.hpp"
#include "rules/rule_store.hpp"

extern "C" {
#include "parser/parse_coerce.h"
}

namespace synthgen::plan {

namespace {

using rules::ColumnRule;
using rules::Source;

bool is_countable(Oid type) {
  return pg::is_integer_type(type) || type == NUMERICOID || type == OIDOID;
}

void check_draw(const pg::Table& table, const pg::Column& column, const ColumnRule& rule,
                const generate::Context& context) {
  ValueDomain const anything;
  bool const distinct = rule.unique || generate::has_row_number(rule);
  generate::Context const own = generate::context_of_rule(context, rule);
  generate::RuleRequest const request{rule, table, column, anything, own, distinct};
  std::string entity;
  auto const generator = generate::make_rule_generator(request, entity);
  if (generator == nullptr)
    generate::refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE,
                          "makes no value that type " + column.type.name + " can hold");
  bool const is_distinct =
      generator->capacity() > 0 || dynamic_cast<const generate::EntityText*>(generator.get()) != nullptr;
  if (distinct && !is_distinct)
    generate::refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE,
                          "cannot make values that are all different");
}

// Without a condition, "otherwise" is only what an expression over the column itself begins with.
void check_expression(const pg::Table& table, const pg::Column& column, const ColumnRule& rule) {
  Node* const expression = pg::parse_row_value(table.oid, rule.text, column.type);
  if (!rule.otherwise || !rule.when.empty() || pg::mentions(expression, column.number)) return;
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                  rules::rule_subject(table, &column) + ": \"otherwise\" is never used")
      .hint("Give a condition in \"when\", or mention the column itself in the expression.");
}

void check_correlation(const pg::Table& table, const pg::Column& column, const ColumnRule& rule) {
  if (!generate::is_measure(column.type)) {
    throw pg::Error(
        ERRCODE_DATATYPE_MISMATCH,
        rules::rule_subject(table, &column) + " correlates the column, but its type is " + column.type.name)
        .hint("Numbers, dates and timestamps go with each other.");
  }
  if (rule.correlation->table.empty()) {
    if (correlated_column(table, column, rule, table).number == column.number)
      throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE,
                      rules::rule_subject(table, &column) + " correlates the column with itself");
    return;
  }
  Oid const other =
      rules::find_table(rule.correlation->table, table.schema, rules::rule_subject(table, &column));
  correlated_column(table, column, rule, pg::read_table(other));
}

void check_source(const pg::Table& table, const pg::Column& column, const ColumnRule& rule,
                  const generate::Context& context) {
  ColumnRule always = rule;
  always.when.clear();
  always.correlation.reset();
  if (generate::draws_values(always)) check_draw(table, column, always, context);
  if (rule.source == Source::kExpression) check_expression(table, column, rule);
  if (rule.source == Source::kReference && !rule.reference.table.empty())
    reference_of_rule(table, column, rule);
  if (rule.correlation) check_correlation(table, column, rule);
  if (rule.source == Source::kSequence && !is_countable(column.type.base)) {
    throw pg::Error(ERRCODE_DATATYPE_MISMATCH, rules::rule_subject(table, &column) +
                                                   " counts, but the column's type is " + column.type.name)
        .hint("For a text that counts, use a template such as \"A-{seq:06}\".");
  }
}

}  // namespace

pg::ForeignKey reference_of_rule(const pg::Table& table, const pg::Column& column,
                                 const rules::ColumnRule& rule) {
  pg::ForeignKey key;
  key.name = "reference of " + column.name;
  key.parent = rules::find_table(rule.reference.table, table.schema, rules::rule_subject(table, &column));
  pg::Table const parent = pg::read_table(key.parent);
  std::string name = rule.reference.column;
  for (pg::Key const& primary : parent.keys)
    if (name.empty() && primary.kind == pg::Key::Kind::kPrimary && primary.columns.size() == 1)
      name = parent.column(primary.columns[0]).name;
  for (pg::Column const& other : parent.columns) {
    if (other.dropped || other.name != name) continue;
    bool const fits = pg::guard(
        [&] { return can_coerce_type(1, &other.type.base, &column.type.base, COERCION_ASSIGNMENT); });
    if (!fits) {
      throw pg::Error(ERRCODE_DATATYPE_MISMATCH, rules::rule_subject(table, &column) +
                                                     " refers to a column of type " + other.type.name +
                                                     ", but its own type is " + column.type.name);
    }
    key.columns = {column.number};
    key.parent_columns = {other.number};
    return key;
  }
  throw pg::Error(ERRCODE_UNDEFINED_COLUMN, rules::rule_subject(table, &column) + " refers to column \"" +
                                                name + "\", which table \"" + parent.qualified_name() +
                                                "\" does not have")
      .hint("Name a column of the table in \"column\".");
}

const pg::Column& correlated_column(const pg::Table& table, const pg::Column& column,
                                    const rules::ColumnRule& rule, const pg::Table& other) {
  std::string const& name = rule.correlation->column;
  std::vector<std::string> known;
  for (pg::Column const& one : other.columns) {
    if (one.dropped) continue;
    if (one.name != name) {
      known.push_back(one.name);
    } else if (generate::is_measure(one.type)) {
      return one;
    } else {
      throw pg::Error(
          ERRCODE_DATATYPE_MISMATCH,
          rules::rule_subject(table, &column) + " correlates the column with one of type " + one.type.name)
          .hint("Numbers, dates and timestamps go with each other.");
    }
  }
  std::string const nearest = core::nearest_name(name, known);
  pg::Error error(ERRCODE_UNDEFINED_COLUMN, rules::rule_subject(table, &column) + " correlates it with \"" +
                                                name + "\", a column that table \"" + other.qualified_name() +
                                                "\" does not have");
  if (!nearest.empty()) error.hint("Perhaps you meant \"" + nearest + "\".");
  throw error;
}

void check_place_of_rule(const pg::Table& table, const pg::Column& column, const ColumnRule& rule) {
  auto const refuse = [&](const std::string& problem, const std::string& hint) {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, rules::rule_subject(table, &column) + problem)
        .hint(hint)
        .table(table.schema, table.name)
        .column(column.name);
  };
  if (column.generated != 0) refuse(" contradicts its expression: the column is generated", "Drop the rule.");
  for (pg::Key const& key : table.keys)
    if (rule.correlation && key.kind != pg::Key::Kind::kExclusion &&
        key.columns == std::vector{column.number})
      refuse(" correlates a column that is unique by \"" + key.name + "\"", "Correlate the other column.");
  if (!rule.correlation && (rule.source == Source::kUsual || rule.source == Source::kReference)) return;
  for (pg::ForeignKey const& key : table.foreign_keys)
    if (contains(key.columns, column.number))
      refuse(" contradicts foreign key \"" + key.name + "\", which fills the column",
             "A rule with \"reference\" says how parents are picked.");
}

void check_column_rule(const pg::Table& table, const pg::Column& column, const ColumnRule& rule,
                       const generate::Context& context) {
  check_place_of_rule(table, column, rule);
  if (!rule.locales.empty()) generate::locales_of_rule(rule.locales);
  if (!rule.when.empty()) pg::parse_row_condition(table.oid, rule.when);
  check_source(table, column, rule, context);
  if (rule.otherwise) check_column_rule(table, column, *rule.otherwise, context);
}

void check_table_rule(const pg::Table& table, const rules::TableRule& rule) {
  if (rule.rows_per)
    rules::find_table(rule.rows_per->table, table.schema, rules::rule_subject(table, nullptr));
  if (!rule.locales.empty()) generate::locales_of_rule(rule.locales);
}

}  // namespace synthgen::plan
