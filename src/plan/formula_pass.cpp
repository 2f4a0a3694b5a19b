// The names decide: "difference" beside "counted" and "expected", "total_votes" beside "votes_for" and
// "votes_against", "ctr" beside "clicks" and "impressions". What is computed already stays.
#include "plan/formula_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "generate/limits.hpp"
#include "generate/measures.hpp"
#include "plan/evidence_pass.hpp"
#include "plan/formula_names.hpp"
#include "plan/named_numbers.hpp"
#include "plan/value_domain.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;
using generate::Term;
using List = NameWords;

bool is_percentage(const Words& words) {
  return has_any(words, List{"percent", "percentage", "pct", "rate", "ratio", "share", "perc"});
}

}  // namespace

FormulaPass::FormulaPass(TableDraft& draft) : TablePass(draft) {
  for (pg::Column const& column : table_.columns) {
    bool const counts = !column.dropped && generate::is_number_type(column.type.base) &&
                        column.generated == 0 &&
                        target_.program.attribute(column.number) != generate::kNoNode &&
                        roles_[column.number - 1].choice != nullptr;
    if (!counts) continue;
    numbers_.push_back({column.number, core::spelt_words_of(column.name)});
  }
}

// The first number with one of these words that is no rate, and no limit unless that is wanted.
const FormulaPass::Number* FormulaPass::find(Choices words) const {
  List bounds{"min", "max", "avg", "average", "price", "target", "limit"};
  std::erase_if(bounds, [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
  for (Number const& number : numbers_)
    if (has_any(number.words, words) && !is_percentage(number.words) && !has_any(number.words, bounds))
      return &number;
  return nullptr;
}

// The number that is called like another one but for words that tell the two apart.
const FormulaPass::Number* FormulaPass::find_alike(const Number& other, Choices other_words,
                                                   Choices words) const {
  for (Number const& number : numbers_)
    if (has_any(number.words, words) && !is_percentage(number.words) && number.column != other.column &&
        without(number.words, words) == without(other.words, other_words))
      return &number;
  return nullptr;
}

bool FormulaPass::is_open(const Number& number) const {
  return may_compute(number.column) && !is_key_part(number.column) && !draft_.computed[number.column - 1];
}

// Whether others may follow from a number: nothing that may follow from them decides it.
bool FormulaPass::is_given(const Number& number) const {
  return !draft_.computed[number.column - 1] || draft_.chained[number.column - 1] ||
         std::find(adjusted_.begin(), adjusted_.end(), number.column) != adjusted_.end();
}

Term FormulaPass::term(const Number& number, bool minus) {
  return {own_number(number.column), minus};
}

void FormulaPass::compute(const Number& result, std::vector<Term> terms, std::string formula) {
  bool const may_be_negative = !target_.constraints.domains[result.column - 1].lower;
  std::size_t const all = terms.size();
  replace_column(
      result.column,
      std::make_unique<generate::FormulaNode>(target_.program.attribute(result.column), std::move(terms), all,
                                              may_be_negative, table_.column(result.column).type),
      std::move(formula));
}

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

// What is due on a loan, or paid, is principal and interest: the number that says how much in all. Null if
// the row does not split it.
const FormulaPass::Number* FormulaPass::instalment(const Number& principal, const Number& interest) const {
  for (Number const& number : numbers_) {
    if (&number == &principal || &number == &interest || is_percentage(number.words)) continue;
    if (has_any(number.words,
                List{"payment", "total", "installment", "instalment", "emi", "due", "amount"}) &&
        !has_any(number.words, List{"paid", "balance", "outstanding", "remaining", "fee", "penalty", "after",
                                    "number", "nbr", "no", "num", "count", "id", "seq", "month", "term"}))
      return &number;
  }
  return nullptr;
}

// The parts add up to it; where it follows from something else, the principal is what is left of it.
bool FormulaPass::derive_instalments() {
  constexpr std::int64_t kMostInterestPerMille = 450;
  Number const* const principal = find(List{"principal"});
  Number const* const interest = find(List{"interest"});
  if (principal == nullptr || interest == nullptr || principal == interest) return false;
  Number const* const whole = instalment(*principal, *interest);
  if (whole == nullptr) return false;
  if (is_open(*whole)) {
    compute(*whole, {term(*principal, false), term(*interest, false)},
            table_.column(principal->column).name + " + " + table_.column(interest->column).name);
    return true;
  }
  if (!is_open(*principal) || !is_open(*interest)) return false;
  pg::TypeRef const& type = table_.column(interest->column).type;
  replace_column(interest->column,
                 std::make_unique<generate::AtMostShareNode>(
                     NumberSource{target_.program.attribute(interest->column), type.base},
                     own_number(whole->column), kMostInterestPerMille, type),
                 "share of " + table_.column(whole->column).name);
  compute(*principal, {term(*whole, false), term(*interest, true)},
          table_.column(whole->column).name + " - " + table_.column(interest->column).name);
  return true;
}

// The monthly payment pays off the loan by the end of its term; no more is owed than was lent, and nothing
// when it is paid off.
void FormulaPass::derive_loan() {
  auto const first = [&](const List& words, const List& none, bool rate) -> Number const* {
    auto const found = std::find_if(numbers_.begin(), numbers_.end(), [&](const Number& number) {
      return has_any(number.words, words) && !has_any(number.words, none) &&
             is_percentage(number.words) == rate;
    });
    return found == numbers_.end() ? nullptr : &*found;
  };
  Number const* const principal =
      first({"principal", "loan"}, {"outstanding", "remaining", "balance", "number", "id", "paid"}, false);
  Number const* const months =
      first({"month", "term", "tenure", "tenor"},
            {"payment", "amount", "income", "amt", "fee", "installment", "emi"}, false);
  Number const* const rate = first({"interest", "apr", "rate"}, {"penalty", "tax"}, true);
  if (principal == nullptr || months == nullptr || rate == nullptr) return;
  Number const* const payment =
      first({"payment", "installment", "instalment", "emi"},
            {"count", "number", "nbr", "num", "total", "last", "day", "made", "first", "paid"}, false);
  if (payment != nullptr && payment != principal && may_compute(payment->column))
    replace_column(
        payment->column,
        std::make_unique<generate::AnnuityNode>(
            target_.program.attribute(payment->column), own_number(principal->column),
            own_number(rate->column), own_number(months->column), table_.column(payment->column).type),
        "annuity of " + table_.column(principal->column).name);
  Number const* const owed =
      first({"outstanding", "remaining", "balance"}, {"month", "term", "payment"}, false);
  if (owed == nullptr || !may_compute(owed->column)) return;
  constexpr std::int64_t kLeastOwedPerMille = 60;
  constexpr std::int64_t kMostOwedPerMille = 970;
  pg::TypeRef const& type = table_.column(owed->column).type;
  NumberSource const whole = own_number(principal->column);
  auto const of_principal = [&](std::int64_t per_mille) {
    return NumberSource{target_.program.add(std::make_unique<generate::ShareNode>(
                            whole.node, whole, NumberSource{}, per_mille, type)),
                        type.base};
  };
  auto share = std::make_unique<generate::BetweenNode>(
      NumberSource{target_.program.attribute(owed->column), type.base}, of_principal(kLeastOwedPerMille),
      of_principal(kMostOwedPerMille), type,
      plan_.stream(target_, table_.column(owed->column).name + ".owed"));
  auto evidence = EvidencePass(draft_).evidence_of("completed");
  if (!evidence)
    return replace_column(owed->column, std::move(share), "of " + table_.column(principal->column).name);
  generate::NodeId const left = target_.program.add(std::move(share));
  replace_column(owed->column, std::make_unique<generate::NothingWhenNode>(left, std::move(*evidence), type),
                 "of " + table_.column(principal->column).name + ", nothing when completed");
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

// Who reaches the passing score has passed.
void FormulaPass::derive_passed() {
  auto const flag = std::find_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && column.type.base == BOOLOID && may_derive(column.number) &&
           has_any(core::words_of(column.name), List{"passed", "pass"});
  });
  Number const* const score = find(List{"score", "mark", "grade", "percentage"});
  if (flag == table_.columns.end() || score == nullptr) return;
  auto const is_threshold = [](const Words& words) {
    return has_any(words, List{"passing", "pass", "required", "minimum"}) &&
           has_any(words, List{"score", "mark", "grade", "percentage", "pct"});
  };
  NumberSource threshold;
  for (Number const& number : numbers_)
    if (is_threshold(number.words) && number.column != score->column) threshold = own_number(number.column);
  for (std::size_t k = 0; k < references_.size() && threshold.node == generate::kNoNode; ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    for (pg::Column const& column : parent.table.columns)
      if (!column.dropped && generate::is_number_type(column.type.base) &&
          is_threshold(core::words_of(column.name)))
        threshold = {optional_parent_cell(k, column.number), column.type.base};
  }
  if (threshold.node == generate::kNoNode) return;
  generate::NodeId reached =
      target_.program.add(std::make_unique<generate::ReachesNode>(own_number(score->column), threshold));
  if (not_null(*flag))
    reached = target_.program.add(
        std::make_unique<generate::CoalesceNode>(reached, target_.program.attribute(flag->number)));
  target_.set_column(flag->number, reached, "whether " + table_.column(score->column).name + " is enough",
                     target_.columns[flag->number - 1].reason);
}

// The column that has a value exactly where the row's work is done: a date, else what a status says. kNoNode
// if nothing tells.
generate::NodeId FormulaPass::completed_node(const Number& progress, std::string& told) {
  auto evidence = EvidencePass(draft_).evidence_of("completed");
  if (evidence) {
    told = "completed";
    return target_.program.add(std::make_unique<generate::WhenNode>(
        target_.program.attribute(progress.column), std::move(*evidence)));
  }
  auto const date = std::find_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && generate::is_instant_type(column.type.base) && !not_null(column) &&
           target_.program.attribute(column.number) != generate::kNoNode &&
           has_any(core::words_of(column.name), List{"completed", "completion", "finished"});
  });
  if (date == table_.columns.end()) return generate::kNoNode;
  told = date->name;
  return target_.program.attribute(date->number);
}

bool FormulaPass::is_progress(const Number& number) const {
  pg::TypeRef const& type = table_.column(number.column).type;
  auto const& upper = target_.constraints.domains[number.column - 1].upper;
  return has_any(number.words, List{"progress", "complete", "completed", "completion", "done"}) &&
         (is_percentage(number.words) ||
          target_.columns[number.column - 1].semantic == "quantity.percentage") &&
         generate::NumberRoom(type).whole_digits() >= 3 && !in_check_group(number.column) &&
         !target_.is_ruled(number.column) && !target_.constraints.domains[number.column - 1].allowed &&
         (!upper || as_integer(upper->value, type.base).value_or(100) + upper->inclusive > 100);
}

// What is completed has made all its progress, and nothing else has; what waits has made none.
void FormulaPass::derive_progress() {
  for (Number const& number : numbers_) {
    std::string told;
    generate::NodeId const done = is_progress(number) ? completed_node(number, told) : generate::kNoNode;
    if (done == generate::kNoNode) continue;
    pg::TypeRef const& type = table_.column(number.column).type;
    auto progress = std::make_unique<generate::ProgressNode>(
        NumberSource{target_.program.attribute(number.column), type.base}, done, type.base_modifier);
    auto waiting = EvidencePass(draft_).evidence_of_waiting();
    if (!waiting) {
      replace_column(number.column, std::move(progress), "100 when " + told);
      continue;
    }
    replace_column(number.column,
                   std::make_unique<generate::NothingWhenNode>(target_.program.add(std::move(progress)),
                                                               std::move(*waiting), type),
                   "100 when " + told + ", 0 when waiting");
  }
}

void FormulaPass::derive_formulas() {
  derive_loan();
  derive_progress();
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
  derive_passed();
}

}  // namespace synthgen::plan
