// The names decide: "labor_cost" beside "labor_hours" and an hourly rate, "total_cost" beside "labor_cost"
// and "parts_cost", "monthly_premium" beside "annual_premium".
#include "plan/rate_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/limits.hpp"
#include "generate/measures.hpp"
#include "generate/proportion.hpp"
#include "generate/semantic_goods.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;
using generate::ProportionNode;
using generate::Term;

const SomeWords kTotal = {"total", "grand", "overall", "final"};
const SomeWords kMoney = {"cost", "charge", "fee", "amount", "pay", "price", "total", "value", "amt"};

// Says which of several amounts it is rather than what it is a part of.
bool stands_alone(const Words& words) {
  return has_any(words, {"unit",     "per",       "hourly",   "daily",    "monthly",   "annual",   "yearly",
                         "weekly",   "standard",  "average",  "avg",      "min",       "max",      "minimum",
                         "maximum",  "estimated", "expected", "planned",  "budget",    "previous", "last",
                         "list",     "sale",      "selling",  "original", "old",       "new",      "current",
                         "target",   "insured",   "paid",     "due",      "remaining", "claimed",  "approved",
                         "refunded", "net",       "limit",    "balance",  "purchase",  "retail"});
}

bool is_subset(const Words& some, const Words& all) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& word) {
    return std::find(all.begin(), all.end(), word) != all.end();
  });
}

bool have_common(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& word) { return std::find(b.begin(), b.end(), word) != b.end(); });
}

}  // namespace

bool RatePass::is_open(const NamedNumber& number) const {
  return may_compute(number.column) && !is_key_part(number.column) && !draft_.computed[number.column - 1];
}

bool RatePass::is_money(const NamedNumber& number) const {
  return target_.columns[number.column - 1].semantic.starts_with("finance.") && !is_rate_name(number.words);
}

// The part that bears the name of the whole: "base_fare" of "fare".
const NamedNumber* RatePass::base_of(const NamedNumber& total, const Words& noun) const {
  auto const found = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
    return number.column != total.column && has_any(number.words, {"base", "basic"}) &&
           without(number.words, {"base", "basic"}) == noun;
  });
  return found == numbers_.end() ? nullptr : &*found;
}

// A total is made of the amounts that bear its noun, and of what is added to them or let off.
bool RatePass::derive_composition(const NamedNumber& total) {
  Words const noun = without(total.words, kTotal);
  if (noun.empty() || !is_money(total) || stands_alone(total.words)) return false;
  bool const named = noun.size() < total.words.size();
  if (!named && base_of(total, noun) == nullptr) return false;
  if (column_meaning(target_, {"finance.subtotal", "finance.gross_pay"}) != 0) return false;
  std::vector<Term> terms;
  std::size_t parts = 0;
  std::string formula;
  for (NamedNumber const& number : numbers_) {
    std::string_view const semantic = target_.columns[number.column - 1].semantic;
    bool const part = number.words.size() > noun.size() && is_subset(noun, number.words) &&
                      number.words.back() == noun.back() && !has_any(number.words, kTotal) &&
                      !stands_alone(number.words) && is_money(number);
    bool const plus = semantic == "finance.tax" || semantic == "finance.fee" ||
                      semantic == "finance.freight" || semantic == "finance.tip";
    bool const minus = semantic == "finance.discount";
    if (number.column == total.column || is_rate_name(number.words) || (!part && !plus && !minus)) continue;
    parts += part;
    terms.push_back({own_number(number.column), minus});
    formula += (formula.empty() ? "" : minus ? " - " : " + ") + table_.column(number.column).name;
  }
  if (terms.size() < 2 || parts == 0 || (named && parts < 2)) return false;
  // The first term decides whether there is a total.
  pg::TypeRef const& type = table_.column(total.column).type;
  generate::NodeId const own = target_.program.attribute(total.column);
  terms.insert(terms.begin(), Term{{target_.program.add(std::make_unique<ProportionNode>(
                                        own, NumberSource{own, type.base}, NumberSource{}, 0, 1, type)),
                                    type.base},
                                   false});
  replace_column(total.column, std::make_unique<generate::SumNode>(std::move(terms), type),
                 std::move(formula));
  if (target_.derived_amount == 0) target_.derived_amount = total.column;
  return true;
}

// A rate of the row, of one that it refers to, or of what that refers to.
template <typename Fits>
std::optional<RatePass::Rate> RatePass::find_rate(AttrNumber except, Fits fits) {
  for (NamedNumber const& number : numbers_)
    if (number.column != except && fits(number.words))
      return Rate{own_number(number.column), number.words, table_.column(number.column).name};
  for (int generation = 0; generation < 2; ++generation)
    for (std::size_t k = 0; k < references_.size(); ++k) {
      TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
      bool const settled = is_settled(parent);
      if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
      auto const cell = [&](const TablePlan& of, const NamedNumber& number, AttrNumber seen) {
        pg::Column const& column = of.table.column(number.column);
        return Rate{{optional_parent_cell(k, seen), column.type.base},
                    number.words,
                    of.table.name + "." + column.name};
      };
      if (generation == 0) {
        for (NamedNumber const& number : named_numbers(parent))
          if (fits(number.words)) return cell(parent, number, number.column);
        continue;
      }
      for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
        TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[g].parent);
        if (beyond == nullptr || beyond == &parent || beyond == &target_) continue;
        for (NamedNumber const& number : named_numbers(*beyond))
          if (fits(number.words))
            if (auto const seen = ancestor_column(parent, g, number.column))
              return cell(*beyond, number, *seen);
      }
    }
  return std::nullopt;
}

// What was worked costs hours times an hourly rate.
bool RatePass::derive_cost_of_time(const NamedNumber& result, const Words& stem) {
  for (NamedNumber const& number : numbers_) {
    bool const hours = has_any(number.words, {"hour", "hr"});
    bool const minutes =
        has_any(number.words, {"minute", "min"}) && has_any(number.words, {"duration", "minute"});
    if ((!hours && !minutes) || number.column == result.column || is_rate_name(number.words) ||
        has_any(number.words, {"overtime", "estimated", "planned", "max", "capacity", "break", "late"}))
      continue;
    Words const timed = without(number.words, {"hour", "hr", "minute", "min", "worked", "total", "billed",
                                               "billable", "actual", "duration"});
    bool const of_work = is_subset(stem, {"labor", "labour", "work", "time", "service", "gross", "parking"});
    if (!(timed.empty() ? of_work : stem.empty() || have_common(stem, timed))) continue;
    auto const rate = find_rate(result.column, [&](const Words& words) {
      return !has_any(words, {"overtime", "tax", "interest", "max", "min"}) &&
             (has_any(words, {"hourly", "wage"}) ||
              (has_any(words, {"rate"}) && has_any(words, {"hour", "labor", "labour", "billing"})));
    });
    if (!rate) return false;
    constexpr std::int64_t kMinutes = 60;
    replace_column(result.column,
                   std::make_unique<ProportionNode>(target_.program.attribute(result.column),
                                                    own_number(number.column), rate->source, 1,
                                                    hours ? 1 : kMinutes, table_.column(result.column).type),
                   table_.column(number.column).name + " * " + rate->origin);
    return true;
  }
  return false;
}

// What was used costs units times the price of one.
bool RatePass::derive_cost_of_units(const NamedNumber& result) {
  for (NamedNumber const& number : numbers_) {
    bool const used = has_any(number.words, {"consumed", "consumption", "usage", "used", "distance", "kwh",
                                             "km", "mile", "liter", "litre", "gallon", "gb"});
    if (!used || number.column == result.column || is_rate_name(number.words) || is_money(number)) continue;
    auto const rate = find_rate(result.column, [&](const Words& words) {
      auto const per = std::find(words.begin(), words.end(), "per");
      bool const priced = has_any(words, {"price", "rate", "cost", "charge", "tariff", "fare"});
      bool const of_unit = per != words.end() && per + 1 != words.end() &&
                           (has_any(number.words, {"unit", "consumed", "consumption", "usage"}) ||
                            have_common(Words(per + 1, words.end()), number.words) ||
                            (*(per + 1) == "km" && has_any(number.words, {"distance"})));
      return priced && of_unit && !has_any(words, {"day", "month", "hour", "night", "year", "person"});
    });
    if (!rate) continue;
    replace_column(
        result.column,
        std::make_unique<ProportionNode>(target_.program.attribute(result.column), own_number(number.column),
                                         rate->source, 1, 1, table_.column(result.column).type),
        table_.column(number.column).name + " * " + rate->origin);
    return true;
  }
  return false;
}

// So many at a price for one each: credits at a rate per credit, nights at a price per night.
void RatePass::derive_price_per_unit() {
  for (NamedNumber const& rate : numbers_) {
    auto const per = std::find(rate.words.begin(), rate.words.end(), "per");
    if (per == rate.words.end() || per + 1 == rate.words.end()) continue;
    std::string const& unit = *(per + 1);
    auto const count = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
      return number.column != rate.column && core::contains(number.words, unit) &&
             !has_any(number.words, {"per", "max", "min", "included", "limit"}) && !is_money(number) &&
             !is_rate_name(number.words);
    });
    auto const result = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
      static const SomeWords kOther = {"discount", "tax",   "vat",         "deposit",   "fee",   "tip",
                                       "paid",     "due",   "scholarship", "refund",    "bonus", "min",
                                       "max",      "limit", "balance",     "surcharge", "per",   "net",
                                       "cleaning", "aid",   "grant",       "extra",     "unit"};
      return number.column != rate.column && count != numbers_.end() && number.column != count->column &&
             is_open(number) && is_money(number) && !has_any(number.words, kOther) &&
             !pg::is_integer_type(table_.column(number.column).type.base);
    });
    if (count == numbers_.end() || result == numbers_.end()) continue;
    replace_column(
        result->column,
        std::make_unique<ProportionNode>(target_.program.attribute(result->column), own_number(count->column),
                                         own_number(rate.column), 1, 1, table_.column(result->column).type),
        table_.column(count->column).name + " * " + table_.column(rate.column).name);
    if (target_.derived_amount == 0) target_.derived_amount = result->column;
    return;
  }
}

bool RatePass::derive_product(const NamedNumber& result) {
  bool const amount = has_any(result.words, kMoney) && !is_rate_name(result.words) &&
                      !stands_alone(result.words) && !result.words.empty() &&
                      has_any({result.words.back()}, kMoney);
  if (!amount) return false;
  Words const stem = without(result.words, kMoney);
  if (derive_cost_of_time(result, stem)) return true;
  bool const whole = !stem.empty() && have_common(stem, {"standing", "fixed", "base", "booking", "service",
                                                         "delivery", "late", "tax", "vat"});
  return !whole && derive_cost_of_units(result);
}

// A month costs a twelfth of the year.
bool RatePass::derive_period(const NamedNumber& result) {
  struct Period {
    std::string_view name;
    std::int64_t in_a_year;
  };
  static constexpr Period kPeriods[] = {{"monthly", 12}, {"quarterly", 4}, {"weekly", 52}};
  for (Period const& period : kPeriods) {
    if (!has_any(result.words, {period.name}) || has_any(result.words, {"limit"})) continue;
    for (NamedNumber const& year : numbers_) {
      static const SomeWords kYear = {"annual", "yearly", "annually"};
      if (!has_any(year.words, kYear) || without(year.words, kYear) != without(result.words, {period.name}) ||
          !is_money(year))
        continue;
      // Who pays by the year may pay less.
      if (has_any(year.words, {"price", "fee"})) continue;
      replace_column(result.column,
                     std::make_unique<ProportionNode>(target_.program.attribute(result.column),
                                                      own_number(year.column), NumberSource{}, 1,
                                                      period.in_a_year, table_.column(result.column).type),
                     table_.column(year.column).name + " / " + std::to_string(period.in_a_year));
      return true;
    }
  }
  return false;
}

// What is spent is no more than what was granted.
void RatePass::spend_within(const NamedNumber& granted) {
  static const SomeWords kSpent = {"spent", "used", "utilized", "utilised", "disbursed", "drawn"};
  static const SomeWords kGranted = {"approved",   "granted",    "awarded",
                                     "sanctioned", "authorized", "authorised"};
  constexpr std::int64_t kAll = 1000;
  for (NamedNumber const& spent : numbers_) {
    if (!has_any(spent.words, kSpent) || is_rate_name(spent.words) || !may_compute(spent.column) ||
        without(spent.words, kSpent) != without(granted.words, kGranted))
      continue;
    pg::TypeRef const& type = table_.column(spent.column).type;
    replace_column(spent.column,
                   std::make_unique<generate::AtMostShareNode>(
                       NumberSource{target_.program.attribute(spent.column), type.base},
                       own_number(granted.column), kAll, type),
                   "at most " + table_.column(granted.column).name);
  }
}

// What is approved is no more than what was claimed.
void RatePass::order_amounts() {
  static const SomeWords kAsked = {"claimed", "claim", "requested", "applied", "asked", "proposed"};
  static const SomeWords kGranted = {"approved",   "granted",    "awarded",
                                     "sanctioned", "authorized", "authorised"};
  constexpr std::int64_t kLeastPerMille = 550;
  constexpr std::int64_t kAll = 1000;
  for (NamedNumber const& granted : numbers_) {
    if (!has_any(granted.words, kGranted) || is_rate_name(granted.words) || !may_compute(granted.column))
      continue;
    auto const asked = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& number) {
      return has_any(number.words, kAsked) &&
             without(number.words, kAsked) == without(granted.words, kGranted);
    });
    if (asked == numbers_.end()) continue;
    spend_within(granted);
    pg::TypeRef const& type = table_.column(granted.column).type;
    NumberSource const whole = own_number(asked->column);
    auto const share = [&](std::int64_t per_mille) {
      return NumberSource{target_.program.add(std::make_unique<generate::ShareNode>(
                              whole.node, whole, NumberSource{}, per_mille, type)),
                          type.base};
    };
    std::string const& name = table_.column(granted.column).name;
    replace_column(granted.column,
                   std::make_unique<generate::BetweenNode>(
                       NumberSource{target_.program.attribute(granted.column), type.base},
                       share(kLeastPerMille), share(kAll), type, plan_.stream(target_, name + ".granted")),
                   "of " + table_.column(asked->column).name);
  }
}

// What something costs is no more than its price, and that no more than its price on the list.
void RatePass::order_prices() {
  std::vector<std::pair<std::int64_t, AttrNumber>> prices;
  for (NamedNumber const& number : numbers_) {
    bool const price = target_.columns[number.column - 1].semantic == "finance.price" && is_open(number);
    std::int64_t const share = generate::share_of_price(table_.column(number.column).name);
    if (price &&
        std::none_of(prices.begin(), prices.end(), [&](auto const& one) { return one.first == share; }))
      prices.emplace_back(share, number.column);
  }
  std::sort(prices.begin(), prices.end());
  if (prices.size() < 2) return;
  Oid const type = table_.column(prices[0].second).type.base;
  std::vector<generate::NodeId> nodes;
  for (auto const& [share, column] : prices) {
    if (table_.column(column).type.base != type) return;
    nodes.push_back(target_.program.attribute(column));
  }
  for (std::size_t i = 0; i < prices.size(); ++i) {
    AttrNumber const column = prices[i].second;
    target_.set_column(column, target_.program.add(std::make_unique<generate::RankedNode>(nodes, i, type)),
                       target_.columns[column - 1].generator + ", in order",
                       target_.columns[column - 1].reason);
  }
}

// One of so many instalments is its part of the whole.
void RatePass::derive_instalment() {
  static const SomeWords kOne = {"installment", "instalment"};
  auto const first = [&](auto fits) { return std::find_if(numbers_.begin(), numbers_.end(), fits); };
  auto const one = first([&](const NamedNumber& number) {
    return has_any(number.words, kOne) && is_money(number) && is_open(number);
  });
  auto const count = first([&](const NamedNumber& number) {
    return has_any(number.words, kOne) && !is_money(number) &&
           pg::is_integer_type(table_.column(number.column).type.base);
  });
  auto const whole = first([&](const NamedNumber& number) {
    return is_money(number) && !has_any(number.words, kOne) && has_any(number.words, {"total", "amount"}) &&
           !has_any(number.words, {"paid", "remaining", "due", "balance", "down", "interest", "fee"});
  });
  if (one == numbers_.end() || count == numbers_.end() || whole == numbers_.end()) return;
  replace_column(
      one->column,
      std::make_unique<generate::RatioNode>(target_.program.attribute(one->column), own_number(whole->column),
                                            own_number(count->column), 1, table_.column(one->column).type),
      table_.column(whole->column).name + " / " + table_.column(count->column).name);
}

void RatePass::derive_rates() {
  order_prices();
  order_amounts();
  derive_instalment();
  derive_price_per_unit();
  for (NamedNumber const& number : numbers_) {
    if (!is_open(number)) continue;
    if (derive_composition(number) || derive_period(number)) continue;
    derive_product(number);
  }
}

}  // namespace synthgen::plan
