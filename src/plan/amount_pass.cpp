// Amounts of money that add up in a row: a line is quantity times price less its discount, a total what it is
// made of plus tax and shipping.
#include "plan/amount_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "core/words.hpp"
#include "plan/amount_roles.hpp"
#include "plan/amount_words.hpp"
#include "plan/check_bounds.hpp"
#include "plan/loan_pass.hpp"
#include "plan/number_words.hpp"
#include "plan/payment_pass.hpp"
#include "plan/whole_share.hpp"
#include "postgres/exact_type.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::NumberSource;
using generate::Term;

// Of a subtotal the most that is let off.
constexpr std::int64_t kMostDiscountPerMille = 300;

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

// A number of a row that this one refers to, or of what that refers to in turn, by meaning. Sets `origin`.
NumberSource AmountPass::ancestor_number(std::initializer_list<std::string_view> semantics,
                                         std::string& origin) {
  for (int generation = 0; generation < 2; ++generation) {
    for (std::size_t k = 0; k < references_.size(); ++k) {
      TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
      bool const settled = is_settled(parent);
      if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
      if (generation == 0) {
        AttrNumber const column = column_meaning(parent, semantics);
        if (column == 0 || !generate::is_number_type(parent.table.column(column).type.base)) continue;
        origin = parent.table.name + "." + parent.table.column(column).name;
        return {optional_parent_cell(k, column), parent.table.column(column).type.base};
      }
      for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
        TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[g].parent);
        if (beyond == nullptr || beyond == &parent) continue;
        AttrNumber const column = column_meaning(*beyond, semantics);
        if (column == 0 || !generate::is_number_type(beyond->table.column(column).type.base)) continue;
        auto const number = ancestor_column(parent, g, column);
        if (!number) continue;
        origin = beyond->table.name + "." + beyond->table.column(column).name;
        return {optional_parent_cell(k, *number), beyond->table.column(column).type.base};
      }
    }
  }
  return {};
}

// A rate of what is let off, in percent.
AttrNumber AmountPass::discount_rate() const {
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && generate::is_number_type(column.type.base) && is_percentage(column) &&
        has_word(core::words_of(column.name), {"discount", "rebate"}) &&
        target_.program.attribute(column.number) != generate::kNoNode)
      return column.number;
  return InvalidAttrNumber;
}

// What a row counts, and what one costs, the price being the row's own or that of a row it refers to.
std::optional<AmountPass::Factors> AmountPass::factors_of_line() {
  AttrNumber const quantity =
      column_meaning(target_, {"quantity.ordered", "quantity.count", "quantity.copies", "quantity.volume",
                               "quantity.hours", "quantity.effort", "quantity.worked", "quantity.tickets"});
  AttrNumber own = column_meaning(target_, {"finance.price", "finance.unit_rate", "finance.daily_rate",
                                            "finance.wage", "finance.billing_rate"});
  if (own != 0 && draft_.computed[own - 1]) own = InvalidAttrNumber;
  if (quantity == 0 || !generate::is_number_type(table_.column(quantity).type.base))
    return factors_of_days(own);
  std::string const counted = table_.column(quantity).name;
  Factors factors;
  factors.count = {target_.program.attribute(quantity), table_.column(quantity).type.base};
  std::string origin;
  bool const hours = has_word(core::words_of(counted), {"hour", "hr"});
  if (own != 0) {
    factors.price = {target_.program.attribute(own), table_.column(own).type.base};
    origin = table_.column(own).name;
  } else {
    factors.price = hours ? ancestor_number({"finance.billing_rate", "finance.wage"}, origin)
                          : ancestor_number({"finance.price"}, origin);
  }
  factors.formula = counted + " * " + origin;
  bool const known = factors.price.node != generate::kNoNode && generate::is_number_type(factors.price.type);
  return known ? std::optional(std::move(factors)) : std::nullopt;
}

// A stay counts days.
std::optional<AmountPass::Factors> AmountPass::factors_of_days(AttrNumber price) {
  auto const [from, to] = span_of_row();
  if (from == 0 || to == 0 || !not_null(table_.column(from)) || !not_null(table_.column(to)))
    return std::nullopt;
  Factors factors;
  std::string origin;
  if (price != 0) {
    factors.price = {target_.program.attribute(price), table_.column(price).type.base};
    origin = table_.column(price).name;
  }
  if (price == 0 || target_.columns[price - 1].semantic != "finance.daily_rate")
    factors.price = ancestor_number({"finance.daily_rate"}, origin);
  if (factors.price.node == generate::kNoNode || !generate::is_number_type(factors.price.type))
    return std::nullopt;
  using generate::DateBound;
  factors.count = {target_.program.add(std::make_unique<generate::DaysNode>(
                       DateBound{target_.program.attribute(from), table_.column(from).type.base, 0},
                       DateBound{target_.program.attribute(to), table_.column(to).type.base, 0})),
                   NUMERICOID};
  factors.formula = "days * " + origin;
  return factors;
}

// amount = quantity * price, less what is let off.
void AmountPass::derive_line(AttrNumber amount) {
  auto factors = factors_of_line();
  if (!factors) return;
  pg::TypeRef const& type = table_.column(amount).type;
  // Cents are no product of a price that is not in cents: see LinePass.
  if (pg::is_integer_type(type.base) && !pg::is_integer_type(factors->price.type) &&
      has_word(core::words_of(table_.column(amount).name), {"cent", "cents", "pence", "minor"}))
    return;
  std::unique_ptr<generate::Node> node =
      std::make_unique<generate::ProductNode>(factors->count, factors->price, type);
  AttrNumber discount = column_meaning(target_, {"finance.discount"});
  if (discount == 0) discount = discount_rate();
  bool const net = discount != 0 && column_meaning(target_, {"finance.total"}) != 0 &&
                   column_meaning(target_, {"finance.subtotal"}) != 0;
  if (discount != 0 && !net && generate::is_number_type(table_.column(discount).type.base)) {
    node = lessen(std::move(node), discount, type);
    factors->formula += " - " + table_.column(discount).name;
  }
  replace_column(amount, std::move(node), std::move(factors->formula));
  target_.derived_amount = amount;
  // What comes of the row's own quantity and price is no sum of others.
  target_.computable[amount - 1] = false;
}

// The same for a line that has no column for its amount: what it adds to the total that it is part of.
void AmountPass::note_line() {
  AttrNumber const quantity = column_meaning(target_, {"quantity.ordered", "quantity.copies"});
  AttrNumber const price = column_meaning(target_, {"finance.price"});
  if (quantity == 0 || price == 0 || draft_.computed[price - 1]) return;
  if (!generate::is_number_type(table_.column(quantity).type.base) ||
      !generate::is_number_type(table_.column(price).type.base))
    return;
  std::unique_ptr<generate::Node> node =
      std::make_unique<generate::ProductNode>(final_cell(quantity), final_cell(price), pg::exact_type());
  draft_.line_formula = table_.column(quantity).name + " * " + table_.column(price).name;
  AttrNumber discount = column_meaning(target_, {"finance.discount", "quantity.discount"});
  if (discount == 0) discount = discount_rate();
  if (discount != 0 && generate::is_number_type(table_.column(discount).type.base)) {
    node = lessen(std::move(node), discount, pg::exact_type());
    draft_.line_formula += " - " + table_.column(discount).name;
  }
  draft_.line_amount = {target_.program.add(std::move(node)), pg::exact_type().base};
}

// A line's amount less what is let off, given as an amount or in percent.
std::unique_ptr<generate::Node> AmountPass::lessen(std::unique_ptr<generate::Node> product,
                                                   AttrNumber discount, const pg::TypeRef& type) {
  pg::Column const& off = table_.column(discount);
  NumberSource const gross{target_.program.add(std::move(product)), type.base};
  NumberSource const own{target_.program.attribute(discount), off.type.base};
  NumberSource taken = own;
  if (is_percentage(off)) {
    taken = {target_.program.add(std::make_unique<generate::ShareNode>(gross.node, gross, own, 0, type)),
             type.base};
  } else if (may_compute(discount)) {
    replace_column(discount,
                   std::make_unique<generate::AtMostShareNode>(own, gross, kMostDiscountPerMille, off.type),
                   target_.columns[discount - 1].generator);
    taken.node = target_.program.attribute(discount);
  }
  return std::make_unique<generate::SumNode>(std::vector<Term>{{gross, false}, {taken, true}}, type);
}

// Whether an amount is all that is withheld.
bool AmountPass::is_all_withheld(const pg::Column& column) const {
  return target_.columns[column.number - 1].semantic == "finance.deduction" &&
         has_word(core::words_of(column.name), {"total", "overall"});
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
    bool const plus = !net && (semantic == "finance.tax" || semantic == "finance.freight" ||
                               semantic == "finance.fee" || semantic == "finance.tip");
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
    return std::make_unique<generate::ShareNode>(own, whole, given, of_pay ? kWithheldPerMille : kTaxPerMille,
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

void AmountPass::derive_main_amount() {
  fit_within_groups();
  AttrNumber const subtotal = column_meaning(target_, {"finance.subtotal", "finance.gross_pay"});
  AttrNumber const total = whole_amount(target_, {"finance.total", "finance.net_pay"});
  AttrNumber const other = bare_amount();
  AttrNumber const amount = subtotal != 0 ? subtotal : total != 0 ? total : other;
  if (amount == 0) {
    note_line();
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
    if (!paid) derive_line(amount);
    derive_pay(amount);
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
                 std::make_unique<generate::AtMostShareNode>(
                     NumberSource{target_.program.attribute(column.number), column.type.base}, whole,
                     kMostKeptPerMille, column.type),
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

// What is earned in a month is a twelfth of what is earned in a year.
void AmountPass::derive_pay(AttrNumber amount) {
  // Of what is earned in all and what is earned at any rate the latter.
  if (AttrNumber const base = column_meaning(target_, {"finance.base_pay"}); base != 0 && may_compute(base))
    amount = base;
  std::string const& semantic = target_.columns[amount - 1].semantic;
  if (semantic != "finance.gross_pay" && semantic != "finance.base_pay") return;
  std::string origin;
  NumberSource const salary = ancestor_number({"finance.salary"}, origin);
  if (salary.node == generate::kNoNode) return;
  constexpr std::int64_t kTwelfth = 83;
  replace_column(amount,
                 std::make_unique<generate::ShareNode>(target_.program.attribute(amount), salary,
                                                       NumberSource{}, kTwelfth, table_.column(amount).type),
                 "a month of " + origin);
}

}  // namespace synthgen::plan
