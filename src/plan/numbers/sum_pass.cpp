// A sum needs its first summand and one more. What follows from the result is none of them, and what follows
// from something else already is no result.
#include "plan/numbers/sum_pass.hpp"

#include <algorithm>

#include "generate/nodes/formulas.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;
using generate::Term;

// Of several values of a thing one; a limit or a plan rather than what became of it.
bool is_of_many(const Words& words) {
  return has_any(words, {"min", "max", "minimum", "maximum", "avg", "average", "mean", "median", "target",
                         "limit", "estimated", "planned", "previous", "last", "threshold"});
}

}  // namespace

bool SumPass::is_open(const NamedNumber& number) const {
  return may_compute(number.column) && !is_key_part(number.column) && !draft_.computed[number.column - 1] &&
         draft_.follows[number.column - 1].empty();
}

bool SumPass::fits(const NamedNumber& result, const Sum& sum) const {
  return has_any(result.words, sum.result) && (sum.noun.empty() || has_any(result.words, sum.noun)) &&
         !has_any(result.words, sum.except);
}

SumPass::Found SumPass::find_summands(const NamedNumber& result, const Sum& sum) const {
  Found found;
  bool const counts = pg::is_integer_type(table_.column(result.column).type.base);
  for (Summand const& summand : sum.summands) {
    auto const number = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& one) {
      return one.column != result.column && has_any(one.words, summand.words) && !is_rate_name(one.words) &&
             (!counts || pg::is_integer_type(table_.column(one.column).type.base)) &&
             (is_of_many(result.words) || !is_of_many(one.words)) &&
             !has_any(one.words, {"id", "no", "number", "year", "percent"}) &&
             !follows(one.column, result.column) &&
             std::none_of(found.begin(), found.end(),
                          [&](const NamedNumber* other) { return other == &one; });
    });
    found.push_back(number == numbers_.end() ? nullptr : &*number);
  }
  return found;
}

// A summand that is a part of the first one is no more than a part.
void SumPass::keep_within(const NamedNumber& number, const NamedNumber& whole, std::int64_t per_mille) {
  if (!is_open(number) || follows(whole.column, number.column)) return;
  draft_.sources.clear();
  pg::TypeRef const& type = table_.column(number.column).type;
  replace_column(number.column,
                 std::make_unique<generate::AtMostShareNode>(
                     NumberSource{target_.program.attribute(number.column), type.base},
                     own_number(whole.column), per_mille, type),
                 target_.columns[number.column - 1].generator + ", at most a part of " +
                     table_.column(whole.column).name);
}

bool SumPass::derive_sum(const NamedNumber& result, const Sum& sum) {
  if (!fits(result, sum)) return false;
  Found const found = find_summands(result, sum);
  std::size_t const there =
      found.size() - static_cast<std::size_t>(std::count(found.begin(), found.end(), nullptr));
  if (found.front() == nullptr || there < 2) return false;
  for (std::size_t i = 1; i < found.size(); ++i)
    if (found[i] != nullptr && sum.summands[i].most_per_mille > 0)
      keep_within(*found[i], *found.front(), sum.summands[i].most_per_mille);
  draft_.sources.clear();
  std::vector<Term> terms;
  std::string formula;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] == nullptr) continue;
    bool const minus = sum.summands[i].minus;
    terms.push_back({own_number(found[i]->column), minus});
    formula += (formula.empty() ? "" : minus ? " - " : " + ") + table_.column(found[i]->column).name;
  }
  bool const may_be_negative = !target_.constraints.domains[result.column - 1].lower;
  replace_column(
      result.column,
      std::make_unique<generate::FormulaNode>(target_.program.attribute(result.column), std::move(terms), 1,
                                              may_be_negative, table_.column(result.column).type),
      std::move(formula));
  return true;
}

// What some cost at a price each.
bool SumPass::derive_product(const NamedNumber& result) {
  bool const named = has_any(result.words, {"total", "line", "extended", "stock", "inventory", "market"}) &&
                     has_any(result.words, {"price", "cost", "value", "amount", "total"});
  if (!named || pg::is_integer_type(table_.column(result.column).type.base)) return false;
  auto const find = [&](auto fits) {
    auto const number = std::find_if(numbers_.begin(), numbers_.end(), [&](const NamedNumber& one) {
      return one.column != result.column && !is_of_many(one.words) && !follows(one.column, result.column) &&
             fits(one.words);
    });
    return number == numbers_.end() ? nullptr : &*number;
  };
  NamedNumber const* const each = find([](const Words& words) {
    return has_any(words, {"unit", "each", "per"}) && has_any(words, {"price", "cost", "value", "rate"});
  });
  NamedNumber const* const count = find([](const Words& words) {
    return has_any(words, {"quantity", "unit", "piece", "share", "hour", "copy"}) &&
           !has_any(words, {"price", "cost", "value", "rate", "per", "amount"});
  });
  if (each == nullptr || count == nullptr) return false;
  draft_.sources.clear();
  replace_column(result.column,
                 std::make_unique<generate::ProductNode>(own_number(count->column), own_number(each->column),
                                                         table_.column(result.column).type),
                 table_.column(count->column).name + " * " + table_.column(each->column).name);
  return true;
}

void SumPass::derive_sums() {
  for (NamedNumber const& number : numbers_) {
    if (!is_open(number) || is_rate_name(number.words)) continue;
    if (derive_product(number)) continue;
    std::any_of(sums().begin(), sums().end(), [&](const Sum& sum) { return derive_sum(number, sum); });
  }
}

}  // namespace synthgen::plan
