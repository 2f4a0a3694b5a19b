#include "plan/product_pass.hpp"

#include <algorithm>

#include "core/spelt_words.hpp"
#include "plan/amount_roles.hpp"
#include "plan/amount_words.hpp"
#include "plan/named_numbers.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Decimal;
using core::EquationList;
using core::EquationStep;
using core::Unit;
using core::Words;
using generate::EquationOperand;
using Op = EquationStep::Op;

constexpr std::int64_t kSecond = 1'000'000;

// Worths: of a measure, how well it tells the unit; of a result, how well its name goes with both factors.
constexpr int kSameUnit = 40;
constexpr int kSameDimension = 30;
constexpr int kSameSort = 20;
constexpr int kInRow = 12;
constexpr int kNear = 5;
constexpr int kShared = 20;
constexpr int kBare = 10;
constexpr int kForeign = 12;

// Numbers that a price is not taken times of.
const SomeWords kNotMeasured = {
    "per",     "max",       "min",          "maximum",   "minimum",   "capacity",  "limit",    "included",
    "free",    "allowance", "id",           "rate",      "available", "remaining", "stock",    "previous",
    "opening", "closing",   "old",          "new",       "start",     "end",       "waiting",  "wait",
    "break",   "age",       "delay",        "response",  "lead",      "prep",      "notice",   "reminder",
    "overdue", "target",    "quota",        "threshold", "year",      "expiry",    "warranty", "grace",
    "reorder", "rating",    "score",        "odometer",  "meter",     "reading",   "price",    "cost",
    "late",    "level",     "length_limit", "floor",     "sort",      "position",  "percent",  "percentage",
    "begin",   "cancelled", "refunded",     "sick",      "absence",   "cleaning",  "retention"};
// What makes a measure of another kind: it goes with a rate or an amount of the kind alone.
const SomeWords kKinds = {"extra",  "overtime", "overage", "excess",  "weekend", "holiday", "additional",
                          "senior", "peak",     "offpeak", "express", "roaming", "standby", "idle"};
// What numbers and amounts are called besides.
const SomeWords kGeneral = {
    "total",    "grand",  "overall",  "sum",     "amount",  "price",      "cost",     "charge",      "fee",
    "value",    "pay",    "payment",  "paid",    "due",     "payable",    "gross",    "net",         "sub",
    "subtotal", "base",   "basic",    "line",    "bill",    "billed",     "billable", "used",        "usage",
    "number",   "count",  "quantity", "final",   "actual",  "full",       "rental",   "hire",        "rent",
    "fare",     "tariff", "invoice",  "booking", "charged", "calculated", "consumed", "consumption", "worked",
    "duration", "time",   "of",       "sale",    "order",   "revenue",    "expense",  "toll",        "to",
    "be",       "wage",   "earning",  "payout",  "income",  "all",        "item",     "usd",         "eur",
    "gbp",      "before", "excl",     "tax",     "rate",    "length",     "stay",     "stayed",      "ticket",
    "logged",   "spent",  "driven",   "sold",    "booked",  "hired",      "rented",   "planned"};
// What a measure is of.
struct Matter {
  std::string_view dimension;
  SomeWords words;
};
const Matter kMatters[] = {
    {"time", {"labor",         "labour",  "work",  "service",    "parking",  "session", "room",
              "accommodation", "lodging", "stay",  "time",       "duration", "call",    "storage",
              "hour",          "day",     "staff", "consulting", "teaching", "lesson"}},
    {"energy", {"energy", "electricity", "power", "charging", "consumption", "usage"}},
    {"volume", {"water", "fuel", "gas", "volume", "consumption", "usage", "diesel", "petrol", "milk"}},
    {"mass", {"weight", "freight", "material", "shipping", "crop", "harvest", "metal"}},
    {"length", {"distance", "mileage", "travel", "transport", "freight", "delivery", "trip", "ride"}},
    {"data", {"data", "storage", "traffic", "usage", "transfer", "bandwidth"}},
    {"area", {"area", "cleaning", "rent", "land", "surface", "sale", "asking", "purchase", "list"}},
};

Words rest_of(const Words& words) {
  return without(words, kGeneral);
}

bool have_common(const Words& some, const Words& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& word) {
    return std::any_of(others.begin(), others.end(), [&](const std::string& other) {
      return EquationList::instance().are_alike(word, other);
    });
  });
}

const Matter* matter_of(const Unit* unit) {
  if (unit == nullptr) return nullptr;
  auto const found = std::find_if(std::begin(kMatters), std::end(kMatters),
                                  [&](const Matter& matter) { return matter.dimension == unit->dimension; });
  return found == std::end(kMatters) ? nullptr : &*found;
}

// The words of a kind in a name.
Words kinds_in(const Words& words) {
  Words found;
  for (std::string const& word : words)
    if (has_any({word}, kKinds)) found.push_back(word);
  return found;
}

Words words_of_table(const Operand& operand) {
  return core::spelt_words_of(operand.table->table.name);
}

std::string name_of(const Operand& operand) {
  std::string const& column = operand.described().name;
  return operand.place == Operand::Place::kRow ? column : operand.table->table.name + "." + column;
}

bool is_fraction(const Operand& operand) {
  pg::TypeRef const& type = operand.described().type;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  return type.base == NUMERICOID && (!declared || declared->scale > 0);
}

}  // namespace

void ProductPass::find_rates() {
  for (Operand const& operand : operands_) {
    if (!is_of_sort(operand, core::NumberSort::kAny)) continue;
    auto said = core::unit_rate_in(operand.words);
    if (!said || (operand.place == Operand::Place::kRow && is_percentage(operand.described()))) continue;
    std::erase_if(said->stem, [&, table = words_of_table(operand)](const std::string& word) {
      return core::contains(table, word);
    });
    if (!can_see(operand)) continue;
    rates_.push_back({&operand, *said, EquationList::instance().unit_of(said->unit)});
  }
}

// Whether a table says what is to be had for how much, and not what somebody had: it knows no amount but
// rates.
bool ProductPass::is_offer(const TablePlan& table) const {
  return !settles(table_) && std::none_of(operands_.begin(), operands_.end(), [&](const Operand& operand) {
    return operand.table == &table && is_money(operand) && !core::unit_rate_in(operand.words);
  });
}

// Whether a number is one of the rate's unit, and how surely.
std::optional<ProductPass::Measure> ProductPass::measure_by(const Rate& rate, const Operand& number) const {
  EquationList const& list = EquationList::instance();
  if (&number == rate.operand || generate::is_instant_type(number.described().type.base) ||
      !is_of_sort(number, core::NumberSort::kPlain) || has_any(number.words, kNotMeasured) ||
      has_any(number.words, {"ratio"}) || core::unit_rate_in(number.words))
    return std::nullopt;
  bool const seen = number.place == Operand::Place::kRow || rate.operand->place == Operand::Place::kRow ||
                    (number.place == rate.operand->place && number.table == rate.operand->table &&
                     is_offer(*rate.operand->table));
  if (!seen) return std::nullopt;
  Measure measure;
  measure.number = &number;
  Unit const* const own = list.unit_of(number.words);
  if (rate.unit != nullptr && own != nullptr) {
    if (own->dimension != rate.unit->dimension) return std::nullopt;
    measure.worth = kSameUnit;
    if (own->size.mantissa != rate.unit->size.mantissa || own->size.scale != rate.unit->size.scale) {
      measure.unit = own;
      measure.worth = kSameDimension;
    }
  } else if (have_common({rate.said.unit.back()}, number.words)) {
    measure.worth = kSameUnit;
  } else if (rate.unit != nullptr &&
             (list.dimension_of(number.words) == rate.unit->dimension ||
              (rate.unit->dimension == "time" &&
               (number.semantic() == "quantity.days" || has_any(number.words, {"stay"}))))) {
    measure.worth = kSameDimension;
  } else if (rate.unit != nullptr && (rate.unit->dimension == "energy" || rate.unit->dimension == "volume") &&
             has_any(number.words, {"consumption", "consumed", "usage", "used", "unit"})) {
    measure.worth = kSameSort;
  } else {
    return std::nullopt;
  }
  measure.words = rest_of(number.telling);
  std::erase_if(measure.words, [&](const std::string& word) { return core::contains(rate.said.unit, word); });
  measure.worth += number.place == Operand::Place::kRow      ? kInRow
                   : number.place == Operand::Place::kParent ? kNear
                                                             : 0;
  return measure;
}

// What lasts from one instant of the row to another one.
std::optional<ProductPass::Measure> ProductPass::span_for(const Rate& rate) const {
  if (rate.unit == nullptr || rate.unit->dimension != "time") return std::nullopt;
  auto const [from, to] = span_of_row();
  if (from == 0 || to == 0) return std::nullopt;
  // Who is paid by the hour need not work all the time.
  TablePlan const& owner = *rate.operand->table;
  if (&owner != &target_ && column_meaning(owner, {"person.full_name", "person.given_name"}) != 0)
    return std::nullopt;
  Measure measure;
  for (Operand const& operand : operands_) {
    if (operand.place != Operand::Place::kRow) continue;
    if (operand.column == from) measure.from = &operand;
    if (operand.column == to) measure.to = &operand;
  }
  if (measure.from == nullptr || measure.to == nullptr) return std::nullopt;
  // Days have no hours.
  bool const days =
      measure.from->described().type.base == DATEOID || measure.to->described().type.base == DATEOID;
  if (days && rate.unit->words == Words{"hour"}) return std::nullopt;
  measure.worth = kSameSort + kInRow;
  return measure;
}

std::vector<ProductPass::Measure> ProductPass::measures_of(const Rate& rate) const {
  std::vector<Measure> measures;
  for (Operand const& operand : operands_)
    if (auto measure = measure_by(rate, operand)) measures.push_back(std::move(*measure));
  if (auto span = span_for(rate)) measures.push_back(std::move(*span));
  return measures;
}

// Whether what things cost is told in front of what all comes to.
bool ProductPass::has_base_before(const Operand& total) const {
  return std::any_of(operands_.begin(), operands_.end(), [&](const Operand& other) {
    if (other.place != Operand::Place::kRow || other.column >= total.column ||
        !is_of_sort(other, core::NumberSort::kMoney) || core::unit_rate_in(other.words) ||
        has_any(other.words, {"unit", "each", "list"}))
      return false;
    AmountRole const role = role_of_amount(other.words);
    return (role == AmountRole::kBase || role == AmountRole::kUnknown || has_any(other.words, {"cost"})) &&
           result_named(other.words) == ResultKind::kNone;
  });
}

// An amount of money that a price gives.
std::optional<int> ProductPass::worth_of_amount(const Operand& result, const Rate& rate,
                                                const Measure& measure) const {
  static const SomeWords kNone = {
      "unit",      "each",        "limit",    "budget",   "list",     "deposit",   "balance",
      "remaining", "outstanding", "coverage", "insured",  "declared", "principal", "debit",
      "credit",    "opening",     "closing",  "previous", "old",      "average",   "market",
      "max",       "min",         "minimum",  "maximum",  "refund",   "refunded",  "penalty",
      "cleaning",  "tip",         "fine",     "salary",   "annual",   "monthly",   "yearly",
      "weekly",    "replacement", "purchase", "late",     "original", "profit"};
  static const SomeWords kSaid = {"cost",  "income",    "spent",   "day",      "hour",
                                  "night", "estimated", "planned", "expected", "approved"};
  if (!is_of_sort(result, core::NumberSort::kMoney) || is_rate_name(result.words) ||
      has_any(result.words, kNone))
    return std::nullopt;
  AmountRole const role = role_of_amount(result.words);
  if (role == AmountRole::kTax || role == AmountRole::kTaken || role == AmountRole::kKept)
    return std::nullopt;
  if (role == AmountRole::kAside && !has_any(result.words, kSaid)) return std::nullopt;
  Words rest = rest_of(result.telling);
  Words known = rate.said.stem;
  for (Words const& more : {rate.said.unit, measure.words, words_of_table(*rate.operand)})
    known.insert(known.end(), more.begin(), more.end());
  if (measure.number != nullptr)
    known.insert(known.end(), measure.number->words.begin(), measure.number->words.end());
  if (Matter const* const matter = matter_of(rate.unit))
    for (std::string_view const word : matter->words) known.emplace_back(word);
  // What is of a kind goes with its like.
  Words said = rate.said.unit;
  said.insert(said.end(), rate.said.stem.begin(), rate.said.stem.end());
  Words const counted = measure.number == nullptr ? Words{} : measure.number->words;
  ResultKind const kind = result_named(result.words);
  auto const is_among = [](const std::string& word, const Words& words) {
    return have_common({word}, words);
  };
  for (std::string const& one : kinds_in(result.words))
    if (!is_among(one, said) && !is_among(one, counted)) return std::nullopt;
  for (std::string const& one : kinds_in(said))
    if (!is_among(one, counted)) return std::nullopt;
  for (std::string const& one : kinds_in(counted))
    if (!is_among(one, result.words) && !(is_among(one, said) && rest.empty() && kind == ResultKind::kWhole))
      return std::nullopt;
  // What is paid in parts is no part of what it pays off.
  bool const parts =
      has_any(rate.operand->words, {"payment", "installment", "instalment", "premium", "repayment"});
  if (parts && !has_any(result.words, {"total", "repayable", "overall", "payable"})) return std::nullopt;
  for (std::string const& word : result.words)
    if (EquationList::instance().is_qualifier(word) && !core::contains(counted, word)) return std::nullopt;
  int worth = measure.worth;
  std::size_t foreign = 0;
  bool shared = false;
  for (std::string const& word : rest) {
    bool const common = have_common({word}, known);
    shared = shared || common;
    foreign += common ? 0 : 1;
  }
  bool const own_stem = !rate.said.stem.empty() && have_common(rate.said.stem, result.words);
  bool const whole = kind == ResultKind::kWhole || kind == ResultKind::kRest;
  bool const extra =
      (!whole && (role == AmountRole::kAdded || is_extra(result.words))) || role == AmountRole::kPaid;
  bool const only_fee = role == AmountRole::kAdded && rest.empty() && !is_extra(result.words);
  if (foreign > 0 && !shared) {
    // A name that nothing of goes with the factors is taken where these are the row's own or the parent's.
    if (extra || rate.operand->place == Operand::Place::kBeyond || foreign > 1) return std::nullopt;
  }
  if (extra && !shared && !only_fee && role != AmountRole::kPaid) return std::nullopt;
  if (!rate.said.stem.empty() && !own_stem && !have_common(rate.said.stem, counted)) {
    if (!rest.empty() && !shared) return std::nullopt;
    worth -= kBare;
  }
  worth += shared ? kShared : rest.empty() ? kBare : 0;
  worth += own_stem ? kShared : 0;
  worth -= static_cast<int>(foreign) * kForeign;
  if (kind == ResultKind::kRest && has_any(result.words, {"balance", "open", "left", "owing", "owed"}))
    return std::nullopt;
  if (kind != ResultKind::kNone && has_base_before(result)) return std::nullopt;
  if (kind != ResultKind::kNone && !shared) worth -= kNear;
  if (role == AmountRole::kPaid) worth -= kBare;
  return worth;
}

// A number of things, or of a measure, of which there are so many in one.
std::optional<int> ProductPass::worth_of_number(const Operand& result, const Rate& rate) const {
  EquationList const& list = EquationList::instance();
  bool const counts = pg::is_integer_type(result.described().type.base);
  if ((!is_of_sort(result, core::NumberSort::kPlain) && !counts) || has_any(result.words, kNotMeasured) ||
      has_any(result.words, {"distance", "mileage"}) || is_rate_name(result.words) || rate.said.stem.empty())
    return std::nullopt;
  Unit const* const unit = list.unit_of(rate.said.stem);
  Unit const* const own = list.unit_of(result.words);
  bool const measured = unit != nullptr && own != nullptr && own->dimension == unit->dimension;
  if (own != nullptr && unit != nullptr && !measured) return std::nullopt;
  Words noun = rate.said.stem;
  if (unit != nullptr)
    std::erase_if(noun, [&](const std::string& word) { return core::contains(unit->words, word); });
  bool const shared = have_common(noun, result.words);
  if (!measured && !shared) return std::nullopt;
  // What is rounded is no product of an average.
  if (counts && is_fraction(*rate.operand)) return std::nullopt;
  for (std::string const& word : result.words)
    if (list.is_qualifier(word) && !core::contains(rate.said.stem, word)) return std::nullopt;
  return (shared ? kShared : 0) + (measured ? kShared : 0);
}

std::optional<int> ProductPass::worth_of(const Operand& result, const Rate& rate,
                                         const Measure& measure) const {
  if (result.place != Operand::Place::kRow || &result == rate.operand || &result == measure.number ||
      generate::is_instant_type(result.described().type.base) || !is_open(result) ||
      core::unit_rate_in(result.words))
    return std::nullopt;
  for (Operand const* const operand : {rate.operand, measure.number, measure.from, measure.to})
    if (operand != nullptr && operand->place == Operand::Place::kRow &&
        follows(operand->column, result.column))
      return std::nullopt;
  bool const money = rate.said.priced || is_money(*rate.operand);
  if (money) return worth_of_amount(result, rate, measure);
  if (measure.number == nullptr) return std::nullopt;
  auto const worth = worth_of_number(result, rate);
  return worth ? std::optional(*worth + measure.worth) : std::nullopt;
}

// The best of all, then the best of what is left: a result has one formula, and what is measured is charged
// once at a rate.
std::vector<ProductPass::Product> ProductPass::find_products() {
  std::vector<Product> all;
  for (Rate const& rate : rates_)
    for (Measure const& measure : measures_of(rate)) {
      if (measure.number != nullptr && !can_see(*measure.number)) continue;
      for (Operand const& result : operands_)
        if (auto const worth = worth_of(result, rate, measure))
          all.push_back({&result, &rate, measure, *worth});
    }
  std::stable_sort(all.begin(), all.end(),
                   [](const Product& a, const Product& b) { return a.worth > b.worth; });
  std::vector<Product> chosen;
  for (Product const& product : all) {
    bool const taken = std::any_of(chosen.begin(), chosen.end(), [&](const Product& one) {
      bool const same_measure = one.measure.number == product.measure.number;
      bool const same_kind = one.rate->said.unit == product.rate->said.unit;
      if (one.result == product.result) {
        // Rates of one table for different units make one sum: so much for the way, so much for the time.
        bool const beside = one.rate->operand->table == product.rate->operand->table &&
                            one.rate->operand->place != Operand::Place::kRow && !same_measure && !same_kind;
        return !beside;
      }
      return (same_measure && (one.rate == product.rate || same_kind)) ||
             (one.result->column < product.result->column && one.rate == product.rate && same_measure);
    });
    // What one result is made of no other one is.
    bool const elsewhere = std::any_of(chosen.begin(), chosen.end(), [&](const Product& one) {
      return one.result != product.result && one.rate == product.rate &&
             kinds_in(product.result->words).empty() &&
             (product.measure.number == nullptr || one.measure.number == nullptr);
    });
    bool const joins = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const Product& one) { return one.result == product.result; });
    bool const apart = joins && std::any_of(all.begin(), all.end(), [&](const Product& other) {
                         return other.rate == product.rate &&
                                other.measure.number == product.measure.number &&
                                other.result != product.result &&
                                std::none_of(chosen.begin(), chosen.end(),
                                             [&](const Product& one) { return one.result == other.result; });
                       });
    if (!taken && !elsewhere && !apart) chosen.push_back(product);
  }
  return chosen;
}

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
    formula.text += (first ? "" : " + ") + name_of(*measure.number);
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
  formula.text += " * " + name_of(*rate.operand);
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

// What is let off and added where the product has no column of its own.
void ProductPass::add_rest(Formula& formula, const Operand& total) {
  bool const is_whole = result_named(total.words) != ResultKind::kNone;
  std::vector<const Operand*> taken, added;
  for (Operand const& other : operands_) {
    if (other.place != Operand::Place::kRow || &other == &total || core::unit_rate_in(other.words) ||
        generate::is_instant_type(other.described().type.base) || follows(other.column, total.column))
      continue;
    AmountRole const role = role_of_amount(other.words);
    bool const share = is_of_sort(other, core::NumberSort::kShare);
    bool const early = other.column < total.column;
    if (share && has_any(other.words, {"discount", "rebate", "reduction"}) && early) {
      formula.steps.push_back({Op::kConstant, 0, {1, 0}});
      add_operand(formula, other);
      if (has_any(other.words, {"percent", "percentage", "pct"})) {
        formula.steps.push_back({Op::kConstant, 0, {100, 0}});
        formula.steps.push_back({Op::kDivide, 0, {}});
      } else {
        formula.steps.push_back({Op::kFraction, 0, {}});
      }
      formula.steps.push_back({Op::kSubtract, 0, {}});
      formula.steps.push_back({Op::kMultiply, 0, {}});
      formula.text += " - " + other.described().name;
    }
    if (share || !is_of_sort(other, core::NumberSort::kMoney) || !is_whole || !early) continue;
    if (role == AmountRole::kTaken) taken.push_back(&other);
    if (role == AmountRole::kTax || role == AmountRole::kAdded) added.push_back(&other);
  }
  if (taken.empty() && added.empty()) return;
  // All of them are parts of the product, which is a cell of its own.
  pg::TypeRef const& type = total.described().type;
  generate::NodeId const own = target_.program.attribute(total.column);
  generate::NumberSource const product{
      target_.program.add(std::make_unique<generate::EquationNode>(own, formula.operands, formula.steps,
                                                                   generate::EquationResult{}, type)),
      type.base};
  std::vector<AttrNumber> const sources = draft_.sources;
  for (bool const plus : {false, true})
    for (Operand const* const part : plus ? added : taken) {
      AmountRole const role = role_of_amount(part->words);
      pg::Column const& column = part->described();
      if (is_open(*part) && may_compute(part->column)) {
        generate::NodeId const drawn = target_.program.attribute(part->column);
        constexpr std::int64_t kTaxPerMille = 80;
        std::unique_ptr<generate::Node> node;
        if (role == AmountRole::kTax)
          node = std::make_unique<generate::ShareNode>(drawn, product, generate::NumberSource{}, kTaxPerMille,
                                                       column.type);
        else
          node = std::make_unique<generate::AtMostShareNode>(generate::NumberSource{drawn, column.type.base},
                                                             product, most_per_mille(role, part->words),
                                                             column.type);
        replace_column(part->column, std::move(node), target_.columns[part->column - 1].generator);
      }
    }
  draft_.sources = sources;
  for (bool const plus : {false, true})
    for (Operand const* const part : plus ? added : taken) {
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
  operands_ = find();
  find_rates();
  if (rates_.empty()) return;
  std::vector<Product> const chosen = find_products();
  for (Operand const& result : operands_) {
    std::vector<Product> own;
    for (Product const& product : chosen)
      if (product.result == &result) own.push_back(product);
    if (!own.empty()) derive(own);
  }
}

}  // namespace synthgen::plan
