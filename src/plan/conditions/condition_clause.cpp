#include "plan/conditions/condition_clause.hpp"

#include <algorithm>

#include "plan/conditions/condition_rewrite.hpp"
#include "postgres/expression.hpp"
#include "postgres/subtransaction.hpp"

extern "C" {
#include "optimizer/clauses.h"
#include "optimizer/optimizer.h"
#include "optimizer/prep.h"
#include "utils/timestamp.h"
}

namespace synthgen::plan {

bool only_inside(const Clause& clause) {
  return clause.crowded && std::none_of(clause.arms.begin(), clause.arms.end(),
                                        [](const Arm& arm) { return arm.facts.inside.empty(); });
}

std::vector<Arm> ClauseReader::read(const Source& source) {
  std::vector<Arm> arms;
  auto const failed = pg::attempt([&] { arms = read_arms(source); });
  if (failed) {
    arms.assign(1, Arm{});
    arms[0].residuals.push_back(source.expression);
  }
  return arms;
}

// Partitions stay apart even beside a default partition, which admits everything.
std::vector<Arm> ClauseReader::read_arms(const Source& source) {
  std::vector<Arm> arms;
  bool const leaves = source.is_partition && IsA(source.expression, BoolExpr) &&
                      castNode(BoolExpr, source.expression)->boolop == OR_EXPR;
  int const count = leaves ? list_length(castNode(BoolExpr, source.expression)->args) : 1;
  for (int i = 0; i < count; i++) {
    Node* const part = leaves ? static_cast<Node*>(list_nth(castNode(BoolExpr, source.expression)->args, i))
                              : source.expression;
    for (auto& arm : read_timeless(part)) arms.push_back(std::move(arm));
  }
  return arms;
}

// What an expression that asks for the time demands at the beginning of the days and at their end: this stays
// the same all the time.
std::vector<Arm> ClauseReader::read_timeless(Node* expression) {
  if (!pg::guard([&] { return asks_for_now(expression); })) return read_expression(expression);
  asked_for_now_ = true;
  if (!days_) return read_expression(expression);
  auto const read_at = [&](TimestampTz instant) {
    return read_expression(pg::guard([&] { return with_now(expression, instant); }));
  };
  return multiply(read_at(days_->first * USECS_PER_DAY), read_at((days_->last + 1) * USECS_PER_DAY - 1),
                  table_);
}

std::vector<Arm> ClauseReader::read_expression(Node* expression, Truth truth) const {
  Condition* const condition = pg::guard(
      [&] { return normalise(fold_constants(static_cast<Node*>(copyObjectImpl(expression))), truth); });
  return arms_of(condition, table_);
}

Clause ClauseReader::read_crowded(const CrowdedIndex& index) const {
  Clause clause{{index.name, index.outside, pg::columns_of(index.outside)}, {}, true, true};
  auto const try_reading = [&](Node* expression, Truth truth) {
    std::vector<Arm> arms;
    if (pg::attempt([&] { arms = read_expression(expression, truth); })) arms.assign(1, Arm{});
    return arms;
  };
  clause.arms = try_reading(index.outside, Truth::kNotFalse);
  Node* const inside =
      pg::guard([&] { return negate_clause(static_cast<Node*>(copyObjectImpl(index.outside))); });
  for (auto& arm : try_reading(inside, Truth::kTrue)) {
    arm.facts.inside.push_back(index.name);
    clause.arms.push_back(std::move(arm));
  }
  if (only_inside(clause)) refuse(table_, clause.source);
  return clause;
}

void refuse(const pg::Table& table, const Source& source) {
  pg::Error error(ERRCODE_CHECK_VIOLATION,
                  "no row of table \"" + table.name + "\" can satisfy constraint \"" + source.name + "\"");
  error.table(table.schema, table.name).constraint(source.name);
  std::string columns;
  for (AttrNumber const column : source.columns)
    columns += (columns.empty() ? "\"" : ", \"") + table.column(column).name + "\"";
  if (!columns.empty()) error.detail("It contradicts itself or other constraints on " + columns + ".");
  throw error;
}

}  // namespace synthgen::plan
