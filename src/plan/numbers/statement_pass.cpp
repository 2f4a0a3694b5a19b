#include "plan/numbers/statement_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/formulas.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/numbers/number_words.hpp"
#include "plan/numbers/payment_pass.hpp"
#include "plan/numbers/whole_share.hpp"
#include "plan/states/evidence_pass.hpp"

namespace synthgen::plan {

namespace {

using core::Words;
using generate::NumberSource;
using generate::Term;

// Digits before the point that a result needs.
constexpr int kResultDigits = 3;

}  // namespace

// Whether it follows from its summands already, or from something else than amounts of its row.
bool StatementPass::is_settled_result(const Amount& result, const std::vector<AmountTerm>& summands) const {
  if (!draft_.computed[result.column - 1]) return false;
  std::vector<AttrNumber> const& sources = draft_.follows[result.column - 1];
  bool const of_amounts =
      !sources.empty() && std::all_of(sources.begin(), sources.end(), [&](AttrNumber one) {
        return std::any_of(amounts_.begin(), amounts_.end(),
                           [&](const Amount& amount) { return amount.column == one; });
      });
  if (!of_amounts) return true;
  // Which of them are taken off was decided by their meanings alone.
  bool const takes =
      std::any_of(summands.begin(), summands.end(), [](const AmountTerm& one) { return one.minus; });
  if (takes && sources.size() <= summands.size()) return false;
  // Not so what is taken of an amount that stands behind it and before another result.
  bool const reaches = std::any_of(sources.begin(), sources.end(), [&](AttrNumber one) {
    return one > result.column && std::any_of(amounts_.begin(), amounts_.end(), [&](const Amount& later) {
             return later.column > one &&
                    (later.role == AmountRole::kUnknown || result_named(later.words) != ResultKind::kNone);
           });
  });
  return !reaches && std::all_of(summands.begin(), summands.end(), [&](const AmountTerm& one) {
    return std::find(sources.begin(), sources.end(), one.amount->column) != sources.end();
  });
}

bool StatementPass::may_follow(const Amount& result, const std::vector<AmountTerm>& summands) const {
  return may_compute(result.column) && !is_key_part(result.column) &&
         has_room(table_.column(result.column).type, kResultDigits) &&
         std::none_of(summands.begin(), summands.end(),
                      [&](const AmountTerm& one) { return follows(one.amount->column, result.column); });
}

NumberSource StatementPass::sum_of(const std::vector<AmountTerm>& summands) {
  std::vector<Term> terms;
  for (AmountTerm const& one : summands) terms.push_back({own_number(one.amount->column), one.minus});
  return WholeShare(draft_).sum_of(std::move(terms));
}

// A number as a column has room for it; else what the column draws itself.
std::unique_ptr<generate::Node> StatementPass::fitting(AttrNumber column, NumberSource number) const {
  return std::make_unique<generate::FormulaNode>(target_.program.attribute(column),
                                                 std::vector<Term>{{number, false}}, 1, false,
                                                 table_.column(column).type);
}

// Whether nothing is known of a part but its own draw, or it was taken for a sum of others.
bool StatementPass::is_free(const Amount& part) {
  std::vector<AttrNumber>& sources = draft_.follows[part.column - 1];
  if (!draft_.computed[part.column - 1]) return sources.empty();
  auto const is_amount = [&](AttrNumber one) {
    return std::any_of(amounts_.begin(), amounts_.end(),
                       [&](const Amount& amount) { return amount.column == one; });
  };
  bool const sum = sources.size() > 1 && std::all_of(sources.begin(), sources.end(), is_amount) &&
                   result_named(part.words) == ResultKind::kWhole && !noun_of_result(part.words).empty();
  if (sum) sources.clear();
  return sum;
}

// Whether what the row refers to says how much of a whole a commission is.
bool StatementPass::has_rate_elsewhere(const Amount& part) const {
  if (!has_any(part.words, {"commission"})) return false;
  return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    std::vector<NamedNumber> const numbers = named_numbers(*plan_.find(key.parent));
    return std::any_of(numbers.begin(), numbers.end(), [](const NamedNumber& number) {
      return is_rate_name(number.words) && has_any(number.words, {"commission"});
    });
  });
}

// The rate of a tax; of several the one that is called as the tax is.
NumberSource StatementPass::rate_of(const Amount& tax) {
  auto const said = [](const Words& words) {
    Words of;
    for (std::string const& word : words)
      if (has_listed({word}, "tax name")) of.push_back(word);
    return of;
  };
  NamedNumber const* given = nullptr;
  for (NamedNumber const& number : numbers_) {
    bool const is_rate = number.column != tax.column && is_rate_name(number.words) &&
                         role_of_amount(number.words) == AmountRole::kTax;
    bool const other = given != nullptr && said(given->words) == said(tax.words);
    if (is_rate && !other) given = &number;
  }
  return given == nullptr ? NumberSource{} : own_number(given->column);
}

// A tax is a share of what it is paid on, all else at most a part.
void StatementPass::fit(const Amount& part, AttrNumber base, const std::vector<AmountTerm>& before,
                        std::int64_t most_per_mille) {
  if (part.role == AmountRole::kBase || part.role == AmountRole::kPaid || !may_compute(part.column) ||
      is_key_part(part.column) || !is_free(part) || has_rate_elsewhere(part))
    return;
  // Of several charges none is a part of another.
  if (is_charge(part.words) && is_charge(core::words_of(table_.column(base).name))) return;
  draft_.sources.clear();
  std::string const& whole = table_.column(base).name;
  WholeShare share(draft_);
  if (part.role != AmountRole::kTax)
    return share.keep_within(part.column, own_number(base), most_per_mille, whole);
  NumberSource const rate = rate_of(part);
  NumberSource const taxed = before.empty() ? own_number(base) : sum_of(before);
  replace_column(
      part.column,
      fitting(part.column, share.share_of(taxed, rate, generate::usual_tax_per_mille(context_.locale()))),
      "share of " + whole);
}

// What is paid in advance is a part of what is due; all else is paid as the status says.
void StatementPass::derive_paid(const Amount& paid, const std::vector<AmountTerm>& due) {
  if (!may_compute(paid.column) || is_key_part(paid.column)) return;
  std::vector<AttrNumber>& sources = draft_.follows[paid.column - 1];
  AttrNumber const first = due.front().amount->column;
  if (due.size() == 1 && draft_.computed[paid.column - 1] &&
      std::find(sources.begin(), sources.end(), first) != sources.end())
    return;
  sources.clear();
  if (due.size() == 1 && PaymentPass(draft_).pay_by_status(paid.column, first)) return;
  constexpr std::int64_t kMostDown = 300;
  draft_.sources.clear();
  WholeShare share(draft_);
  NumberSource const whole = sum_of(due);
  std::string const& name = table_.column(first).name;
  bool const early = has_listed(paid.words, "paid early");
  auto evidence = early ? std::nullopt : EvidencePass(draft_).evidence_of("paid");
  if (!evidence) return share.keep_within(paid.column, whole, early ? kMostDown : kAllPerMille, name);
  generate::NodeId const all =
      target_.program.add(std::make_unique<generate::WhenNode>(whole.node, std::move(*evidence)));
  generate::NodeId const some =
      target_.program.add(std::make_unique<generate::CoalesceNode>(all, share.share_of(whole, {}, 0).node));
  replace_column(paid.column, fitting(paid.column, {some, whole.type}), "what is paid of " + name);
}

void StatementPass::derive_result(const Amount& result, const std::vector<AmountTerm>& summands) {
  draft_.sources.clear();
  draft_.follows[result.column - 1].clear();
  target_.program.set_attribute(result.column, draft_.drawn[result.column - 1]);
  std::vector<Term> terms;
  std::string formula;
  for (AmountTerm const& one : summands) {
    terms.push_back({own_number(one.amount->column), one.minus});
    formula += (formula.empty() ? "" : one.minus ? " - " : " + ") + table_.column(one.amount->column).name;
  }
  bool const needed = !not_null(table_.column(result.column));
  replace_column(
      result.column,
      std::make_unique<generate::FormulaNode>(target_.program.attribute(result.column), std::move(terms),
                                              needed, false, table_.column(result.column).type),
      std::move(formula));
}

// What came before the tax is taxed, and so is less what is let off behind it.
std::vector<AmountTerm> StatementPass::taxed(const std::vector<AmountTerm>& summands, std::size_t tax) {
  std::vector<AmountTerm> some;
  for (std::size_t i = 0; i < summands.size(); ++i) {
    AmountRole const role = summands[i].amount->role;
    bool const counts = i < tax ? role != AmountRole::kTax : role == AmountRole::kTaken;
    if (counts) some.push_back(summands[i]);
  }
  return some;
}

bool StatementPass::claim(const Amount& amount, ResultKind kind) {
  std::vector<AmountTerm> const summands = summands_of(amount, kind);
  if (!is_sum(amount, kind, summands)) return false;
  bool const settled = is_settled_result(amount, summands);
  if (!settled && !may_follow(amount, summands)) return false;
  AttrNumber const base = summands.front().amount->column;
  std::vector<AmountTerm> due;
  for (std::size_t i = 0; i < summands.size(); ++i) {
    Amount const& part = *summands[i].amount;
    if (part.role != AmountRole::kPaid) due.push_back(summands[i]);
    if (i > 0 && part.role != AmountRole::kPaid && kind != ResultKind::kPart)
      fit(part, base, taxed(summands, i), most_per_mille(part.role, part.words));
    // All that is deducted leaves something.
    constexpr std::int64_t kDeducted = 60;
    bool const deducted = kind == ResultKind::kPart && amount.role == AmountRole::kTaken &&
                          pending_.front()->role == AmountRole::kBase && part.role != AmountRole::kTax;
    if (deducted) fit(part, pending_.front()->column, {}, kDeducted);
  }
  if (!settled) {
    for (AmountTerm const& one : summands)
      if (one.amount->role == AmountRole::kPaid) derive_paid(*one.amount, due);
    derive_result(amount, summands);
    if (target_.derived_amount == base) target_.derived_amount = amount.column;
  }
  target_.computable[amount.column - 1] = false;
  std::erase_if(pending_, [&](const Amount* one) {
    return std::any_of(summands.begin(), summands.end(),
                       [&](const AmountTerm& summand) { return summand.amount == one; });
  });
  return true;
}

// What no result tells of is still no more than a part of what it is charged on: the taxes of a fare, the fee
// of a ticket, what is paid down.
void StatementPass::keep_parts_within() {
  auto const base = std::find_if(pending_.begin(), pending_.end(),
                                 [](const Amount* one) { return one->role == AmountRole::kBase; });
  if (base == pending_.end()) return;
  std::vector<AmountTerm> const whole{{*base, false}};
  for (Amount const* const one : pending_) {
    bool const charged = one->role == AmountRole::kTax ||
                         (one->role == AmountRole::kAdded && has_listed(one->words, "charged on top"));
    if (follows((*base)->column, one->column)) continue;
    if (charged) fit(*one, (*base)->column, whole, most_per_mille(one->role, one->words));
    if (one->role == AmountRole::kPaid && has_listed(one->words, "paid early") &&
        !has_any(one->words, {"security", "damage", "key", "bottle"}) &&
        !has_any((*base)->words, {"rent", "rental"}))
      derive_paid(*one, whole);
  }
}

// What a row comes to that has no column for it: a fare and the taxes on it.
void StatementPass::note_row_amount() {
  static const Amount kAll;
  std::vector<AmountTerm> const summands = summands_of(kAll, ResultKind::kWhole);
  bool const added = std::any_of(summands.begin(), summands.end(),
                                 [](const AmountTerm& one) { return is_dependent(one.amount->role); });
  if (!added || !is_sum(kAll, ResultKind::kWhole, summands)) return;
  for (AmountTerm const& one : summands)
    draft_.row_formula += (draft_.row_formula.empty() ? ""
                           : one.minus                ? " - "
                                                      : " + ") +
                          table_.column(one.amount->column).name;
  draft_.row_amount = sum_of(summands);
  draft_.sources.clear();
}

void StatementPass::derive_statements() {
  if (target_.computable.empty()) return;
  find_amounts();
  std::vector<Amount> results;
  results.reserve(amounts_.size());
  for (std::size_t i = 0; i < amounts_.size(); ++i) {
    Amount const& amount = amounts_[i];
    bool const last = std::all_of(amounts_.begin() + static_cast<std::ptrdiff_t>(i) + 1, amounts_.end(),
                                  [](const Amount& one) { return one.role == AmountRole::kAside; });
    ResultKind const kind = kind_of(amount, last);
    if (kind != ResultKind::kNone && claim(amount, kind)) {
      bool const part = kind == ResultKind::kPart;
      results.push_back({amount.column, amount.words, part ? amount.role : AmountRole::kBase});
      pending_.insert(part ? pending_.end() : pending_.begin(), &results.back());
    } else if (amount.role != AmountRole::kAside) {
      // What a whole has been reckoned from is in it.
      if (kind == ResultKind::kWhole)
        std::erase_if(pending_, [&](const Amount* one) { return follows(amount.column, one->column); });
      pending_.push_back(&amount);
    }
  }
  keep_parts_within();
  if (results.empty()) note_row_amount();
}

}  // namespace synthgen::plan
