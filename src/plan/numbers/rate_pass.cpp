// The names decide: "labor_cost" beside "labor_hours" and an hourly rate, "total_cost" beside "labor_cost"
// and "parts_cost", "monthly_premium" beside "annual_premium".
#include "plan/numbers/rate_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/meanings/semantic_goods.hpp"
#include "generate/nodes/limits.hpp"
#include "generate/nodes/measures.hpp"
#include "generate/nodes/proportion.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;
using generate::ProportionNode;
using generate::Term;

const SomeWords kTotal = {"total", "grand", "overall", "final"};

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
  pg::TypeRef const& type = table_.column(prices[0].second).type;
  std::vector<generate::NodeId> nodes;
  for (auto const& [share, column] : prices) {
    pg::TypeRef const& other = table_.column(column).type;
    if (other.base != type.base || other.base_modifier != type.base_modifier) return;
    nodes.push_back(target_.program.attribute(column));
  }
  for (std::size_t i = 0; i < prices.size(); ++i) {
    AttrNumber const column = prices[i].second;
    target_.set_column(
        column, target_.program.add(std::make_unique<generate::RankedNode>(nodes, i, type.base)),
        target_.columns[column - 1].generator + ", in order", target_.columns[column - 1].reason);
  }
}

void RatePass::derive_rates() {
  order_prices();
  for (NamedNumber const& number : numbers_)
    if (is_open(number)) derive_composition(number);
}

}  // namespace synthgen::plan
