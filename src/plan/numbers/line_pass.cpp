// A price is known by a word for the price of one, a count by its meaning or because both names share a noun
// ("streams" at a "rate_per_stream"). The amount is the next one behind the two; what is let off may stand
// between.
#include "plan/numbers/line_pass.hpp"

#include <algorithm>

#include "generate/nodes/proportion.hpp"
#include "plan/numbers/amount_roles.hpp"
#include "plan/numbers/amount_words.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;
using generate::Term;

// How many numbers lie between a price and its count at most.
constexpr std::size_t kNear = 3;
constexpr int kLineDigits = 2;

const SomeWords kOfOne = {"unit", "each", "per", "hourly", "daily", "nightly", "weekly", "monthly"};
const SomeWords kPrice = {"price",  "rate", "cost",   "fee",    "fare",
                          "tariff", "wage", "charge", "amount", "value"};

// Whether a whole number counts the hundredth parts of what a price is in.
bool counts_cents(const NamedNumber& number) {
  return has_any(number.words, {"cent", "pence", "minor", "centavo", "centime"});
}

}  // namespace

bool LinePass::is_open(const NamedNumber& number) const {
  return may_compute(number.column) && !is_key_part(number.column) && !draft_.computed[number.column - 1] &&
         draft_.follows[number.column - 1].empty();
}

bool LinePass::is_price_of_one(const NamedNumber& number) const {
  pg::TypeRef const& type = table_.column(number.column).type;
  if ((pg::is_integer_type(type.base) && !counts_cents(number)) ||
      has_any(number.words, {"percent", "tax", "discount", "commission", "interest", "exchange", "total",
                             "line", "min", "max", "list", "old", "deposit", "success", "growth", "heart"}))
    return false;
  return has_any(number.words, {"price", "rate", "fare", "tariff", "wage"}) ||
         (has_any(number.words, kOfOne) && has_any(number.words, kPrice));
}

// Whether both names share the noun: "hourly" is of an hour.
bool LinePass::shares_noun(const NamedNumber& count, const NamedNumber& price) {
  static constexpr std::pair<std::string_view, std::string_view> kTimes[] = {
      {"hourly", "hour"}, {"daily", "day"}, {"nightly", "night"}, {"weekly", "week"}, {"monthly", "month"}};
  Words noun = without(price.words, kPrice);
  for (std::string& word : noun)
    for (auto const& [often, time] : kTimes)
      if (word == often) word = time;
  noun = without(std::move(noun), {"unit", "each", "per"});
  return std::any_of(noun.begin(), noun.end(),
                     [&](const std::string& word) { return core::contains(count.words, word); });
}

bool LinePass::is_count(const NamedNumber& number) const {
  std::string_view const semantic = target_.columns[number.column - 1].semantic;
  return !semantic.starts_with("finance.") && !is_percentage(table_.column(number.column)) &&
         !has_any(number.words, {"id", "no", "number", "year", "percent", "min", "max", "limit", "capacity",
                                 "stock", "level", "break", "rating", "score", "version"});
}

bool LinePass::is_known_count(const NamedNumber& number) {
  return has_any(number.words,
                 {"quantity", "qty",   "piece", "hour",   "day",     "night", "week",      "month",
                  "person",   "guest", "seat",  "ticket", "meal",    "item",  "count",     "pack",
                  "box",      "copy",  "share", "lesson", "session", "unit",  "passenger", "consumed"});
}

bool LinePass::is_amount(const NamedNumber& number, bool adjacent) const {
  bool const whole_number = pg::is_integer_type(table_.column(number.column).type.base);
  if (!is_open(number) || (whole_number && !counts_cents(number)) ||
      is_percentage(table_.column(number.column)) || is_rate_name(number.words) ||
      has_any(number.words,
              {"unit",    "each",  "list",     "min",       "max",        "tax",      "discount",
               "deposit", "tip",   "paid",     "received",  "refund",     "tendered", "balance",
               "budget",  "limit", "shipping", "estimated", "commission", "insurance"}))
    return false;
  std::string_view const semantic = target_.columns[number.column - 1].semantic;
  if (!semantic.empty() && !semantic.starts_with("finance.")) return false;
  bool const whole = has_any(number.words, {"total", "line", "ext", "extended", "sub", "gross", "sum",
                                            "amount", "value", "revenue"});
  if (whole) return true;
  Words const noun = without(without(number.words, kOfOne), kPrice);
  bool const bare = noun.empty() && has_any(number.words, {"charge", "cost", "fee"});
  return adjacent && (bare || role_of_amount(number.words) == AmountRole::kUnknown);
}

// The count of the same noun, else the first known one beside the price.
const NamedNumber* LinePass::count_near(Place price) const {
  NamedNumber const& each = numbers_[price];
  Place first = price;
  while (first > 0 && price - first < kNear && is_count(numbers_[first - 1])) --first;
  Place const last = price + 1 < numbers_.size() && is_count(numbers_[price + 1]) ? price + 2 : price + 1;
  NamedNumber const* known = nullptr;
  for (Place i = first; i < last; ++i) {
    if (i == price) continue;
    if (shares_noun(numbers_[i], each)) return &numbers_[i];
    if (known == nullptr && is_known_count(numbers_[i])) known = &numbers_[i];
  }
  return known;
}

const NamedNumber* LinePass::amount_behind(Place price, const NamedNumber& count) const {
  Place const first = static_cast<Place>(std::max(&numbers_[price], &count) - numbers_.data()) + 1;
  for (Place i = first; i < numbers_.size(); ++i) {
    if (is_amount(numbers_[i], i == first)) return &numbers_[i];
    bool const off = role_of_amount(numbers_[i].words) == AmountRole::kTaken;
    if (!off) break;
  }
  return nullptr;
}

const NamedNumber* LinePass::discount_between(const NamedNumber& price, const NamedNumber& amount) const {
  for (NamedNumber const* one = &price; one < &amount; ++one)
    if (role_of_amount(one->words) == AmountRole::kTaken) return one;
  return nullptr;
}

void LinePass::derive_line(const NamedNumber& amount, const NamedNumber& count, const NamedNumber& price) {
  constexpr std::int64_t kMostDiscountPerMille = 300;
  pg::TypeRef const& type = table_.column(amount.column).type;
  generate::NodeId const own = target_.program.attribute(amount.column);
  NamedNumber const* const discount = discount_between(price, amount);
  draft_.sources.clear();
  constexpr std::int64_t kCents = 100;
  bool const whole_number = pg::is_integer_type(type.base);
  bool const whole_price = pg::is_integer_type(table_.column(price.column).type.base);
  NumberSource const product{
      target_.program.add(std::make_unique<generate::ProportionNode>(
          own, own_number(count.column), own_number(price.column), whole_number && !whole_price ? kCents : 1,
          whole_price && !whole_number ? kCents : 1, type)),
      type.base};
  std::string formula = table_.column(count.column).name + " * " + table_.column(price.column).name;
  if (discount == nullptr) return replace_column(amount.column, product.node, std::move(formula));
  pg::Column const& off = table_.column(discount->column);
  bool const percent = is_percentage(off) || is_rate_name(discount->words);
  if (!percent && is_open(*discount)) {
    std::vector<AttrNumber> const sources = draft_.sources;
    replace_column(discount->column,
                   std::make_unique<generate::AtMostShareNode>(
                       NumberSource{target_.program.attribute(discount->column), off.type.base}, product,
                       kMostDiscountPerMille, off.type),
                   target_.columns[discount->column - 1].generator);
    draft_.sources = sources;
  }
  NumberSource taken = own_number(discount->column);
  if (percent)
    taken = {
        target_.program.add(std::make_unique<generate::ShareNode>(product.node, product, taken, 0, type)),
        type.base};
  replace_column(
      amount.column,
      std::make_unique<generate::SumNode>(std::vector<Term>{{product, false}, {taken, true}}, type),
      formula + " - " + off.name);
}

void LinePass::derive_lines() {
  if (target_.computable.empty()) return;
  for (Place i = 0; i < numbers_.size(); ++i) {
    if (!is_price_of_one(numbers_[i])) continue;
    NamedNumber const* const count = count_near(i);
    NamedNumber const* const amount = count == nullptr ? nullptr : amount_behind(i, *count);
    if (amount == nullptr || !has_room(table_.column(amount->column).type, kLineDigits) ||
        follows(count->column, amount->column) || follows(numbers_[i].column, amount->column))
      continue;
    derive_line(*amount, *count, numbers_[i]);
    target_.computable[amount->column - 1] = false;
    if (target_.derived_amount == 0) target_.derived_amount = amount->column;
  }
}

}  // namespace synthgen::plan
