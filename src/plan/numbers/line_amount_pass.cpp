#include "plan/numbers/line_amount_pass.hpp"

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/numbers/whole_share.hpp"
#include "postgres/exact_type.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

using core::has_word;
using generate::NumberSource;
using generate::Term;

// A number of a row that this one refers to, or of what that refers to in turn, by meaning. Sets `origin`.
NumberSource LineAmountPass::ancestor_number(std::initializer_list<std::string_view> semantics,
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
AttrNumber LineAmountPass::discount_rate() const {
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && generate::is_number_type(column.type.base) && is_percentage(column) &&
        has_word(core::words_of(column.name), {"discount", "rebate"}) &&
        target_.program.attribute(column.number) != generate::kNoNode)
      return column.number;
  return InvalidAttrNumber;
}

// What a row counts, and what one costs, the price being the row's own or that of a row it refers to.
std::optional<LineAmountPass::Factors> LineAmountPass::factors_of_line() {
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
std::optional<LineAmountPass::Factors> LineAmountPass::factors_of_days(AttrNumber price) {
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
void LineAmountPass::derive_line(AttrNumber amount) {
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
void LineAmountPass::note_line() {
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
std::unique_ptr<generate::Node> LineAmountPass::lessen(std::unique_ptr<generate::Node> product,
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

// What is earned in a month is a twelfth of what is earned in a year.
void LineAmountPass::derive_pay(AttrNumber amount) {
  // Of what is earned in all and what is earned at any rate the latter.
  if (AttrNumber const base = column_meaning(target_, {"finance.base_pay"}); base != 0) {
    if (!may_compute(base)) return;
    amount = base;
  }
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
