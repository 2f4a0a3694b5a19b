// The names decide: "difference" beside "counted" and "expected", "total_votes" beside "votes_for" and
// "votes_against", "ctr" beside "clicks" and "impressions". What is computed already stays.
#include "plan/formula_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/limits.hpp"
#include "generate/measures.hpp"
#include "plan/formula_names.hpp"

namespace synthgen::plan {

using core::Words;
using generate::NumberSource;
using generate::Term;
using List = NameWords;

// What was counted is about what was expected.
void FormulaPass::keep_close(const Number& number, const Number& other) {
  if (!is_open(number)) return;
  constexpr std::int64_t kLeastPerMille = 940;
  constexpr std::int64_t kMostPerMille = 1040;
  pg::TypeRef const& type = table_.column(number.column).type;
  NumberSource const whole = own_number(other.column);
  auto const share = [&](std::int64_t per_mille) {
    return NumberSource{target_.program.add(std::make_unique<generate::ShareNode>(
                            whole.node, whole, NumberSource{}, per_mille, type)),
                        type.base};
  };
  replace_column(
      number.column,
      std::make_unique<generate::BetweenNode>(
          NumberSource{target_.program.attribute(number.column), type.base}, share(kLeastPerMille),
          share(kMostPerMille), type, plan_.stream(target_, table_.column(number.column).name + ".close")),
      "about " + table_.column(other.column).name);
}

bool FormulaPass::derive_difference(const Number& result) {
  for (Difference const& one : differences()) {
    if (!has_any(result.words, one.result)) continue;
    for (Number const& from : numbers_) {
      if (from.column == result.column || !has_any(from.words, one.from) || has_any(from.words, one.less) ||
          is_percentage(from.words))
        continue;
      Number const* const less = find_alike(from, one.from, one.less);
      if (less == nullptr || less->column == result.column || !is_given(from) || !is_given(*less)) continue;
      if (one.close) keep_close(from, *less);
      bool const in_order = draft_.chained[from.column - 1] && draft_.chained[less->column - 1];
      if (one.ordered && !in_order) {
        if (table_.column(from.column).type.base != table_.column(less->column).type.base) continue;
        if (!is_open(from) || !is_open(*less)) continue;
        std::vector<generate::NodeId> const pair{target_.program.attribute(less->column),
                                                 target_.program.attribute(from.column)};
        for (std::size_t i = 0; i < pair.size(); ++i)
          replace_column(
              i == 0 ? less->column : from.column,
              std::make_unique<generate::RankedNode>(pair, i, table_.column(from.column).type.base),
              target_.columns[from.column - 1].generator + ", in order");
      }
      compute(result, {term(from, false), term(*less, true)},
              table_.column(from.column).name + " - " + table_.column(less->column).name);
      return true;
    }
  }
  return false;
}

// Net is gross less all that is kept back; of an invoice gross is net and tax.
bool FormulaPass::derive_net(const Number& result) {
  static const List kKept = {"commission", "fee",    "deduction", "withheld",  "withholding", "discount",
                             "tare",       "charge", "retention", "retainage", "royalty",     "rebate"};
  static const List kTax = {"tax", "vat", "gst"};
  bool const net = has_any(result.words, List{"net"});
  if (!net && !has_any(result.words, List{"gross"})) return false;
  Number const* const other = find(net ? List{"gross"} : List{"net"});
  if (other == nullptr || other->column == result.column || !is_given(*other)) return false;
  std::vector<Term> terms{term(*other, false)};
  std::string formula = table_.column(other->column).name;
  for (Number const& number : numbers_) {
    if (number.column == result.column || number.column == other->column || is_percentage(number.words))
      continue;
    bool const tax = has_any(number.words, kTax);
    if (net ? !has_any(number.words, kKept) : !tax) continue;
    terms.push_back(term(number, net));
    formula += (net ? " - " : " + ") + table_.column(number.column).name;
  }
  if (terms.size() == 1) return false;
  compute(result, std::move(terms), std::move(formula));
  return true;
}

// A rate of that name in the row, or in one that it refers to.
NumberSource FormulaPass::rate_of(std::string_view what) {
  for (Number const& number : numbers_)
    if (is_percentage(number.words) && has_any(number.words, List{what})) return own_number(number.column);
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    for (pg::Column const& column : parent.table.columns) {
      Words const words = core::words_of(column.name);
      if (!column.dropped && generate::is_number_type(column.type.base) && is_percentage(words) &&
          has_any(words, List{what}))
        return {optional_parent_cell(k, column.number), column.type.base};
    }
  }
  return {};
}

// A commission is a share of what it is taken of.
bool FormulaPass::derive_share(const Number& result) {
  if (!has_any(result.words, List{"commission"}) || is_percentage(result.words)) return false;
  for (List const& words :
       {List{"gross"}, List{"sale"}, List{"subtotal"}, List{"total"}, List{"amount", "price"}}) {
    Number const* const whole = find(words);
    if (whole == nullptr || whole->column == result.column ||
        has_any(whole->words, List{"commission", "net"}))
      continue;
    NumberSource const rate = rate_of("commission");
    if (rate.node == generate::kNoNode) return false;
    replace_column(result.column,
                   std::make_unique<generate::ShareNode>(target_.program.attribute(result.column),
                                                         own_number(whole->column), rate, 0,
                                                         table_.column(result.column).type),
                   "share of " + table_.column(whole->column).name);
    adjusted_.push_back(result.column);
    return true;
  }
  return false;
}

// What may be expected of a deal is its amount by the chance that it is made.
bool FormulaPass::derive_expectation(const Number& result) {
  if (!has_any(result.words, List{"expected", "weighted", "forecast"}) ||
      !has_any(result.words, List{"revenue", "value", "amount"}))
    return false;
  auto const first = [&](auto fits) {
    auto const found = std::find_if(numbers_.begin(), numbers_.end(), [&](const Number& number) {
      return number.column != result.column && fits(number.words);
    });
    return found == numbers_.end() ? nullptr : &*found;
  };
  Number const* const chance = first([](const Words& words) {
    return has_any(words, List{"probability", "likelihood", "chance"});
  });
  Number const* const whole = first([](const Words& words) {
    return has_any(words, List{"amount", "value"}) &&
           !has_any(words, List{"expected", "weighted", "forecast"});
  });
  if (chance == nullptr || whole == nullptr) return false;
  replace_column(result.column,
                 std::make_unique<generate::ShareNode>(target_.program.attribute(result.column),
                                                       own_number(whole->column), own_number(chance->column),
                                                       0, table_.column(result.column).type),
                 table_.column(whole->column).name + " * " + table_.column(chance->column).name);
  return true;
}

// A total of what the other numbers with its noun are parts of.
bool FormulaPass::derive_total(const Number& result) {
  static const List kTotal = {"total", "overall", "sum"};
  static const List kOthers = {"min",      "max",       "avg",      "average", "target",    "limit",
                               "capacity", "remaining", "per",      "last",    "estimated", "planned",
                               "mean",     "id",        "expected", "previous"};
  Words const noun = without(result.words, kTotal);
  bool const whole = noun.size() < result.words.size() && !noun.empty() &&
                     !target_.columns[result.column - 1].semantic.starts_with("finance.");
  if (!whole) return false;
  std::vector<Term> terms;
  std::string formula;
  for (Number const& number : numbers_) {
    bool const part =
        number.column != result.column && number.words.size() > noun.size() && !is_percentage(number.words) &&
        !has_any(number.words, kTotal) && !has_any(number.words, kOthers) &&
        std::all_of(noun.begin(), noun.end(), [&](const std::string& word) {
          return std::find(number.words.begin(), number.words.end(), word) != number.words.end();
        });
    if (!part) continue;
    if (!is_given(number)) return false;
    terms.push_back(term(number, false));
    formula += (formula.empty() ? "" : " + ") + table_.column(number.column).name;
  }
  if (terms.size() < 2) return false;
  compute(result, std::move(terms), std::move(formula));
  return true;
}

// Games are won, drawn or lost; three points for a win, one for a draw.
bool FormulaPass::derive_games(const Number& result) {
  Number const* const won = find(List{"won", "win"});
  Number const* const lost = find(List{"lost", "loss", "losse"});
  if (won == nullptr || lost == nullptr || !is_given(*won) || !is_given(*lost)) return false;
  Number const* const drawn = find(List{"drawn", "draw", "tied", "tie"});
  if (drawn != nullptr && !is_given(*drawn)) return false;
  if (has_any(result.words, List{"played", "match", "game"})) {
    std::vector<Term> terms{term(*won, false), term(*lost, false)};
    if (drawn != nullptr) terms.push_back(term(*drawn, false));
    compute(result, std::move(terms), drawn == nullptr ? "won + lost" : "won + drawn + lost");
    return true;
  }
  if (!has_any(result.words, List{"point", "pt"}) || drawn == nullptr) return false;
  compute(result, {term(*won, false), term(*won, false), term(*won, false), term(*drawn, false)},
          "3 * won + drawn");
  return true;
}

bool FormulaPass::derive_ratio(const Number& result) {
  bool const named = is_percentage(result.words) || has_any(result.words, List{"ctr", "cvr", "density"});
  pg::TypeRef const& type = table_.column(result.column).type;
  if (!named) return false;
  for (Ratio const& one : ratios()) {
    if (!has_any(result.words, one.result)) continue;
    Number const* const part = find(one.part);
    Number const* const whole = find(one.whole);
    if (part == nullptr || whole == nullptr || part == whole || part->column == result.column) continue;
    bool const plain = has_any(result.words, List{"density"});
    bool const fraction = !has_any(result.words, List{"percent", "percentage", "pct", "perc"}) &&
                          type.base == NUMERICOID && type.base_modifier >= 0 &&
                          generate::NumberRoom(type).whole_digits() < 3;
    replace_column(result.column,
                   std::make_unique<generate::RatioNode>(target_.program.attribute(result.column),
                                                         own_number(part->column), own_number(whole->column),
                                                         fraction || plain ? 1 : 100, type),
                   table_.column(part->column).name + " / " + table_.column(whole->column).name);
    return true;
  }
  return false;
}

void FormulaPass::derive_body_mass(const Number& result) {
  Number const* const weight = find(List{"weight"});
  Number const* const height = find(List{"height"});
  if (!has_any(result.words, List{"bmi"}) || weight == nullptr || height == nullptr) return;
  if (has_any(height->words, List{"in", "inch", "ft", "feet", "m"}) ||
      has_any(weight->words, List{"lb", "pound"}))
    return;
  replace_column(result.column,
                 std::make_unique<generate::BodyMassNode>(
                     target_.program.attribute(result.column), own_number(weight->column),
                     own_number(height->column), table_.column(result.column).type),
                 "from " + table_.column(weight->column).name + " and " + table_.column(height->column).name);
}

// Who clicks has seen.
void FormulaPass::order_funnel() {
  for (std::vector<List> const& funnel : funnels()) {
    Number const* next = nullptr;
    for (auto step = funnel.rbegin(); step != funnel.rend(); ++step) {
      Number const* const number = find(*step);
      if (number == nullptr || number == next) continue;
      if (next != nullptr) keep_at_least(*number, *next);
      next = number;
    }
  }
}

void FormulaPass::keep_at_least(const Number& number, const Number& least) {
  Oid const type = table_.column(number.column).type.base;
  bool const whole = type == INT2OID || type == INT4OID || type == INT8OID;
  if (!whole || !is_open(number) || !is_given(least)) return;
  replace_column(
      number.column,
      std::make_unique<generate::AtLeastNode>(
          NumberSource{target_.program.attribute(number.column), type}, own_number(least.column),
          plan_.stream(target_, table_.column(number.column).name + ".funnel")),
      target_.columns[number.column - 1].generator + ", at least " + table_.column(least.column).name);
  adjusted_.push_back(number.column);
}

void FormulaPass::derive_formulas() {
  order_funnel();
  for (Number const& number : numbers_)
    if (is_open(number)) derive_share(number);
  for (Number const& number : numbers_) {
    if (!is_open(number)) continue;
    if (is_percentage(number.words) || has_any(number.words, List{"ctr", "cvr", "density"})) {
      derive_ratio(number);
      continue;
    }
    if (derive_expectation(number) || derive_difference(number) || derive_net(number) ||
        derive_total(number) || derive_games(number))
      continue;
    derive_body_mass(number);
  }
}

}  // namespace synthgen::plan
