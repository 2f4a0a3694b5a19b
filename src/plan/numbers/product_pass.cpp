#include "plan/numbers/product_pass.hpp"

#include <memory>
#include <utility>

#include "generate/meanings/semantic_range.hpp"
#include "plan/numbers/amount_roles.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/whole_share.hpp"

namespace synthgen::plan {

namespace {

using core::Decimal;
using core::EquationList;
using core::EquationStep;
using core::Unit;
using generate::EquationOperand;
using Op = EquationStep::Op;

constexpr std::int64_t kSecond = 1'000'000;

}  // namespace

void ProductPass::add_operand(Formula& formula, const Operand& operand, std::optional<Decimal> times,
                              std::optional<Decimal> by) {
  EquationOperand added;
  added.source = {source_of(operand), operand.described().type.base};
  added.instant = generate::is_instant_type(operand.described().type.base);
  added.times = times;
  added.by = by;
  formula.steps.push_back({Op::kOperand, formula.operands.size(), {}});
  formula.operands.push_back(added);
}

void ProductPass::add_product(Formula& formula, const Product& product) {
  Measure const& measure = product.measure;
  Rate const& rate = *product.rate;
  auto const constant = [&](Decimal number, Op op) {
    formula.steps.push_back({Op::kConstant, 0, number});
    formula.steps.push_back({op, 0, {}});
  };
  bool const first = formula.steps.empty();
  if (measure.number != nullptr) {
    if (measure.unit != nullptr)
      add_operand(formula, *measure.number, measure.unit->size, rate.unit->size);
    else
      add_operand(formula, *measure.number);
    formula.text += (first ? "" : " + ") + measure.number->name();
  } else {
    add_operand(formula, *measure.to);
    add_operand(formula, *measure.from);
    formula.steps.push_back({Op::kSubtract, 0, {}});
    constant({kSecond * rate.unit->size.mantissa, rate.unit->size.scale}, Op::kDivide);
    // Days that have begun count, and one does at least.
    bool const days = core::contains(rate.said.unit, "day") || core::contains(rate.said.unit, "night");
    if (days) formula.steps.push_back({Op::kCeiling, 0, {}});
    constant({days ? 1 : 0, 0}, Op::kGreater);
    formula.text += (first ? "(" : " + (") + measure.to->described().name + " - " +
                    measure.from->described().name + ") in " + rate.said.unit.back() + "s";
  }
  add_operand(formula, *rate.operand);
  formula.steps.push_back({Op::kMultiply, 0, {}});
  formula.text += " * " + rate.operand->name();
  if (rate.said.count > 1) {
    constant({rate.said.count, 0}, Op::kDivide);
    formula.text += " / " + std::to_string(rate.said.count);
  }
  bool const overtime = measure.number != nullptr && core::contains(measure.number->words, "overtime") &&
                        !core::contains(rate.operand->words, "overtime");
  if (overtime) {
    constant({15, 1}, Op::kMultiply);
    formula.text += " * 1.5";
  }
  if (!first) formula.steps.push_back({Op::kAdd, 0, {}});
}

// What is let off as a share of a price.
void ProductPass::take_share(Formula& formula, const Operand& share) {
  formula.steps.push_back({Op::kConstant, 0, {1, 0}});
  add_operand(formula, share);
  if (has_any(share.words, {"percent", "percentage", "pct"})) {
    formula.steps.push_back({Op::kConstant, 0, {100, 0}});
    formula.steps.push_back({Op::kDivide, 0, {}});
  } else {
    formula.steps.push_back({Op::kFraction, 0, {}});
  }
  formula.steps.push_back({Op::kSubtract, 0, {}});
  formula.steps.push_back({Op::kMultiply, 0, {}});
  formula.text += " - " + share.described().name;
}

// A tax is a share of the product, all else at most a part.
void ProductPass::fit_part(const Operand& part, generate::NumberSource whole) {
  if (!is_open(part) || !may_compute(part.column)) return;
  AmountRole const role = role_of_amount(part.words);
  pg::TypeRef const& type = part.described().type;
  generate::NodeId const drawn = target_.program.attribute(part.column);
  std::unique_ptr<generate::Node> node;
  if (role == AmountRole::kTax)
    node = std::make_unique<generate::ShareNode>(drawn, whole, generate::NumberSource{},
                                                 generate::usual_tax_per_mille(context_.locale()), type);
  else
    node = std::make_unique<generate::AtMostShareNode>(generate::NumberSource{drawn, type.base}, whole,
                                                       most_per_mille(role, part.words), type);
  replace_column(part.column, std::move(node), target_.columns[part.column - 1].generator);
}

// What is let off and added where the product has no column of its own.
void ProductPass::add_rest(Formula& formula, const Operand& total) {
  bool const is_whole = result_named(total.words) != ResultKind::kNone;
  std::vector<const Operand*> taken, added;
  for (Operand const& other : operands_) {
    if (other.place != Operand::Place::kRow || other.column >= total.column ||
        core::unit_rate_in(other.words) || generate::is_instant_type(other.described().type.base) ||
        follows(other.column, total.column))
      continue;
    AmountRole const role = role_of_amount(other.words);
    bool const share = is_of_sort(other, core::NumberSort::kShare);
    if (share && has_any(other.words, {"discount", "rebate", "reduction"})) take_share(formula, other);
    if (share || !is_of_sort(other, core::NumberSort::kMoney) || !is_whole) continue;
    if (role == AmountRole::kTaken) taken.push_back(&other);
    if (role == AmountRole::kTax || role == AmountRole::kAdded) added.push_back(&other);
  }
  if (taken.empty() && added.empty()) return;
  // All of them are parts of the product, which is a cell of its own.
  pg::TypeRef const& type = total.described().type;
  generate::NumberSource const product{target_.program.add(std::make_unique<generate::EquationNode>(
                                           target_.program.attribute(total.column), formula.operands,
                                           formula.steps, generate::EquationResult{}, type)),
                                       type.base};
  std::vector<AttrNumber> const sources = draft_.sources;
  for (auto const* const parts : {&taken, &added})
    for (Operand const* const part : *parts) fit_part(*part, product);
  draft_.sources = sources;
  for (auto const* const parts : {&taken, &added})
    for (Operand const* const part : *parts) {
      bool const plus = parts == &added;
      add_operand(formula, *part);
      formula.operands.back().optional = true;
      formula.steps.push_back({plus ? Op::kAdd : Op::kSubtract, 0, {}});
      formula.text += (plus ? " + " : " - ") + part->described().name;
    }
}

void ProductPass::derive(const std::vector<Product>& products) {
  Operand const& result = *products.front().result;
  draft_.sources.clear();
  Formula formula;
  for (Product const& product : products) add_product(formula, product);
  bool const money = products.front().rate->said.priced || is_money(*products.front().rate->operand);
  generate::EquationResult what;
  if (money) {
    add_rest(formula, result);
  } else {
    EquationList const& list = EquationList::instance();
    Unit const* const unit = list.unit_of(products.front().rate->said.stem);
    Unit const* const own = list.unit_of(result.words);
    if (unit != nullptr && own != nullptr && unit != own) {
      what.times = unit->size;
      what.by = own->size;
    }
  }
  generate::NodeId const own = target_.program.attribute(result.column);
  replace_column(
      result.column,
      std::make_unique<generate::EquationNode>(own, std::move(formula.operands), std::move(formula.steps),
                                               what, result.described().type),
      std::move(formula.text));
  target_.computable[result.column - 1] = false;
  if (money && target_.derived_amount == 0) target_.derived_amount = result.column;
}

void ProductPass::derive_products() {
  for (std::vector<Product> const& products : find_products()) derive(products);
}

}  // namespace synthgen::plan
