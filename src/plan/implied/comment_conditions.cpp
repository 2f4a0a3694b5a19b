// A comment is read as SQL over its table's row, so that the server decides whether labels are of the
// column's type, and all that follows from a CHECK follows from a comment.
#include "plan/implied/comment_conditions.hpp"

#include <algorithm>

#include "core/comment_facts.hpp"
#include "generate/choose.hpp"
#include "generate/meanings/column_meaning.hpp"
#include "generate/texts/text_generator.hpp"
#include "plan/column_list.hpp"
#include "plan/implied/stated_conditions.hpp"
#include "postgres/expression.hpp"
#include "postgres/quoting.hpp"
#include "postgres/row_expression.hpp"
#include "postgres/subtransaction.hpp"

namespace synthgen::plan {

namespace {

using core::TypeClass;

// Whether nothing but its comment says which values a column has.
bool is_open(const TablePlan& table, const pg::Column& column) {
  auto const mentions = [&](const pg::Check& check) { return pg::mentions(check.expression, column.number); };
  return !column.dropped && column.generated == 0 && !column.sequence && !column.comment.empty() &&
         !is_in_reference(table.table, column.number) && table.rule(column.number) == nullptr &&
         table.constraints.domains[column.number - 1].unrestricted() &&
         std::none_of(table.table.checks.begin(), table.table.checks.end(), mentions);
}

bool fits(const pg::Column& column, TypeClass type, const std::string& label) {
  if (type == TypeClass::kInteger)
    return std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
  auto const most = static_cast<std::size_t>(generate::text_shape(column.type).max_characters);
  return most == 0 || label.size() <= most;
}

// That the column holds one of the labels that its comment lists; empty if it lists none that fit.
std::string labels_condition(const pg::Column& column, TypeClass type) {
  std::string list;
  for (const std::string& label : core::labels_in_comment(column.comment)) {
    if (!fits(column, type, label)) return {};
    list += (list.empty() ? "" : ", ") + (type == TypeClass::kInteger ? label : pg::literal(label));
  }
  return list.empty() ? list : pg::quoted(column.name) + " IN (" + list + ")";
}

std::string range_condition(const pg::Column& column) {
  auto const [least, most] = core::range_in_comment(column.comment);
  std::string text;
  if (!least.empty()) text = pg::quoted(column.name) + " >= " + least;
  if (!most.empty()) text += (text.empty() ? "" : " AND ") + pg::quoted(column.name) + " <= " + most;
  return text;
}

// That there is a value only beside a label of another column; empty if the comment says nothing like that.
std::string presence_condition(const pg::Table& table, const pg::Column& column) {
  core::CommentCondition const stated = core::condition_in_comment(column.comment);
  bool const known = std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& one) {
    return !one.dropped && one.number != column.number && one.name == stated.column;
  });
  if (!known || column.not_null || column.type.domain_not_null) return {};
  return pg::quoted(column.name) + " IS NULL OR " + pg::quoted(stated.column) + " = " +
         pg::literal(stated.label);
}

// Whether rows must differ by the column alone, as it is or by what a key makes of it: few values would be
// few rows, and a comment is no constraint.
bool tells_rows_apart(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    return key.columns.size() == 1 &&
           (key.columns[0] == column || (key.columns[0] == 0 && pg::mentions(key.expressions[0], column)));
  });
}

// The condition that a comment states, as SQL; empty if it states none.
std::string condition_of_comment(const pg::Table& table, const pg::Column& column) {
  if (std::string presence = presence_condition(table, column); !presence.empty()) return presence;
  if (tells_rows_apart(table, column.number)) return {};
  TypeClass const type = generate::type_class(column.type);
  std::string text;
  if (type == TypeClass::kText || type == TypeClass::kInteger) text = labels_condition(column, type);
  bool const number = type == TypeClass::kInteger || type == TypeClass::kNumeric;
  return text.empty() && number ? range_condition(column) : text;
}

// Whether the constraints leave the column values, its default among them.
bool agrees(const RowConstraints& constraints, const pg::Column& column) {
  ValueDomain const& domain = constraints.domains[column.number - 1];
  auto const value = generate::constant_default(column);
  return domain.nullness != Nullness::kAlways && (!value || contains(domain, *value, column.type));
}

// What contradicts the constraints is not what the comment means.
void add_condition(TablePlan& table, const pg::Column& column, const std::string& text) {
  Node* condition = nullptr;
  auto const parse = [&] { condition = pg::parse_row_condition(table.table.oid, text); };
  if (pg::attempt(parse)) return;
  add_stated_condition(table, "comment of " + column.name, condition,
                       [&](const RowConstraints& constraints) { return agrees(constraints, column); });
}

}  // namespace

void add_comment_conditions(TablePlan& table) {
  for (pg::Column const& column : table.table.columns) {
    if (!is_open(table, column)) continue;
    std::string const text = condition_of_comment(table.table, column);
    if (!text.empty()) add_condition(table, column, text);
  }
}

}  // namespace synthgen::plan
