#include "plan/numbers/equation_pass.hpp"

#include <algorithm>

#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/limits.hpp"
#include "plan/numbers/amount_roles.hpp"
#include "plan/numbers/equation_binding.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "postgres/exact_type.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Decimal;

using core::EquationList;
using core::EquationStep;
using generate::EquationOperand;
using generate::EquationResult;
using Op = EquationStep::Op;

constexpr std::int64_t kSecond = 1'000'000;

bool says_percent(const Operand& operand) {
  return has_any(operand.words, {"percent", "percentage", "pct", "perc"});
}

// Whether a column holds shares as parts of one: its type or domain has no room for a hundred.
bool holds_fractions(const Operand& operand) {
  pg::TypeRef const& type = operand.described().type;
  if (says_percent(operand) || type.base != NUMERICOID) return false;
  constexpr int kDigitsOfHundred = 3;
  return type.base_modifier >= 0 && generate::NumberRoom(type).whole_digits() < kDigitsOfHundred;
}

// The unit of time that a result's name tells: days, if none.
const core::Unit& time_unit(const Operand& result) {
  core::Unit const* const named = EquationList::instance().unit_of(result.words);
  return named != nullptr && named->dimension == "time" ? *named
                                                        : *EquationList::instance().unit_named("day");
}

bool tells_time(const core::Equation& equation) {
  return std::any_of(equation.steps.begin(), equation.steps.end(),
                     [](const EquationStep& step) { return step.op == Op::kTime; });
}

// The formula with the names of the columns.
std::string text_of(const core::Equation& equation, const std::vector<std::vector<const Operand*>>& players) {
  std::string text;
  for (std::size_t i = 0; i < equation.text.size(); ++i) {
    if (equation.text[i] != '$') {
      text += equation.text[i];
      continue;
    }
    auto const& names = players[static_cast<std::size_t>(equation.text[++i] - '0')];
    for (std::size_t n = 0; n < names.size(); ++n) text += (n == 0 ? "" : " + ") + names[n]->name();
    if (names.empty()) text += '0';
  }
  return text;
}

}  // namespace

// A result whose name tells no unit is in that of its operands.
std::optional<EquationOperand> EquationPass::operand_of(const core::Equation& equation, std::size_t index,
                                                        const Operand& result, const Operand& player) {
  EquationList const& list = EquationList::instance();
  core::EquationRole const& role = equation.roles[index];
  pg::TypeRef const& type = player.described().type;
  EquationOperand operand;
  operand.optional = role.optional;
  operand.instant = generate::is_instant_type(type.base);
  operand.whole_days = operand.instant && tells_time(equation) &&
                       pg::is_integer_type(result.described().type.base) &&
                       time_unit(result).words == list.unit_named("day")->words;
  bool const converts = !role.unit.empty() && (equation.result_unit.empty() || !equation.assumed.empty() ||
                                               list.unit_of(result.words) != nullptr);
  if (converts) {
    core::Unit const* unit = list.unit_of(player.words);
    core::Unit const* const wanted = list.unit_named(role.unit);
    if (unit == nullptr && !role.assumed.empty()) unit = list.unit_named(role.assumed);
    if (unit != nullptr && unit != wanted) {
      operand.times = unit->size;
      operand.by = wanted->size;
    }
  }
  bool const drawn = role.drawn && player.place == Operand::Place::kRow;
  if (role.pattern.sort() == core::NumberSort::kInterval)
    for (auto const& [label, times] : times_a_year(player.column))
      operand.labels.emplace_back(generate::Evidence{generate::kNoNode, {label}, type.by_value}, times);
  operand.source = {drawn ? date_node(player.column) : source_of(player), type.base};
  return operand;
}

// What the list leaves to the columns: in which unit time is told, and whether shares are percentages.
std::vector<EquationStep> EquationPass::steps_of(const core::Equation& equation, const Operand& result,
                                                 const Players& players,
                                                 const std::vector<std::vector<std::size_t>>& places) const {
  std::vector<EquationStep> steps;
  auto const constant = [&](Decimal number, Op op) {
    steps.push_back({Op::kConstant, 0, number});
    steps.push_back({op, 0, {}});
  };
  const Operand* last = nullptr;
  for (EquationStep const& step : equation.steps) {
    if (step.op == Op::kOperand) {
      auto const& own = places[step.operand];
      last = players[step.operand].empty() ? nullptr : players[step.operand][0];
      for (std::size_t i = 0; i < own.size(); ++i) {
        steps.push_back({Op::kOperand, own[i], {}});
        if (i > 0) steps.push_back({Op::kAdd, 0, {}});
      }
      if (own.empty()) steps.push_back({Op::kConstant, 0, {}});
      if (equation.roles[step.operand].mean)
        constant({static_cast<std::int64_t>(own.size()), 0}, Op::kDivide);
    } else if (step.op == Op::kToday) {
      constexpr std::int64_t kSecondsOfDay = 86400;
      steps.push_back({Op::kConstant, 0, {context_.as_of * kSecondsOfDay * kSecond, 0}});
    } else if (step.op == Op::kTime) {
      Decimal const size = time_unit(result).size;
      constant({kSecond * size.mantissa, size.scale}, Op::kDivide);
    } else if (step.op == Op::kPercent) {
      if (!holds_fractions(result)) constant({100, 0}, Op::kMultiply);
    } else if (step.op == Op::kFraction && last != nullptr && says_percent(*last)) {
      constant({100, 0}, Op::kDivide);
    } else {
      steps.push_back(step);
    }
  }
  return steps;
}

std::optional<EquationResult> EquationPass::result_of(const core::Equation& equation,
                                                      const Operand& result) const {
  constexpr double kFar = 1e12;
  EquationList const& list = EquationList::instance();
  EquationResult what;
  what.least = equation.least;
  what.otherwise = equation.otherwise;
  if (!is_money(result)) what.digits = 4;
  pg::TypeRef const& type = result.described().type;
  ValueDomain const& domain = target_.constraints.domains[result.column - 1];
  auto const range = generate::number_steps(type, domain, -kFar, kFar);
  if (!range) return std::nullopt;
  if (domain.lower && (!what.least || range->first > 0)) what.least = Decimal{range->first, range->scale};
  if (domain.upper) what.most = Decimal{range->last, range->scale};
  core::Unit const* unit = list.unit_of(result.words);
  if (unit == nullptr && !equation.assumed.empty()) unit = list.unit_named(equation.assumed);
  if (!equation.result_unit.empty() && unit != nullptr) {
    what.times = list.unit_named(equation.result_unit)->size;
    what.by = unit->size;
  }
  return what;
}

void EquationPass::keep_within(const core::Equation& equation, const Operand& result,
                               generate::NodeId formula, const std::string& text) {
  pg::Column const& column = table_.column(result.column);
  generate::NumberSource const own = drawn_number(column);
  EquationOperand from_formula;
  from_formula.source = {formula, NUMERICOID};
  auto const bound = [&](const Decimal& times) {
    EquationResult what;
    what.times = times;
    return generate::NumberSource{target_.program.add(std::make_unique<generate::EquationNode>(
                                      own.node, std::vector<EquationOperand>{from_formula},
                                      std::vector<EquationStep>{{Op::kOperand, 0, {}}}, what, column.type)),
                                  column.type.base};
  };
  replace_column(column.number,
                 std::make_unique<generate::BetweenNode>(own, bound(equation.within->first),
                                                         bound(equation.within->second), column.type,
                                                         plan_.stream(target_, column.name + ".within")),
                 "within " + text);
}

// Whether what some of a thing cost is told by another amount of the row, in front of what all comes to.
bool EquationPass::is_reckoned_before(const Operand& total) const {
  if (result_named(total.words) == ResultKind::kNone) return false;
  return std::any_of(operands_.begin(), operands_.end(), [&](const Operand& other) {
    if (other.place != Operand::Place::kRow || other.column >= total.column ||
        !is_of_sort(other, core::NumberSort::kMoney))
      return false;
    AmountRole const role = role_of_amount(other.words);
    bool const base = role == AmountRole::kBase || role == AmountRole::kAdded ||
                      role == AmountRole::kUnknown || has_any(other.words, {"cost"});
    return base && draft_.computed[other.column - 1] && !target_.computable[other.column - 1] &&
           result_named(other.words) != ResultKind::kWhole;
  });
}

bool EquationPass::derive(const core::Equation& equation, const Operand& result) {
  if (equation.is_rate && is_reckoned_before(result)) return false;
  EquationBinding::MayUse const may_use = [&](const Operand& operand) {
    return operand.place != Operand::Place::kRow ||
           (operand.column != result.column && !follows(operand.column, result.column));
  };
  auto const players = EquationBinding(equation, result, operands_, may_use).find();
  if (!players) return false;
  for (auto const& role : *players)
    for (Operand const* const player : role)
      if (!can_see(*player)) return false;
  auto what = result_of(equation, result);
  if (!what) return false;
  draft_.sources.clear();
  std::vector<EquationOperand> operands;
  std::vector<std::vector<std::size_t>> places(players->size());
  for (std::size_t r = 0; r < players->size(); ++r)
    for (Operand const* const player : (*players)[r]) {
      places[r].push_back(operands.size());
      operands.push_back(*operand_of(equation, r, result, *player));
    }
  if (equation.within) *what = EquationResult{};
  pg::TypeRef const& type = equation.within ? pg::exact_type() : table_.column(result.column).type;
  auto node =
      std::make_unique<generate::EquationNode>(target_.program.attribute(result.column), std::move(operands),
                                               steps_of(equation, result, *players, places), *what, type);
  std::string text = text_of(equation, *players);
  if (equation.within) {
    keep_within(equation, result, target_.program.add(std::move(node)), text);
    return true;
  }
  replace_column(result.column, std::move(node), std::move(text));
  // What comes of the row's own numbers at a price is no sum of others.
  if (equation.is_rate) target_.computable[result.column - 1] = false;
  bool const is_line = std::any_of(equation.roles.begin(), equation.roles.end(),
                                   [](const core::EquationRole& role) { return role.pattern.shares_rest(); });
  if (is_line && target_.derived_amount == 0) target_.derived_amount = result.column;
  return true;
}

void EquationPass::derive(bool rates) {
  operands_ = find();
  for (core::Equation const& equation : EquationList::instance().equations()) {
    if (equation.is_rate != rates) continue;
    for (Operand const& result : operands_)
      if (result.place == Operand::Place::kRow && is_of_sort(result, equation.result.sort()) &&
          equation.result.match(result.words, result.semantic()) && is_open(result))
        derive(equation, result);
  }
}

void EquationPass::derive_rates() {
  derive(true);
}

void EquationPass::derive_numbers() {
  derive(false);
}

}  // namespace synthgen::plan
