#include "plan/numbers/loan_pass.hpp"

#include <algorithm>

#include "generate/nodes/amortization.hpp"
#include "generate/nodes/limits.hpp"
#include "generate/nodes/measures.hpp"
#include "plan/states/evidence_pass.hpp"
#include "postgres/exact_type.hpp"

namespace synthgen::plan {

using generate::NumberSource;
using List = std::vector<std::string_view>;

// What is due on a loan, or paid, is principal and interest: the number that says how much in all. Null if
// the row does not split it.
const LoanPass::Number* LoanPass::instalment(const Number& principal, const Number& interest) const {
  for (Number const& number : numbers_) {
    if (&number == &principal || &number == &interest || is_percentage(number.words)) continue;
    if (has_any(number.words,
                List{"payment", "total", "installment", "instalment", "emi", "due", "amount"}) &&
        !has_any(number.words, List{"paid", "balance", "outstanding", "remaining", "fee", "penalty", "after",
                                    "number", "no", "count", "id", "sequence", "month", "term"}))
      return &number;
  }
  return nullptr;
}

// The numbers of the loan that the rows pay back, with the foreign key that leads to it.
std::optional<LoanPass::Repaid> LoanPass::repaid() {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (spread_of(k) == nullptr || !settled || &parent == &target_) continue;
    std::vector<NamedNumber> const numbers = named_numbers(parent);
    auto const first = [&](const List& words, const List& none, bool rate) {
      auto const found = std::find_if(numbers.begin(), numbers.end(), [&](const NamedNumber& number) {
        return has_any(number.words, words) && !has_any(number.words, none) &&
               is_percentage(number.words) == rate;
      });
      return found == numbers.end() ? NumberSource{}
                                    : NumberSource{optional_parent_cell(k, found->column),
                                                   parent.table.column(found->column).type.base};
    };
    Repaid loan{k, {}};
    loan.numbers.principal =
        first({"principal", "loan", "amount"},
              {"outstanding", "remaining", "balance", "number", "id", "paid", "payment", "installment",
               "instalment", "monthly", "month", "fee", "due", "total", "down", "insured"},
              false);
    loan.numbers.months = first(
        {"month", "term", "tenure", "tenor"},
        {"payment", "amount", "income", "amt", "fee", "installment", "instalment", "emi", "year"}, false);
    loan.numbers.rate = first({"interest", "apr", "rate"}, {"penalty", "tax"}, true);
    if (loan.numbers.principal.node == generate::kNoNode || loan.numbers.months.node == generate::kNoNode)
      continue;
    loan.numbers.payment =
        first({"payment", "installment", "instalment", "emi"},
              {"count", "number", "total", "last", "day", "made", "first", "paid", "down"}, false);
    if (loan.numbers.payment.node == generate::kNoNode && loan.numbers.rate.node != generate::kNoNode) {
      loan.numbers.payment = {target_.program.add(std::make_unique<generate::AnnuityNode>(
                                  loan.numbers.principal.node, loan.numbers.principal, loan.numbers.rate,
                                  loan.numbers.months, pg::exact_type())),
                              NUMERICOID};
    }
    if (loan.numbers.payment.node != generate::kNoNode) return loan;
  }
  return std::nullopt;
}

// Each instalment in its turn: the interest on what is owed, and what is paid back of it.
bool LoanPass::derive_amortization() {
  using Says = generate::AmortizationNode::Says;
  Number const* const principal = find(List{"principal", "capital"});
  Number const* const interest = find(List{"interest"});
  if (principal == nullptr || interest == nullptr || principal == interest || !is_open(*principal) ||
      !is_open(*interest))
    return false;
  auto const loan = repaid();
  if (!loan) return false;
  auto const say = [&](const Number& number, Says says, std::string text) {
    if (!is_open(number)) return;
    pg::TypeRef const& type = table_.column(number.column).type;
    replace_column(
        number.column,
        std::make_unique<generate::AmortizationNode>(*spread_of(loan->key), loan->numbers, says,
                                                     target_.program.attribute(number.column), type),
        std::move(text));
  };
  if (Number const* const whole = instalment(*principal, *interest))
    say(*whole, Says::kPayment, "instalment of the loan");
  say(*principal, Says::kPrincipal, "what an instalment pays back");
  say(*interest, Says::kInterest, "interest on what is owed");
  for (Number const& number : numbers_) {
    if (!has_any(number.words, List{"balance", "outstanding", "remaining"}) ||
        has_any(number.words, List{"month", "term", "payment", "number", "installment", "instalment"}))
      continue;
    bool const before = has_any(number.words, List{"opening", "beginning", "before", "starting", "begin"});
    say(number, before ? Says::kBefore : Says::kAfter, before ? "what was owed" : "what is still owed");
  }
  return true;
}

// The parts add up to it; where it follows from something else, the principal is what is left of it.
bool LoanPass::derive_instalments() {
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
void LoanPass::derive_loan() {
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
  std::string formula = "of " + table_.column(principal->column).name;
  std::unique_ptr<generate::Node> left;
  AttrNumber const begin = lifetime_column(target_, true);
  if (begin != InvalidAttrNumber && not_null(table_.column(begin))) {
    NumberSource const yearly = own_number(rate->column);
    NumberSource const count = own_number(months->column);
    NumberSource const monthly{target_.program.add(std::make_unique<generate::AnnuityNode>(
                                   whole.node, whole, yearly, count, pg::exact_type())),
                               NUMERICOID};
    left = std::make_unique<generate::AmortizationNode>(
        generate::DateBound{date_node(begin), table_.column(begin).type.base, 0},
        plan_.context.as_of * generate::kDay, generate::AmortizationNode::Loan{whole, yearly, count, monthly},
        target_.program.attribute(owed->column), type);
    formula += " since " + table_.column(begin).name;
  } else {
    left = std::make_unique<generate::BetweenNode>(
        NumberSource{target_.program.attribute(owed->column), type.base}, of_principal(kLeastOwedPerMille),
        of_principal(kMostOwedPerMille), type,
        plan_.stream(target_, table_.column(owed->column).name + ".owed"));
  }
  auto evidence = EvidencePass(draft_).evidence_of("completed");
  if (!evidence) return replace_column(owed->column, std::move(left), std::move(formula));
  generate::NodeId const open = target_.program.add(std::move(left));
  replace_column(owed->column, std::make_unique<generate::NothingWhenNode>(open, std::move(*evidence), type),
                 formula + ", nothing when completed");
}

}  // namespace synthgen::plan
