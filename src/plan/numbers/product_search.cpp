#include "plan/numbers/product_search.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "core/spelt_words.hpp"
#include "plan/numbers/amount_roles.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/number_words.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::EquationList;
using core::Unit;
using core::Words;

// Worths: how well a result's name goes with both factors.
constexpr int kNear = 5;
constexpr int kBare = 10;
constexpr int kForeign = 12;
constexpr int kShared = 20;

// The words of a kind in a name.
Words kinds_in(const Words& words) {
  Words found;
  for (std::string const& word : words)
    if (has_listed({word}, "rated kind")) found.push_back(word);
  return found;
}

// What a name may speak of that is the result of the two.
Words words_of_factors(const Rate& rate, const Measure& measure) {
  Words known = rate.said.stem;
  auto const add = [&](const auto& words) { known.insert(known.end(), words.begin(), words.end()); };
  add(rate.said.unit);
  add(measure.words);
  add(core::spelt_words_of(rate.operand->table->table.name));
  if (measure.number != nullptr) add(measure.number->words);
  if (rate.unit != nullptr) add(number_words("matter of " + rate.unit->dimension));
  return known;
}

// Whether what a result's name says of a plan or a limit is said of what it is made of, too.
bool keeps_qualifiers(const Operand& result, const Words& source) {
  return std::none_of(result.words.begin(), result.words.end(), [&](const std::string& word) {
    return EquationList::instance().is_qualifier(word) && !core::contains(source, word);
  });
}

bool is_fraction(const Operand& operand) {
  pg::TypeRef const& type = operand.described().type;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  return type.base == NUMERICOID && (!declared || declared->scale > 0);
}

// Whether what one product says leaves no room for another one.
bool excludes(const Product& one, const Product& other) {
  bool const same_measure = one.measure.number == other.measure.number;
  bool const same_kind = one.rate->said.unit == other.rate->said.unit;
  // Rates of one table for different units make one sum: so much for the way, so much for the time.
  if (one.result == other.result)
    return one.rate->operand->table != other.rate->operand->table ||
           one.rate->operand->place == Operand::Place::kRow || same_measure || same_kind;
  if (same_measure && (one.rate == other.rate || same_kind)) return true;
  // What one result is made of no other one is.
  return one.rate == other.rate && kinds_in(other.result->words).empty() &&
         (other.measure.number == nullptr || one.measure.number == nullptr);
}

}  // namespace

// Whether what things cost is told in front of what all comes to.
bool ProductSearch::has_base_before(const Operand& total) const {
  return std::any_of(operands_.begin(), operands_.end(), [&](const Operand& other) {
    if (other.place != Operand::Place::kRow || other.column >= total.column ||
        !is_of_sort(other, core::NumberSort::kMoney) || core::unit_rate_in(other.words) ||
        has_any(other.words, {"unit", "each", "list"}))
      return false;
    AmountRole const role = role_of_amount(other.words);
    bool const base = role == AmountRole::kBase || role == AmountRole::kUnknown ||
                      has_any(other.words, {"cost", "base", "basic", "regular"});
    return base && result_named(other.words) == ResultKind::kNone;
  });
}

// Whether the row has a quantity and the price of one.
bool ProductSearch::is_priced_by_piece() const {
  auto const has = [&](auto const& says) {
    return std::any_of(operands_.begin(), operands_.end(), [&](const Operand& operand) {
      return operand.place == Operand::Place::kRow && says(operand);
    });
  };
  return has([](const Operand& one) {
           return is_of_sort(one, core::NumberSort::kMoney) &&
                  has_any(one.words, {"unit", "each", "piece", "item"}) &&
                  has_any(one.words, {"price", "cost", "rate", "amount"});
         }) &&
         has([](const Operand& one) {
           return has_any(one.words, {"quantity", "qty"});
         });
}

// What is of a kind goes with its like.
bool ProductSearch::agree_in_kind(const Operand& result, const Rate& rate, const Measure& measure,
                                  bool bare) {
  Words said = rate.said.unit;
  said.insert(said.end(), rate.said.stem.begin(), rate.said.stem.end());
  Words const counted = measure.number == nullptr ? Words{} : measure.number->words;
  auto const is_among = [](const std::string& word, const Words& words) {
    return have_common({word}, words);
  };
  auto const all_kinds = [](const Words& words, auto const& agrees) {
    Words const kinds = kinds_in(words);
    return std::all_of(kinds.begin(), kinds.end(), agrees);
  };
  return all_kinds(result.words,
                   [&](const std::string& one) { return is_among(one, said) || is_among(one, counted); }) &&
         all_kinds(said, [&](const std::string& one) { return is_among(one, counted); }) &&
         all_kinds(counted, [&](const std::string& one) {
           return is_among(one, result.words) || (is_among(one, said) && bare);
         });
}

// Whether a name may be that of an amount that a price gives.
bool ProductSearch::may_be_priced(const Operand& result, const Rate& rate, const Measure& measure) const {
  AmountRole const role = role_of_amount(result.words);
  if (!is_of_sort(result, core::NumberSort::kMoney) || is_rate_name(result.words) ||
      has_listed(result.words, "product not") || role == AmountRole::kTax || role == AmountRole::kTaken ||
      role == AmountRole::kKept || (role == AmountRole::kAside && !has_listed(result.words, "product said")))
    return false;
  // A row that says what one of its things costs needs no price of elsewhere.
  if (rate.operand->place != Operand::Place::kRow && is_priced_by_piece()) return false;
  // What is paid in parts is no part of what it pays off.
  bool const parts =
      has_any(rate.operand->words, {"payment", "installment", "instalment", "premium", "repayment"});
  if (parts && !has_any(result.words, {"total", "repayable", "overall", "payable"})) return false;
  ResultKind const kind = result_named(result.words);
  if (kind == ResultKind::kRest && has_any(result.words, {"balance", "open", "left", "owing", "owed"}))
    return false;
  if (kind != ResultKind::kNone && has_base_before(result)) return false;
  Words const counted = measure.number == nullptr ? Words{} : measure.number->words;
  if (!keeps_qualifiers(result, counted)) return false;
  bool const bare = without_listed(result.telling, "rated general").empty() && kind == ResultKind::kWhole;
  return agree_in_kind(result, rate, measure, bare);
}

// An amount of money that a price gives.
std::optional<int> ProductSearch::worth_of_amount(const Operand& result, const Rate& rate,
                                                  const Measure& measure) const {
  if (!may_be_priced(result, rate, measure)) return std::nullopt;
  AmountRole const role = role_of_amount(result.words);
  ResultKind const kind = result_named(result.words);
  Words const rest = without_listed(result.telling, "rated general");
  Words const known = words_of_factors(rate, measure);
  auto const common = std::count_if(rest.begin(), rest.end(),
                                    [&](const std::string& word) { return have_common({word}, known); });
  bool const shared = common > 0;
  int const foreign = static_cast<int>(rest.size()) - static_cast<int>(common);
  bool const own_stem = !rate.said.stem.empty() && have_common(rate.said.stem, result.words);
  bool const counted = measure.number != nullptr && have_common(rate.said.stem, measure.number->words);
  bool const whole = kind == ResultKind::kWhole || kind == ResultKind::kRest;
  bool const extra =
      (!whole && (role == AmountRole::kAdded || is_extra(result.words))) || role == AmountRole::kPaid;
  bool const only_fee = role == AmountRole::kAdded && rest.empty() && !is_extra(result.words);
  // A name that nothing of goes with the factors is taken where these are the row's own or the parent's.
  if (foreign > 0 && !shared && (extra || rate.operand->place == Operand::Place::kBeyond || foreign > 1))
    return std::nullopt;
  if (extra && !shared && !only_fee && role != AmountRole::kPaid) return std::nullopt;
  bool const other_stem = !rate.said.stem.empty() && !own_stem && !counted;
  if (other_stem && !rest.empty() && !shared) return std::nullopt;
  int worth = measure.worth - foreign * kForeign;
  worth += shared ? kShared : rest.empty() ? kBare : 0;
  worth += own_stem ? kShared : 0;
  if (other_stem) worth -= kBare;
  if (kind != ResultKind::kNone && !shared) worth -= kNear;
  if (role == AmountRole::kPaid) worth -= kBare;
  return worth;
}

// A number of things, or of a measure, of which there are so many in one.
std::optional<int> ProductSearch::worth_of_number(const Operand& result, const Rate& rate) const {
  EquationList const& list = EquationList::instance();
  bool const counts = pg::is_integer_type(result.described().type.base);
  if ((!is_of_sort(result, core::NumberSort::kPlain) && !counts) ||
      has_listed(result.words, "rated measure not") || has_any(result.words, {"distance", "mileage"}) ||
      is_rate_name(result.words) || rate.said.stem.empty())
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
  if (!keeps_qualifiers(result, rate.said.stem)) return std::nullopt;
  return (shared ? kShared : 0) + (measured ? kShared : 0);
}

std::optional<int> ProductSearch::worth_of(const Operand& result, const Rate& rate,
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

std::vector<Product> ProductSearch::all_products() {
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
  return all;
}

// The best of all, then the best of what is left: a result has one formula, and what is measured is charged
// once at a rate.
std::vector<Product> ProductSearch::choose_products() {
  std::vector<Product> const all = all_products();
  std::vector<Product> chosen;
  auto const is_any_chosen = [&](auto const& condition) {
    return std::any_of(chosen.begin(), chosen.end(), condition);
  };
  for (Product const& product : all) {
    bool const joins = is_any_chosen([&](const Product& one) { return one.result == product.result; });
    bool const apart =
        joins && std::any_of(all.begin(), all.end(), [&](const Product& other) {
          return other.rate == product.rate && other.measure.number == product.measure.number &&
                 other.result != product.result &&
                 !is_any_chosen([&](const Product& one) { return one.result == other.result; });
        });
    if (!apart && !is_any_chosen([&](const Product& one) { return excludes(one, product); }))
      chosen.push_back(product);
  }
  return chosen;
}

std::vector<std::vector<Product>> ProductSearch::find_products() {
  operands_ = find();
  find_rates();
  std::vector<std::vector<Product>> products;
  if (rates_.empty()) return products;
  std::vector<Product> const chosen = choose_products();
  for (Operand const& result : operands_) {
    std::vector<Product> own;
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(own),
                 [&](const Product& product) { return product.result == &result; });
    if (!own.empty()) products.push_back(std::move(own));
  }
  return products;
}

}  // namespace synthgen::plan
