// A sample of rows decides: most generated columns never fail, and conditions cost time in every row.
#include "plan/implied/hidden_conditions.hpp"

#include <algorithm>

#include "plan/conditions/condition_rewrite.hpp"
#include "plan/keys/numbering.hpp"
#include "postgres/error.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "nodes/makefuncs.h"
}

namespace synthgen::plan {

namespace {

constexpr std::size_t kSample = 256;

// The values that a column would be given, drawn without regard to other columns and never null.
std::vector<Datum> sample_of(const TablePlan& table, const pg::Column& column,
                             const generate::Context& context) {
  std::vector<Datum> values(kSample);
  if (column.sequence || counts_from_one(table.table, column)) {
    for (std::size_t i = 0; i < kSample; ++i)
      values[i] = from_integer(static_cast<int64>(i) + 1, column.type.base);
    return values;
  }
  generate::Choice const choice =
      generate::choose_generator(table.table, column, table.constraints.domains[column.number - 1], context,
                                 false, table.rule(column.number));
  std::vector<std::uint64_t> indexes(kSample);
  // The first value is where zeros are.
  for (std::size_t i = 1; i < kSample; ++i) indexes[i] = choice.generator->pick(core::mix(i, column.number));
  MemoryContext const memory = CurrentMemoryContext;
  pg::guard([&] {
    generate::Arena arena(memory);
    choice.generator->render(indexes.data(), kSample, arena, values.data());
  });
  return values;
}

// That the column can be computed, and is not null where that is declared.
Node* computable(const pg::Column& column) {
  Node* const expression = column.default_expression;
  if (column.not_null) return pg::guard([&] { return make_null_test(expression, IS_NOT_NULL); });
  return pg::guard([&] {
    List* const either =
        list_make2(make_null_test(expression, IS_NULL), make_null_test(expression, IS_NOT_NULL));
    return reinterpret_cast<Node*>(makeBoolExpr(OR_EXPR, either, -1));
  });
}

bool holds_for_sample(const TablePlan& table, Node* condition, const generate::Context& context) {
  std::vector<AttrNumber> const columns = pg::columns_of(condition);
  std::vector<std::vector<Datum>> values;
  std::vector<bool> nullable;
  for (AttrNumber const c : columns) {
    pg::Column const& column = table.table.column(c);
    if (column.generated != 0 || table.constraints.domains[c - 1].nullness == Nullness::kAlways) return true;
    values.push_back(sample_of(table, column, context));
    nullable.push_back(!column.not_null && !column.type.domain_not_null &&
                       table.constraints.domains[c - 1].nullness == Nullness::kAny);
  }
  pg::RowEvaluator evaluator(table.table);
  int const number = evaluator.add_condition(condition);
  std::size_t unmet[kSample];
  auto const set_row = [&](std::size_t i) {
    // One row of the sample for each column that may be null has it so.
    for (std::size_t c = 0; c < columns.size(); ++c)
      evaluator.set(columns[c], values[c][i], nullable[c] && i == c + 1);
  };
  evaluator.judge(std::span(&number, 1), kSample, std::cref(set_row), unmet);
  return std::all_of(unmet, unmet + kSample, [](std::size_t place) { return place > 0; });
}

}  // namespace

void add_hidden_conditions(TablePlan& table, const generate::Context& context) {
  std::size_t const declared = table.table.checks.size();
  for (pg::Column const& column : table.table.columns) {
    if (column.dropped || column.generated == 0) continue;
    // That those of one column can be computed is a condition of every table.
    std::size_t const tied = pg::columns_of(column.default_expression).size();
    if (tied == 0 || (tied == 1 && !column.not_null)) continue;
    Node* const condition = computable(column);
    try {
      if (holds_for_sample(table, condition, context)) continue;
    } catch (const pg::Error&) {
      continue;  // a column without a generator is reported where its own is chosen
    }
    table.table.checks.push_back({InvalidOid, column.name, condition, true});
  }
  if (table.table.checks.size() > declared) table.constraints = analyse_row_constraints(table.table);
}

}  // namespace synthgen::plan
