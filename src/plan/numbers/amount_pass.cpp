// Amounts of money that add up in a row: a total is what it is made of plus tax and shipping.
#include "plan/numbers/amount_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "core/words.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "plan/conditions/check_bounds.hpp"
#include "plan/numbers/amount_roles.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/numbers/line_amount_pass.hpp"
#include "plan/numbers/loan_pass.hpp"
#include "plan/numbers/number_words.hpp"
#include "plan/numbers/payment_pass.hpp"
#include "plan/numbers/whole_share.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::NumberSource;
using generate::Term;

}  // namespace

// Totals beside the whole one that say what of: "labor_total" and "parts_total" beside "total".
std::vector<AttrNumber> AmountPass::parts_of_total(AttrNumber total) const {
  std::vector<AttrNumber> parts;
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && column.number != total && generate::is_number_type(column.type.base) &&
        target_.columns[column.number - 1].semantic == target_.columns[total - 1].semantic &&
        target_.program.attribute(column.number) != generate::kNoNode && !is_percentage(column) &&
        !telling_words(column.name).empty() &&
        !has_word(core::words_of(column.name), {"paid", "refunded", "estimated", "balance", "outstanding"}))
      parts.push_back(column.number);
  return telling_words(table_.column(total).name).empty() ? parts : std::vector<AttrNumber>{};
}

// Whether an amount is all that is withheld.
bool AmountPass::is_all_withheld(const pg::Column& column) const {
  return target_.columns[column.number - 1].semantic == "finance.deduction" &&
         has_word(core::words_of(column.name), {"total", "overall"});
}

// Whether a total is what is due in the end, with what is owed for being late.
bool AmountPass::is_due(AttrNumber total) const {
  return has_word(core::words_of(table_.column(total).name), {"due", "payable", "owed", "owing"});
}

// total = subtotal - discount + tax + shipping; net = gross - what is withheld.
void AmountPass::derive_sum(AttrNumber total, const std::vector<AttrNumber>& bases) {
  std::vector<Term> terms;
  std::string generator;
  for (AttrNumber const base : bases) {
    terms.push_back({own_number(base), false});
    generator += (generator.empty() ? "" : " + ") + table_.column(base).name;
  }
  AttrNumber const base = bases.front();
  bool const net = target_.columns[total - 1].semantic == "finance.net_pay";
  bool const summed =
      net && std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
        return !column.dropped && is_all_withheld(column);
      });
  for (pg::Column const& column : table_.columns) {
    bool const counted = std::find(bases.begin(), bases.end(), column.number) != bases.end();
    if (column.dropped || counted || column.number == total ||
        target_.program.attribute(column.number) == generate::kNoNode ||
        !generate::is_number_type(column.type.base) || is_percentage(column))
      continue;
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    // What a price includes is not added to it, nor what is due only where nothing comes of it.
    if (has_word(core::words_of(column.name), {"included", "inclusive", "incl", "contained", "cancellation",
                                               "cancelled", "termination", "restocking", "refund"}))
      continue;
    bool const withheld = semantic == "finance.deduction" || (net && semantic == "finance.tax");
    bool const minus = semantic == "finance.discount" || withheld;
    bool const plus =
        !net && (semantic == "finance.tax" || semantic == "finance.freight" || semantic == "finance.fee" ||
                 semantic == "finance.tip" || (semantic == "finance.fine" && is_due(total)));
    if (!minus && !plus) continue;
    bool const whole = summed && is_all_withheld(column);
    if (bases.size() == 1 && !whole) fit_to_base(column, base);
    if (summed && withheld && !whole) continue;
    terms.push_back({own_number(column.number), minus});
    generator += (minus ? " - " : " + ") + column.name;
  }
  if (terms.size() == 1) return draft_.sources.clear();
  replace_column(total, std::make_unique<generate::SumNode>(std::move(terms), table_.column(total).type),
                 generator);
  target_.computable[total - 1] = false;
}

// The rate of a tax: of several the one that is called as the tax is.
AttrNumber AmountPass::tax_rate_for(const pg::Column& tax) const {
  auto const taxes = number_words("tax name");
  AttrNumber const first = column_meaning(target_, {"finance.tax_rate"});
  Words const words = core::spelt_words_of(tax.name);
  for (pg::Column const& column : table_.columns) {
    Words const name = core::spelt_words_of(column.name);
    bool const same =
        !column.dropped && column.number != tax.number && generate::is_number_type(column.type.base) &&
        is_percentage(column) && target_.program.attribute(column.number) != generate::kNoNode &&
        std::any_of(taxes.begin(), taxes.end(),
                    [&](std::string_view one) { return has_word(words, {one}) && has_word(name, {one}); });
    if (same) return column.number;
  }
  return first;
}

// Tax is a share of what it is paid on; no discount eats it up. Null for any other amount.
std::unique_ptr<generate::Node> AmountPass::fitted(const pg::Column& column, generate::NodeId own,
                                                   AttrNumber base, NumberSource whole) const {
  std::string_view const semantic = target_.columns[column.number - 1].semantic;
  if (semantic == "finance.tax") {
    AttrNumber const rate = tax_rate_for(column);
    NumberSource const given =
        rate == 0 || !generate::is_number_type(table_.column(rate).type.base)
            ? NumberSource{}
            : NumberSource{target_.program.attribute(rate), table_.column(rate).type.base};
    constexpr std::int64_t kWithheldPerMille = 180;
    bool const of_pay = target_.columns[base - 1].semantic == "finance.gross_pay";
    // What the federation takes, or a state, has been reckoned.
    if (of_pay && draft_.computed[column.number - 1]) return nullptr;
    return std::make_unique<generate::ShareNode>(
        own, whole, given, of_pay ? kWithheldPerMille : generate::usual_tax_per_mille(context_.locale()),
        column.type);
  }
  constexpr std::int64_t kMostDeductedPerMille = 120;
  if (semantic == "finance.discount" || semantic == "finance.deduction")
    return std::make_unique<generate::AtMostShareNode>(
        NumberSource{own, column.type.base}, whole,
        semantic == "finance.discount" ? kMostDiscountPerMille : kMostDeductedPerMille, column.type);
  return nullptr;
}

// What tax is paid on: the base, less what is let off.
NumberSource AmountPass::taxed_amount(AttrNumber base) {
  pg::TypeRef const& type = table_.column(base).type;
  for (pg::Column const& column : table_.columns) {
    bool const discount = !column.dropped && column.number != base && !is_percentage(column) &&
                          target_.columns[column.number - 1].semantic == "finance.discount" &&
                          generate::is_number_type(column.type.base) && may_compute(column.number) &&
                          target_.program.attribute(column.number) != generate::kNoNode;
    if (discount)
      return {target_.program.add(std::make_unique<generate::SumNode>(
                  std::vector<Term>{{own_number(base), false}, {own_number(column.number), true}}, type)),
              type.base};
  }
  return own_number(base);
}

void AmountPass::fit_to_base(const pg::Column& column, AttrNumber base) {
  if (!may_compute(column.number)) return;
  bool const tax = target_.columns[column.number - 1].semantic == "finance.tax";
  auto node = fitted(column, target_.program.attribute(column.number), base,
                     tax ? taxed_amount(base) : own_number(base));
  if (node != nullptr) replace_column(column.number, std::move(node), "share of " + table_.column(base).name);
}

// The same for amounts that a condition ties together: what is drawn for the base decides in the first place,
// and the condition in the end.
void AmountPass::fit_within_groups() {
  AttrNumber const base = column_meaning(target_, {"finance.subtotal", "finance.gross_pay"});
  if (base == 0 || !in_check_group(base) || target_.is_ruled(base)) return;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.number == base || is_percentage(column) || !in_check_group(column.number) ||
        !may_hold_amount(column.number))
      continue;
    auto const fit = [&](generate::NodeId own, generate::NodeId whole) {
      auto node = fitted(column, own, base, {whole, table_.column(base).type.base});
      if (node == nullptr) return own;
      generate::NodeId const id = target_.program.add(std::move(node));
      group_nodes_[column.number - 1].push_back(id);
      return id;
    };
    generate::NodeId const own = target_.program.attribute(column.number);
    generate::NodeId& never_null = not_null_nodes_[column.number - 1];
    generate::NodeId const node = fit(own, target_.program.attribute(base));
    never_null = never_null == own ? node : fit(never_null, date_node(base));
    target_.program.set_attribute(column.number, node);
  }
}

// Whether a count may stand in a column that a condition keeps at most as great as others.
bool AmountPass::may_count(const pg::Column& column) const {
  return pg::is_integer_type(column.type.base) && may_hold_amount(column.number) &&
         upper_bounds_of(target_, column.number).has_value();
}

void AmountPass::note_computable() {
  target_.computable.assign(table_.columns.size(), false);
  for (pg::Column const& column : table_.columns)
    if (!column.dropped)
      target_.computable[column.number - 1] = may_compute(column.number) || may_count(column);
}

void AmountPass::derive_amounts() {
  if (LoanPass(draft_).derive_amortization()) return PaymentPass(draft_).derive_instalment();
  if (!settles(table_) && LoanPass(draft_).derive_instalments())
    return PaymentPass(draft_).derive_instalment();
  derive_main_amount();
  if (settles(table_)) LoanPass(draft_).derive_instalments();
}

// An amount that stands for all that the row is about; what is paid, where nothing says what is due.
AttrNumber AmountPass::bare_amount() const {
  AttrNumber const amount = column_meaning(target_, {"finance.amount"});
  if (amount != 0 || column_meaning(target_, {"finance.amount_due", "finance.balance"}) != 0) return amount;
  AttrNumber const paid = column_meaning(target_, {"finance.amount_paid"});
  return paid != 0 && column_meaning(target_, {"quantity.tickets", "quantity.ordered"}) != 0 ? paid : amount;
}

// Whether what things cost stands in front of what all comes to: reckoned already from numbers of the row, or
// what the days of a stay cost.
bool AmountPass::has_reckoned_base(AttrNumber total) const {
  bool const counts = column_meaning(target_, {"quantity.ordered", "quantity.count", "quantity.hours"}) != 0;
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    if (column.dropped || column.number >= total || !generate::is_number_type(column.type.base)) return false;
    Words const words = core::spelt_words_of(column.name);
    if (role_of_amount(words) != AmountRole::kBase || is_percentage(column)) return false;
    bool const reckoned = draft_.computed[column.number - 1] && !target_.computable[column.number - 1];
    return reckoned || (!counts && has_word(words, {"base", "basic", "rental", "room", "accommodation"}));
  });
}

// Whether a gross amount comes first, and the net amount is what is left of it.
bool AmountPass::leaves_net(AttrNumber gross, AttrNumber net) const {
  return gross != 0 && gross < net && has_word(core::words_of(table_.column(gross).name), {"gross"}) &&
         has_word(core::words_of(table_.column(net).name), {"net"});
}

void AmountPass::derive_main_amount() {
  fit_within_groups();
  AttrNumber const subtotal = column_meaning(target_, {"finance.subtotal", "finance.gross_pay"});
  AttrNumber const total = whole_amount(target_, {"finance.total", "finance.net_pay"});
  if (leaves_net(total, subtotal)) return;
  AttrNumber const other = bare_amount();
  AttrNumber const amount = subtotal != 0 ? subtotal : total != 0 ? total : other;
  if (amount == 0) {
    LineAmountPass(draft_).note_line();
    return PaymentPass(draft_).derive_instalment();
  }
  if (table_.column(amount).generated != 0) {
    target_.derived_amount = amount;
    return;
  }
  if (derive_from_parts(total, subtotal)) return PaymentPass(draft_).derive_balance(total);
  bool paid = false;
  // What parts make up is no line.
  bool const composed = target_.derived_amount != 0 || (amount == total && has_reckoned_base(total));
  if (!composed && may_compute(amount) && has_room(table_.column(amount).type, kAmountDigits)) {
    paid = PaymentPass(draft_).derive_refund(amount) || PaymentPass(draft_).derive_payment(amount);
    if (!paid) LineAmountPass(draft_).derive_line(amount);
    LineAmountPass(draft_).derive_pay(amount);
  }
  if (subtotal != 0 && total != 0 && may_compute(total) &&
      has_room(table_.column(total).type, kAmountDigits)) {
    derive_sum(total, {subtotal});
    if (target_.derived_amount == subtotal) target_.derived_amount = total;
  }
  if (subtotal == 0 && total != 0 && target_.derived_amount == 0 && !paid) derive_composition(total);
  PaymentPass(draft_).derive_balance(total != 0 ? total : amount);
}

// A total of what labour and parts cost, each of which may be the sum of lines of its own.
bool AmountPass::derive_from_parts(AttrNumber total, AttrNumber subtotal) {
  constexpr std::size_t kLeastParts = 2;
  if (total == 0 || subtotal != 0 || !may_compute(total) ||
      !has_room(table_.column(total).type, kAmountDigits))
    return false;
  std::vector<AttrNumber> const parts = parts_of_total(total);
  if (parts.size() < kLeastParts) return false;
  derive_sum(total, parts);
  target_.derived_amount = total;
  return true;
}

// A fee is a small part of what it is taken of.
void AmountPass::keep_back(const pg::Column& column, NumberSource whole) {
  constexpr std::int64_t kMostKeptPerMille = 60;
  replace_column(column.number,
                 std::make_unique<generate::AtMostShareNode>(drawn_number(column), whole, kMostKeptPerMille,
                                                             column.type),
                 "share of what it is taken of");
}

// A total without lines is made of the charges beside it, if there are some.
void AmountPass::derive_composition(AttrNumber total) {
  if (!may_compute(total) || !has_room(table_.column(total).type, kAmountDigits)) return;
  static constexpr std::string_view kParts[] = {
      "finance.price",   "finance.amount", "finance.freight",  "finance.fee",   "finance.tax", "finance.tip",
      "finance.premium", "finance.fare",   "finance.air_fare", "finance.extra", "finance.rent"};
  std::vector<Term> terms;
  std::string generator;
  Words const words = core::words_of(table_.column(total).name);
  bool const net = has_word(words, {"net"});
  // Of what is paid before and after fees the first is made of no fees.
  bool const is_gross =
      has_word(words, {"gross"}) &&
      std::any_of(table_.columns.begin(), table_.columns.end(), [](const pg::Column& column) {
        return !column.dropped && has_word(core::words_of(column.name), {"net"});
      });
  if (is_gross) return;
  for (pg::Column const& column : table_.columns) {
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    bool const part = !column.dropped && column.number != total &&
                      std::find(std::begin(kParts), std::end(kParts), semantic) != std::end(kParts);
    // What is kept back of an amount does not eat it up.
    bool const kept = net && (semantic == "finance.fee" || semantic == "finance.tax");
    bool const off = !column.dropped && !terms.empty() && (semantic == "finance.discount" || kept);
    if ((!part && !off) || !generate::is_number_type(column.type.base) || is_percentage(column) ||
        has_word(core::words_of(column.name), {"declared", "insured", "limit", "paid", "due"}))
      continue;
    if (target_.program.attribute(column.number) == generate::kNoNode) continue;
    if (kept && off && may_compute(column.number)) keep_back(column, terms.front().source);
    terms.push_back({own_number(column.number), off});
    generator += (generator.empty() ? "" : off ? " - " : " + ") + column.name;
  }
  constexpr std::size_t kLeastParts = 2;
  if (terms.size() < kLeastParts || !not_null(table_.column(total))) return;
  // The first part decides whether there is a total: one that is never null.
  generate::NodeId const nothing = target_.program.add(std::make_unique<generate::ShareNode>(
      target_.program.attribute(total),
      NumberSource{target_.program.attribute(total), table_.column(total).type.base}, NumberSource{}, 0,
      table_.column(total).type));
  terms.insert(terms.begin(), Term{{nothing, table_.column(total).type.base}, false});
  replace_column(total, std::make_unique<generate::SumNode>(std::move(terms), table_.column(total).type),
                 generator);
}

}  // namespace synthgen::plan
