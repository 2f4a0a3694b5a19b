// What the rate is called the amount is called, too: "platform_fee" beside "platform_fee_percent". A rate
// that says nothing of itself is that of the amount of the row, taken of what the row calls its base.
#include "plan/numbers/share_pass.hpp"

#include <algorithm>

#include "generate/nodes/measures.hpp"
#include "generate/nodes/proportion.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

const SomeWords kRate = {"percent", "percentage", "pct", "rate", "ratio", "share", "applied"};
const SomeWords kAmount = {"amount", "value", "sum", "charge"};

// Rates that are no share of an amount of the row: of time, of events, of another currency.
bool is_of_something_else(const Words& words) {
  return has_any(words, {"hourly",   "daily",      "weekly",   "monthly", "per",       "hour",       "day",
                         "night",    "exchange",   "click",    "open",    "bounce",    "conversion", "growth",
                         "success",  "completion", "complete", "heart",   "flat",      "pay",        "fx",
                         "interest", "apr",        "progress", "funded",  "attendance"});
}

}  // namespace

// An amount of money of which shares may be taken: before anything is taken off.
bool SharePass::is_whole(const NamedNumber& number) const {
  std::string_view const semantic = target_.columns[number.column - 1].semantic;
  static const SomeWords kTaken = {"net",      "paid",   "due",      "balance",  "final",      "tax",
                                   "discount", "fee",    "tip",      "shipping", "commission", "min",
                                   "max",      "limit",  "refund",   "refunded", "deposit",    "unit",
                                   "per",      "budget", "withheld", "penalty",  "estimated",  "insured"};
  return !is_rate_name(number.words) && !has_any(number.words, kTaken) &&
         (semantic.starts_with("finance.") || has_any(number.words, {"base", "taxable"})) &&
         semantic != "finance.limit";
}

// The amount that bears the name of a rate.
const NamedNumber* SharePass::amount_of(const NamedNumber& rate, const Words& stem) const {
  for (NamedNumber const& number : numbers_) {
    bool const named =
        number.column != rate.column && !is_rate_name(number.words) && without(number.words, kAmount) == stem;
    if (named && may_compute(number.column) && !is_key_part(number.column) &&
        !pg::is_integer_type(table_.column(number.column).type.base))
      return &number;
  }
  return nullptr;
}

// What an amount is a share of. Where the rate says nothing of itself only a base will do.
const NamedNumber* SharePass::whole_of(const NamedNumber& amount, const NamedNumber& rate, bool named) const {
  static const std::vector<std::vector<std::string_view>> kWholes = {
      {"base", "taxable", "assessed"},
      {"gross", "subtotal", "sub"},
      {"line", "sale", "customs", "contract"},
      {"amount", "price", "value"},
      {"total", "rent", "fare", "cost", "premium"}};
  std::size_t const tried = named ? kWholes.size() : 2;
  for (std::size_t i = 0; i < tried; ++i)
    for (NamedNumber const& number : numbers_)
      if (number.column != amount.column && number.column != rate.column && is_whole(number) &&
          has_any(number.words, kWholes[i]) && !follows(number.column, amount.column))
        return &number;
  return nullptr;
}

void SharePass::derive_share(const NamedNumber& rate) {
  // What follows from amounts decides none.
  if (!is_rate_name(rate.words) || is_of_something_else(rate.words) || draft_.computed[rate.column - 1])
    return;
  Words const stem = without(without(rate.words, kRate), kAmount);
  NamedNumber const* const amount = amount_of(rate, stem);
  if (amount == nullptr || follows(rate.column, amount->column)) return;
  // Taxes are reckoned already, of what is left after discounts.
  if (draft_.computed[amount->column - 1] && target_.columns[amount->column - 1].semantic == "finance.tax")
    return;
  NamedNumber const* const whole = whole_of(*amount, rate, !stem.empty());
  if (whole == nullptr) return;
  draft_.sources.clear();
  pg::TypeRef const& type = table_.column(amount->column).type;
  replace_column(
      amount->column,
      std::make_unique<generate::ShareNode>(target_.program.attribute(amount->column),
                                            own_number(whole->column), own_number(rate.column), 0, type),
      table_.column(whole->column).name + " * " + table_.column(rate.column).name);
}

// Children pay less than adults, as do all to whom something is let off.
void SharePass::derive_concession(const NamedNumber& price) {
  static const SomeWords kFull = {"adult", "full", "regular", "standard", "normal"};
  static constexpr std::pair<std::string_view, std::int64_t> kConcessions[] = {
      {"child", 500},      {"kid", 500},     {"infant", 100},  {"youth", 600},
      {"student", 700},    {"senior", 750},  {"member", 850},  {"reduced", 700},
      {"concession", 700}, {"retired", 750}, {"resident", 800}};
  if (!has_any(price.words, {"price", "fare", "fee", "rate", "cost", "ticket", "tariff"})) return;
  for (auto const& concession : kConcessions) {
    std::string_view const who = concession.first;
    if (!has_any(price.words, {who}) || !may_compute(price.column) || is_key_part(price.column)) continue;
    auto const full = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& other) {
      Words const rest = without(other.words, kFull);
      return other.column != price.column && rest.size() < other.words.size() &&
             rest == without(price.words, {who}) && !follows(other.column, price.column);
    });
    if (full == numbers_.end()) continue;
    draft_.sources.clear();
    pg::TypeRef const& type = table_.column(price.column).type;
    replace_column(price.column,
                   std::make_unique<generate::ShareNode>(target_.program.attribute(price.column),
                                                         own_number(full->column), generate::NumberSource{},
                                                         concession.second, type),
                   "part of " + table_.column(full->column).name);
    return;
  }
}

// What a day costs, where an hour has a price, too; who stays longer pays less for each hour.
void SharePass::derive_longer(const NamedNumber& longer) {
  struct Period {
    std::string_view word;
    std::int64_t hours;  // that are paid for
  };
  static constexpr Period kPeriods[] = {{"hourly", 1}, {"daily", 6}, {"weekly", 25}, {"monthly", 80}};
  static const SomeWords kPrices = {"rate", "price", "fee", "cost", "tariff", "rent", "charge"};
  auto const period = [](const NamedNumber& number) -> const Period* {
    for (Period const& one : kPeriods)
      if (has_any(number.words, {one.word})) return &one;
    return nullptr;
  };
  Period const* const own = period(longer);
  bool const open = own != nullptr && has_any(longer.words, kPrices) && may_compute(longer.column) &&
                    !is_key_part(longer.column) && !draft_.computed[longer.column - 1];
  if (!open) return;
  NamedNumber const* nearest = nullptr;
  for (NamedNumber const& other : numbers_) {
    Period const* const one = period(other);
    bool const shorter = one != nullptr && one->hours < own->hours &&
                         without(other.words, {one->word}) == without(longer.words, {own->word}) &&
                         !follows(other.column, longer.column);
    if (shorter && (nearest == nullptr || period(*nearest)->hours < one->hours)) nearest = &other;
  }
  if (nearest == nullptr) return;
  draft_.sources.clear();
  replace_column(
      longer.column,
      std::make_unique<generate::ProportionNode>(
          target_.program.attribute(longer.column), own_number(nearest->column), generate::NumberSource{},
          own->hours, period(*nearest)->hours, table_.column(longer.column).type),
      "by " + table_.column(nearest->column).name);
}

// Who rents leaves some months of rent.
void SharePass::derive_deposit(const NamedNumber& deposit) {
  if (target_.columns[deposit.column - 1].semantic != "finance.rent_deposit" ||
      !may_compute(deposit.column) || draft_.computed[deposit.column - 1])
    return;
  AttrNumber const rent = column_meaning(target_, {"finance.rent"});
  if (rent == 0 || !generate::is_number_type(table_.column(rent).type.base) || follows(rent, deposit.column))
    return;
  draft_.sources.clear();
  pg::TypeRef const& type = table_.column(deposit.column).type;
  replace_column(deposit.column,
                 std::make_unique<generate::NearNode>(
                     target_.program.attribute(deposit.column), own_number(rent),
                     std::vector<std::int64_t>{1000, 2000, 2000, 3000}, type,
                     plan_.stream(target_, table_.column(deposit.column).name + ".months")),
                 "months of " + table_.column(rent).name);
}

// Who pays for a year at once pays for ten months.
void SharePass::derive_year(const NamedNumber& year) {
  static const SomeWords kYear = {"yearly", "annual", "annually", "year"};
  static const SomeWords kMonth = {"monthly", "month"};
  constexpr std::int64_t kTenMonths = 10;
  bool const open = has_any(year.words, kYear) && has_any(year.words, {"price", "fee"}) &&
                    may_compute(year.column) && !is_key_part(year.column) &&
                    !draft_.computed[year.column - 1];
  if (!open) return;
  auto const month = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& other) {
    Words const rest = without(other.words, kMonth);
    return rest.size() < other.words.size() && rest == without(year.words, kYear) &&
           !follows(other.column, year.column);
  });
  if (month == numbers_.end()) return;
  draft_.sources.clear();
  pg::TypeRef const& type = table_.column(year.column).type;
  replace_column(year.column,
                 std::make_unique<generate::ProportionNode>(target_.program.attribute(year.column),
                                                            own_number(month->column),
                                                            generate::NumberSource{}, kTenMonths, 1, type),
                 "10 * " + table_.column(month->column).name);
}

void SharePass::derive_shares() {
  for (NamedNumber const& number : numbers_) {
    derive_share(number);
    derive_year(number);
    derive_longer(number);
    derive_deposit(number);
    derive_concession(number);
  }
}

}  // namespace synthgen::plan
