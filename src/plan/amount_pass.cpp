// Amounts of money that add up: a line is quantity times price less its discount, an order the sum of its
// lines plus tax and shipping, a payment what is to be paid.
#include "plan/amount_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/aggregate.hpp"
#include "generate/proportion.hpp"
#include "generate/semantic_range.hpp"
#include "generate/status.hpp"
#include "plan/formula_pass.hpp"
#include "plan/lifecycle_pass.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::NumberSource;
using generate::Term;

// Digits before the point that a line needs, and a sum of some hundred lines.
constexpr int kAmountDigits = 5;
constexpr int kTotalDigits = 6;
constexpr std::uint64_t kManyLines = 100;

// Of a subtotal: the tax where no rate is given, and the most that is let off.
constexpr std::int64_t kTaxPerMille = 80;
constexpr std::int64_t kMostDiscountPerMille = 300;

// Whether a column has room for computed amounts: at least so many digits before the point.
bool has_room(const pg::TypeRef& type, int digits) {
  if (type.base == INT2OID) return false;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  return type.base != NUMERICOID || !declared || declared->precision - declared->scale >= digits;
}

bool is_percentage(const pg::Column& column) {
  return has_word(core::words_of(column.name), {"percent", "percentage", "pct", "rate"});
}

// The words of a name that tell one amount of a row from others: "labor" of labor_total.
Words telling_words(std::string_view name) {
  Words words = core::words_of(name);
  std::erase_if(words, [](const std::string& word) {
    return has_word({word}, {"total", "subtotal", "sub", "amount", "amt", "grand", "net", "gross", "price",
                             "sum", "value", "overall", "order", "invoice", "due", "final", "full", "all"});
  });
  return words;
}

// Pays for what the parent charges.
bool settles(const pg::Table& table) {
  Words const words = core::words_of(table.name);
  return has_word(words, {"payment", "invoice", "bill", "receipt", "charge", "pmt"}) &&
         !has_word(words, {"item", "line", "detail", "method", "lineitem", "plan", "type"});
}

}  // namespace

// Of several columns of a meaning the one that speaks of all: "total" rather than "labor_total".
AttrNumber AmountPass::whole_amount(const TablePlan& table,
                                    std::initializer_list<std::string_view> semantics) {
  AttrNumber const first = column_meaning(table, semantics);
  if (first == 0) return first;
  AttrNumber best = first;
  for (pg::Column const& column : table.table.columns)
    if (!column.dropped && table.columns[column.number - 1].semantic == table.columns[first - 1].semantic &&
        (!table.target || table.program.attribute(column.number) != generate::kNoNode) &&
        telling_words(column.name).size() < telling_words(table.table.column(best).name).size())
      best = column.number;
  return best;
}

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
      bool const settled = !parent.target || parent.step < target_.step;
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

// amount = quantity * price, the price being the row's own or that of a row it refers to. A stay counts days.
void AmountPass::derive_line(AttrNumber amount) {
  AttrNumber const quantity =
      column_meaning(target_, {"quantity.ordered", "quantity.count", "quantity.copies", "quantity.volume",
                               "quantity.hours", "quantity.effort", "quantity.worked", "quantity.tickets"});
  NumberSource count;
  std::string counted;
  if (quantity != 0 && generate::is_number_type(table_.column(quantity).type.base)) {
    count = {target_.program.attribute(quantity), table_.column(quantity).type.base};
    counted = table_.column(quantity).name;
  }
  NumberSource price;
  std::string origin;
  AttrNumber own = column_meaning(target_, {"finance.price", "finance.unit_rate", "finance.daily_rate",
                                            "finance.wage", "finance.billing_rate"});
  if (own != 0 && draft_.computed[own - 1]) own = InvalidAttrNumber;
  if (own != 0) {
    price = {target_.program.attribute(own), table_.column(own).type.base};
    origin = table_.column(own).name;
  }
  if (count.node == generate::kNoNode) {
    AttrNumber const from = column_meaning(target_, {"date.start", "date.started"});
    AttrNumber const to = column_meaning(target_, {"date.end", "date.closed"});
    if (from == 0 || to == 0 || !not_null(table_.column(from)) || !not_null(table_.column(to))) return;
    if (own == 0 || target_.columns[own - 1].semantic != "finance.daily_rate")
      price = ancestor_number({"finance.daily_rate"}, origin);
    if (price.node == generate::kNoNode) return;
    using generate::DateBound;
    count = {target_.program.add(std::make_unique<generate::DaysNode>(
                 DateBound{target_.program.attribute(from), table_.column(from).type.base, 0},
                 DateBound{target_.program.attribute(to), table_.column(to).type.base, 0})),
             NUMERICOID};
    counted = "days";
  } else if (price.node == generate::kNoNode) {
    bool const hours = has_word(core::words_of(counted), {"hour", "hr"});
    price = hours ? ancestor_number({"finance.billing_rate", "finance.wage"}, origin)
                  : ancestor_number({"finance.price"}, origin);
  }
  if (price.node == generate::kNoNode || !generate::is_number_type(price.type)) return;
  auto product = std::make_unique<generate::ProductNode>(count, price, table_.column(amount).type);
  std::string generator = counted + " * " + origin;
  AttrNumber const discount = column_meaning(target_, {"finance.discount"});
  bool const net = discount != 0 && column_meaning(target_, {"finance.total"}) != 0 &&
                   column_meaning(target_, {"finance.subtotal"}) != 0;
  if (discount == 0 || net || !lessen(std::move(product), amount, discount, generator)) {
    if (product) replace_column(amount, std::move(product), std::move(generator));
  }
  target_.derived_amount = amount;
}

// A line's amount less what is let off, given as an amount or in percent. Takes the product if it can.
bool AmountPass::lessen(std::unique_ptr<generate::Node>&& product, AttrNumber amount, AttrNumber discount,
                        std::string& generator) {
  pg::Column const& off = table_.column(discount);
  if (!generate::is_number_type(off.type.base)) return false;
  pg::TypeRef const& type = table_.column(amount).type;
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
  generator += " - " + off.name;
  replace_column(amount,
                 std::make_unique<generate::SumNode>(std::vector<Term>{{gross, false}, {taken, true}}, type),
                 generator);
  return true;
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
  for (pg::Column const& column : table_.columns) {
    bool const counted = std::find(bases.begin(), bases.end(), column.number) != bases.end();
    if (column.dropped || counted || column.number == total ||
        target_.program.attribute(column.number) == generate::kNoNode ||
        !generate::is_number_type(column.type.base) || is_percentage(column))
      continue;
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    bool const withheld = semantic == "finance.deduction" || (net && semantic == "finance.tax");
    bool const minus = semantic == "finance.discount" || withheld;
    bool const plus = !net && (semantic == "finance.tax" || semantic == "finance.freight" ||
                               semantic == "finance.fee" || semantic == "finance.tip");
    if (!minus && !plus) continue;
    if (bases.size() == 1) fit_to_base(column, base);
    terms.push_back({own_number(column.number), minus});
    generator += (minus ? " - " : " + ") + column.name;
  }
  if (terms.size() == 1) return;
  replace_column(total, std::make_unique<generate::SumNode>(std::move(terms), table_.column(total).type),
                 generator);
  target_.computable[total - 1] = false;
}

// Tax is a share of what it is paid on; no discount eats it up. Null for any other amount.
std::unique_ptr<generate::Node> AmountPass::fitted(const pg::Column& column, generate::NodeId own,
                                                   AttrNumber base, NumberSource whole) const {
  std::string_view const semantic = target_.columns[column.number - 1].semantic;
  if (semantic == "finance.tax") {
    AttrNumber const rate = column_meaning(target_, {"finance.tax_rate"});
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

void AmountPass::fit_to_base(const pg::Column& column, AttrNumber base) {
  if (!may_compute(column.number)) return;
  auto node = fitted(column, target_.program.attribute(column.number), base, own_number(base));
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

// What is given back is no more than was paid, all refunds together.
bool AmountPass::derive_refund(AttrNumber amount) {
  Words const words = core::words_of(table_.name);
  if (!has_word(words, {"refund", "chargeback", "reversal"}) &&
      !(has_word(words, {"credit"}) && has_word(words, {"note", "memo"})))
    return false;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = !parent.target || parent.step < target_.step;
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    AttrNumber const paid =
        column_meaning(parent, {"finance.total", "finance.amount", "finance.amount_paid"});
    if (paid == 0 || !generate::is_number_type(parent.table.column(paid).type.base)) continue;
    pg::TypeRef const& type = table_.column(amount).type;
    NumberSource const cell{optional_parent_cell(k, paid), parent.table.column(paid).type.base};
    bool const spread = references_[k].spread != nullptr && target_.reference_nodes[k] == references_[k].node;
    NumberSource most = cell;
    pg::TypeRef exact = type;
    exact.base = NUMERICOID;
    exact.base_modifier = -1;
    if (spread)
      most = {target_.program.add(std::make_unique<generate::PartNode>(*references_[k].spread, cell, exact)),
              NUMERICOID};
    // Where they cannot be counted beforehand, three refunds are no more than all.
    constexpr std::int64_t kAll = 1000;
    constexpr std::int64_t kSome = 330;
    replace_column(
        amount,
        std::make_unique<generate::AtMostShareNode>(
            NumberSource{target_.program.attribute(amount), type.base}, most, spread ? kAll : kSome, type),
        "at most " + parent.table.name + "." + parent.table.column(paid).name);
    return true;
  }
  return false;
}

// What a bill charges: what is billed before tax is what was ordered before tax, all else the whole.
AttrNumber AmountPass::charged_amount(const TablePlan& parent, AttrNumber amount) const {
  AttrNumber const net = column_meaning(parent, {"finance.subtotal"});
  bool const before_tax = target_.columns[amount - 1].semantic == "finance.subtotal" &&
                          column_meaning(target_, {"finance.tax"}) != 0 &&
                          column_meaning(parent, {"finance.tax"}) != 0;
  if (before_tax && net != 0) return net;
  AttrNumber const whole = whole_amount(parent, {"finance.total"});
  // Of what was given and what is left of it after fees the first counts.
  bool const after_fees = whole != 0 && has_word(core::words_of(parent.table.column(whole).name), {"net"});
  AttrNumber const gross = after_fees ? column_meaning(parent, {"finance.amount"}) : InvalidAttrNumber;
  return gross != 0 ? gross : whole;
}

// Which amount of a parent a payment is of, the best first: what is paid of it, where each row is a payment
// that was made; its total; what is due at a time, as a policy's premium is.
std::vector<const pg::Column*> AmountPass::payable(const TablePlan& parent, AttrNumber amount) const {
  Words own = core::words_of(table_.name);
  std::erase_if(own, [](const std::string& word) { return has_word({word}, {"payment", "installment"}); });
  bool const may_fail =
      std::any_of(table_.columns.begin(), table_.columns.end(), [](const pg::Column& column) {
        return !column.dropped && has_word(core::words_of(column.name), {"status", "state"});
      });
  AttrNumber const charged = charged_amount(parent, amount);
  std::vector<std::pair<int, const pg::Column*>> found;
  for (pg::Column const& column : parent.table.columns) {
    if (column.dropped || !generate::is_number_type(column.type.base)) continue;
    if (parent.target && parent.program.attribute(column.number) == generate::kNoNode) continue;
    std::string const& semantic = parent.columns[column.number - 1].semantic;
    Words const words = core::words_of(column.name);
    bool const of_name = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return has_word(own, {core::singular(word)});
    });
    bool const due = semantic.starts_with("finance.") && semantic != "finance.tax_rate" &&
                     !is_percentage(column) &&
                     (of_name || has_word(words, {"payment", "installment", "instalment"}));
    if (semantic == "finance.amount_paid" && !may_fail)
      found.emplace_back(0, &column);
    else if (column.number == charged)
      found.emplace_back(1, &column);
    else if (due && semantic != "finance.total")
      found.emplace_back(has_word(words, {"monthly", "quarterly", "installment", "payment"}) ? 2 : 3,
                         &column);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](auto const& a, auto const& b) { return a.first < b.first; });
  std::vector<const pg::Column*> columns;
  for (auto const& [place, column] : found) columns.push_back(column);
  return columns;
}

// A payment is of what is to be paid, in parts where there are several.
bool AmountPass::derive_payment(AttrNumber amount) {
  if (!settles(table_)) return false;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = !parent.target || parent.step < target_.step;
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    std::vector<const pg::Column*> const columns = payable(parent, amount);
    if (columns.empty()) continue;
    pg::Column const& column = *columns.front();
    std::string const& semantic = parent.columns[column.number - 1].semantic;
    bool const whole = column.number == charged_amount(parent, amount) || semantic == "finance.amount_paid";
    pg::TypeRef const& type = table_.column(amount).type;
    NumberSource const cell{optional_parent_cell(k, column.number), column.type.base};
    bool const spread = references_[k].spread != nullptr && target_.reference_nodes[k] == references_[k].node;
    std::unique_ptr<generate::Node> node;
    if (whole && spread)
      node = std::make_unique<generate::PartNode>(*references_[k].spread, cell, type);
    else
      node = std::make_unique<generate::ConvertNode>(cell, type);
    generate::NodeId const paid = target_.program.add(std::move(node));
    replace_column(amount, std::make_unique<generate::CoalesceNode>(paid, target_.program.attribute(amount)),
                   (whole ? "of " : "") + parent.table.name + "." + column.name);
    return true;
  }
  return false;
}

void AmountPass::note_computable() {
  target_.computable.assign(table_.columns.size(), false);
  for (pg::Column const& column : table_.columns)
    if (!column.dropped) target_.computable[column.number - 1] = may_compute(column.number);
}

void AmountPass::derive_amounts() {
  note_computable();
  if (!settles(table_) && FormulaPass(draft_).derive_instalments()) return derive_instalment();
  derive_main_amount();
  if (settles(table_)) FormulaPass(draft_).derive_instalments();
}

// An amount that stands for all that the row is about; what is paid, where nothing says what is due.
AttrNumber AmountPass::bare_amount() const {
  AttrNumber const amount = column_meaning(target_, {"finance.amount"});
  if (amount != 0 || column_meaning(target_, {"finance.amount_due", "finance.balance"}) != 0) return amount;
  AttrNumber const paid = column_meaning(target_, {"finance.amount_paid"});
  return paid != 0 && column_meaning(target_, {"quantity.tickets", "quantity.ordered"}) != 0 ? paid : amount;
}

void AmountPass::derive_main_amount() {
  fit_within_groups();
  AttrNumber const subtotal = column_meaning(target_, {"finance.subtotal", "finance.gross_pay"});
  AttrNumber const total = whole_amount(target_, {"finance.total", "finance.net_pay"});
  AttrNumber const other = bare_amount();
  AttrNumber const amount = subtotal != 0 ? subtotal : total != 0 ? total : other;
  if (amount == 0) return derive_instalment();
  if (table_.column(amount).generated != 0) {
    target_.derived_amount = amount;
    return;
  }
  if (derive_from_parts(total, subtotal)) return derive_balance(total);
  bool paid = false;
  // What parts make up is no line.
  bool const composed = target_.derived_amount != 0;
  if (!composed && may_compute(amount) && has_room(table_.column(amount).type, kAmountDigits)) {
    paid = derive_refund(amount) || derive_payment(amount);
    if (!paid) derive_line(amount);
    derive_pay(amount);
  }
  if (subtotal != 0 && total != 0 && may_compute(total) &&
      has_room(table_.column(total).type, kAmountDigits)) {
    derive_sum(total, {subtotal});
    if (target_.derived_amount == subtotal) target_.derived_amount = total;
  }
  if (subtotal == 0 && total != 0 && target_.derived_amount == 0 && !paid) derive_composition(total);
  derive_balance(total != 0 ? total : amount);
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
  static constexpr std::string_view kParts[] = {"finance.price",  "finance.amount", "finance.freight",
                                                "finance.fee",    "finance.tax",    "finance.tip",
                                                "finance.premium"};
  std::vector<Term> terms;
  std::string generator;
  bool const net = has_word(core::words_of(table_.column(total).name), {"net"});
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

// Who pays an instalment pays what is due, if he pays.
void AmountPass::derive_instalment() {
  AttrNumber const due = column_meaning(target_, {"finance.amount_due", "finance.total"});
  AttrNumber const paid = column_meaning(target_, {"finance.amount_paid"});
  if (due == 0 || paid == 0 || !may_compute(paid) || !generate::is_number_type(table_.column(due).type.base))
    return;
  derive_rest(due, paid);
  if (pay_by_status(paid, due)) return;
  auto evidence = LifecyclePass(draft_).evidence_of("paid");
  if (!evidence) evidence = LifecyclePass(draft_).lesser_evidence_of("paid", paid, true);
  generate::NodeId node =
      target_.program.add(std::make_unique<generate::ConvertNode>(own_number(due), table_.column(paid).type));
  if (evidence && !not_null(table_.column(paid)))
    node = target_.program.add(std::make_unique<generate::WhenNode>(node, std::move(*evidence)));
  target_.set_column(paid, node, "what is due", target_.columns[paid - 1].reason);
}

// A status that knows of partial payments tells whether all is paid, some or nothing.
bool AmountPass::pay_by_status(AttrNumber paid, AttrNumber due) {
  auto done = LifecyclePass(draft_).evidence_of("paid");
  auto begun = LifecyclePass(draft_).evidence_of_partial();
  if (!done || !begun || done->node != begun->node) return false;
  std::erase_if(done->values, [&](Datum label) {
    bool const null = false;
    return begun->tells({&label, const_cast<bool*>(&null)}, 0);
  });
  if (done->values.empty()) return false;
  pg::TypeRef const& type = table_.column(paid).type;
  replace_column(paid,
                 std::make_unique<generate::FulfilledNode>(
                     NumberSource{target_.program.attribute(paid), type.base}, own_number(due),
                     NumberSource{}, std::move(*done), std::move(*begun), type),
                 "what is paid of " + table_.column(due).name);
  return true;
}

// What is left to be paid of what is due.
void AmountPass::derive_rest(AttrNumber due, AttrNumber paid) {
  for (pg::Column const& column : table_.columns) {
    bool const rest = !column.dropped && target_.columns[column.number - 1].semantic == "finance.balance" &&
                      may_compute(column.number);
    if (!rest) continue;
    std::vector<Term> terms{{own_number(due), false}, {own_number(paid), true}};
    replace_column(column.number, std::make_unique<generate::SumNode>(std::move(terms), column.type),
                   table_.column(due).name + " - " + table_.column(paid).name);
  }
}

// What is earned in a month is a twelfth of what is earned in a year.
void AmountPass::derive_pay(AttrNumber amount) {
  if (target_.columns[amount - 1].semantic != "finance.gross_pay") return;
  std::string origin;
  NumberSource const salary = ancestor_number({"finance.salary"}, origin);
  if (salary.node == generate::kNoNode) return;
  constexpr std::int64_t kTwelfth = 83;
  replace_column(amount,
                 std::make_unique<generate::ShareNode>(target_.program.attribute(amount), salary,
                                                       NumberSource{}, kTwelfth, table_.column(amount).type),
                 "a month of " + origin);
}

// What is paid of a total, and what is still to be paid.
void AmountPass::derive_balance(AttrNumber total) {
  // What was approved is paid rather than what was claimed.
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && target_.columns[column.number - 1].semantic == "finance.amount" &&
        has_word(core::words_of(column.name), {"approved", "granted", "awarded"}))
      total = column.number;
  AttrNumber paid = InvalidAttrNumber;
  AttrNumber due = InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.number == total || !may_compute(column.number)) continue;
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    if (semantic == "finance.amount_paid") paid = column.number;
    bool const rest = semantic == "finance.balance" && column_meaning(target_, {"finance.amount_paid"}) != 0;
    if (semantic == "finance.amount_due" || (rest && due == 0)) due = column.number;
  }
  if (paid == 0 && due == 0) return;
  if (paid != 0 && !pay_by_status(paid, total)) {
    // All of it or nothing, as the status says; without a status all of it.
    generate::NodeId node = target_.program.add(
        std::make_unique<generate::ConvertNode>(own_number(total), table_.column(paid).type));
    if (auto evidence = LifecyclePass(draft_).evidence_of("paid")) {
      node = target_.program.add(std::make_unique<generate::WhenNode>(node, std::move(*evidence)));
      if (not_null(table_.column(paid)))
        node = target_.program.add(std::make_unique<generate::CoalesceNode>(
            node, target_.program.add(std::make_unique<generate::ProportionNode>(
                      target_.program.attribute(paid),
                      NumberSource{target_.program.attribute(paid), table_.column(paid).type.base},
                      NumberSource{}, 0, 1, table_.column(paid).type))));
    }
    target_.set_column(paid, node, "what is paid of " + table_.column(total).name,
                       target_.columns[paid - 1].reason);
  }
  if (due == 0) return;
  std::vector<Term> terms{{own_number(total), false}};
  if (paid != 0) terms.push_back({own_number(paid), true});
  replace_column(due, std::make_unique<generate::SumNode>(std::move(terms), table_.column(due).type),
                 table_.column(total).name + (paid == 0 ? "" : " - " + table_.column(paid).name));
}

// A parent's total is the sum of its lines. Runs for the child: the parent's program is complete by then.
void AmountPass::derive_totals() {
  if (settles(table_)) return;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    Reference const& reference = references_[k];
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    AttrNumber const key = table_.foreign_keys[k].columns[0];
    if (reference.node == generate::kNoNode || reference.nullable || !parent.target ||
        parent.step >= target_.step)
      continue;
    if (in_check_group(key) || target_.reference_nodes[k] != reference.node) continue;
    AttrNumber total = named_total(parent);
    if (total == 0 && parent.total_of == nullptr) {
      AttrNumber const subtotal = column_meaning(parent, {"finance.subtotal"});
      total = subtotal != 0 ? subtotal : whole_amount(parent, {"finance.total"});
    }
    if (total == 0 || !parent.computable[total - 1]) continue;
    AttrNumber const part =
        target_.derived_amount != 0 ? target_.derived_amount : part_named(parent.table.column(total));
    if (part != 0) sum_up(parent, k, total, part);
  }
}

// The amount that bears the noun of a total: the fare of a ticket, of which a booking has the total fare.
AttrNumber AmountPass::part_named(const pg::Column& total) const {
  Words wanted = core::words_of(total.name);
  std::erase_if(wanted, [](const std::string& word) {
    return has_word({word}, {"total", "grand", "overall"});
  });
  if (wanted.empty() || wanted.size() == core::words_of(total.name).size()) return InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    bool const part = !column.dropped && generate::is_number_type(column.type.base) && not_null(column) &&
                      core::words_of(column.name) == wanted &&
                      target_.columns[column.number - 1].semantic.starts_with("finance.") &&
                      target_.program.attribute(column.number) != generate::kNoNode;
    if (part) return column.number;
  }
  return InvalidAttrNumber;
}

// The total of a parent that is called like these rows: "parts_total" of what work_order_parts come to.
AttrNumber AmountPass::named_total(const TablePlan& parent) const {
  Words own = core::words_of(table_.name);
  Words const whole = core::words_of(parent.table.name);
  std::erase_if(own, [&](const std::string& word) { return has_word(whole, {core::singular(word), word}); });
  for (pg::Column const& column : parent.table.columns) {
    std::string const& semantic = parent.columns[column.number - 1].semantic;
    if (column.dropped || (semantic != "finance.total" && semantic != "finance.subtotal")) continue;
    Words const telling = telling_words(column.name);
    if (std::any_of(telling.begin(), telling.end(), [&](const std::string& word) {
          return std::any_of(own.begin(), own.end(), [&](const std::string& one) {
            return core::singular(one) == core::singular(word);
          });
        }))
      return column.number;
  }
  return InvalidAttrNumber;
}

void AmountPass::sum_up(TablePlan& parent, std::size_t key, AttrNumber total, AttrNumber part) {
  pg::TypeRef const& type = parent.table.column(total).type;
  int digits = kTotalDigits;
  for (std::uint64_t lines = target_.rows.count() / std::max<std::uint64_t>(1, parent.rows.count());
       lines > kManyLines; lines /= 10)
    ++digits;
  if (!generate::is_number_type(type.base) || !has_room(type, digits)) return;
  parent.total_of = &target_;
  parent.computable[total - 1] = false;
  // Without lines a total draws an amount of its own, where it must be more than nothing.
  ValueDomain const& domain = parent.constraints.domains[total - 1];
  bool const positive = domain.lower && !domain.lower->inclusive;
  auto children = std::make_unique<generate::Children>(
      *parent.population, target_.program, references_[key].node, target_.rows, references_[key].spread);
  parent.set_column(total,
                    parent.program.add(std::make_unique<generate::AggregateNode>(
                        std::move(children), generate::Aggregate::kSum, part, table_.column(part).type.base,
                        type, positive ? parent.program.attribute(total) : generate::kNoNode)),
                    "sum of " + table_.name + "." + table_.column(part).name,
                    parent.columns[total - 1].reason);
}

}  // namespace synthgen::plan
