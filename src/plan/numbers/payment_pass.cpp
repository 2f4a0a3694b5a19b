#include "plan/numbers/payment_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/proportion.hpp"
#include "generate/nodes/status.hpp"
#include "plan/numbers/amount_roles.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/references/eligibility_pass.hpp"
#include "plan/states/evidence_pass.hpp"
#include "postgres/exact_type.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;
using generate::NumberSource;
using generate::Term;

// What is given back is no more than was paid, all refunds together.
bool PaymentPass::derive_refund(AttrNumber amount) {
  if (!gives_back(table_)) return false;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    AttrNumber const paid = column_meaning(
        parent, {"finance.total", "finance.amount", "finance.amount_paid", "finance.subtotal"});
    if (paid == 0 || !generate::is_number_type(parent.table.column(paid).type.base)) continue;
    pg::TypeRef const& type = table_.column(amount).type;
    NumberSource const cell{optional_parent_cell(k, paid), parent.table.column(paid).type.base};
    generate::SpreadReference const* const spread = spread_of(k);
    NumberSource most = cell;
    if (spread != nullptr)
      most = {target_.program.add(std::make_unique<generate::PartNode>(*spread, cell, pg::exact_type())),
              NUMERICOID};
    // Where they cannot be counted beforehand, three refunds are no more than all.
    constexpr std::int64_t kAll = 1000;
    constexpr std::int64_t kSome = 330;
    replace_column(amount,
                   std::make_unique<generate::AtMostShareNode>(
                       NumberSource{target_.program.attribute(amount), type.base}, most,
                       spread != nullptr ? kAll : kSome, type),
                   "at most " + parent.table.name + "." + parent.table.column(paid).name);
    return true;
  }
  return false;
}

// What a bill charges: what is billed before tax is what was ordered before tax, all else the whole.
AttrNumber PaymentPass::charged_amount(const TablePlan& parent, AttrNumber amount) const {
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
std::vector<const pg::Column*> PaymentPass::payable(const TablePlan& parent, AttrNumber amount) const {
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
    bool const money = semantic.starts_with("finance.") || (semantic.empty() && has_word(words, {"monthly"}));
    bool const due = money && semantic != "finance.tax_rate" && !is_percentage(column) &&
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

// Of what is called partially paid about half, of all else the whole.
NumberSource PaymentPass::paid_so_far(std::size_t key, NumberSource whole, const pg::TypeRef& type) {
  constexpr std::int64_t kPaidPerMille = 550;
  auto partial = EligibilityPass(draft_).evidence_of_partial(key);
  if (!partial) return whole;
  generate::NodeId const part = target_.program.add(
      std::make_unique<generate::ShareNode>(whole.node, whole, NumberSource{}, kPaidPerMille, type));
  generate::NodeId const paid =
      target_.program.add(std::make_unique<generate::WhenNode>(part, std::move(*partial)));
  return {target_.program.add(std::make_unique<generate::CoalesceNode>(paid, whole.node)), type.base};
}

// A payment is of what is to be paid, in parts where there are several.
bool PaymentPass::derive_payment(AttrNumber amount) {
  if (!settles(table_)) return false;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    // The charges for extras make the total of these rather than pay it.
    if (total_called_like(parent, table_) != 0) continue;
    std::vector<const pg::Column*> const columns = payable(parent, amount);
    if (columns.empty()) continue;
    pg::Column const& column = *columns.front();
    std::string const& semantic = parent.columns[column.number - 1].semantic;
    bool const whole = column.number == charged_amount(parent, amount) || semantic == "finance.amount_paid";
    pg::TypeRef const& type = table_.column(amount).type;
    NumberSource cell{optional_parent_cell(k, column.number), column.type.base};
    if (whole && semantic != "finance.amount_paid") cell = paid_so_far(k, cell, column.type);
    generate::SpreadReference const* const spread = spread_of(k);
    std::unique_ptr<generate::Node> node;
    if (whole && spread != nullptr)
      node = std::make_unique<generate::PartNode>(*spread, cell, type);
    else
      node = std::make_unique<generate::ConvertNode>(cell, type);
    generate::NodeId const paid = target_.program.add(std::move(node));
    replace_column(amount, std::make_unique<generate::CoalesceNode>(paid, target_.program.attribute(amount)),
                   (whole ? "of " : "") + parent.table.name + "." + column.name);
    return true;
  }
  return false;
}

// Who pays an instalment pays what is due, if he pays.
void PaymentPass::derive_instalment() {
  AttrNumber due = column_meaning(target_, {"finance.amount_due", "finance.total"});
  // What the server computes to be due is what is left of it.
  if (due != 0 && table_.column(due).generated != 0) due = column_meaning(target_, {"finance.total"});
  AttrNumber const paid = column_meaning(target_, {"finance.amount_paid"});
  if (due != 0 && may_compute(due) && !draft_.computed[due - 1]) derive_payment(due);
  if (due == 0 || paid == 0 || !may_compute(paid) || !generate::is_number_type(table_.column(due).type.base))
    return;
  derive_rest(due, paid);
  if (pay_by_status(paid, due)) return;
  auto evidence = EvidencePass(draft_).evidence_of("paid");
  if (!evidence) evidence = EvidencePass(draft_).lesser_evidence_of("paid", paid, true);
  generate::NodeId node =
      target_.program.add(std::make_unique<generate::ConvertNode>(own_number(due), table_.column(paid).type));
  if (evidence && not_null(table_.column(paid)))
    node = target_.program.add(std::make_unique<generate::NothingWhenNode>(
        node, std::move(*evidence), table_.column(paid).type, /*opposite*/ true));
  else if (evidence)
    node = target_.program.add(std::make_unique<generate::WhenNode>(node, std::move(*evidence)));
  replace_column(paid, node, "what is due");
}

// A status that knows of partial payments tells whether all is paid, some or nothing.
bool PaymentPass::pay_by_status(AttrNumber paid, AttrNumber due) {
  return pay_by_status(paid, own_number(due), table_.column(due).name);
}

bool PaymentPass::pay_by_status(AttrNumber paid, NumberSource due, const std::string& name) {
  auto done = EvidencePass(draft_).evidence_of("paid");
  auto begun = EvidencePass(draft_).evidence_of_partial();
  if (!done || !begun || done->node != begun->node) return false;
  std::erase_if(done->values, [&](Datum label) {
    bool const null = false;
    return begun->tells({&label, const_cast<bool*>(&null)}, 0);
  });
  if (done->values.empty()) return false;
  pg::TypeRef const& type = table_.column(paid).type;
  replace_column(
      paid,
      std::make_unique<generate::FulfilledNode>(NumberSource{target_.program.attribute(paid), type.base}, due,
                                                NumberSource{}, std::move(*done), std::move(*begun), type),
      "what is paid of " + name);
  return true;
}

// Fees come on top of a bare amount, and somebody else may bear a part of it.
std::vector<Term> PaymentPass::extras_of(AttrNumber total) {
  constexpr std::int64_t kMostBornePerMille = 600;
  std::vector<Term> terms;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.number == total || is_percentage(column) ||
        !generate::is_number_type(column.type.base) || !may_compute(column.number))
      continue;
    Words const words = core::words_of(column.name);
    bool const fee = target_.columns[column.number - 1].semantic == "finance.fee" &&
                     !has_word(words, {"late", "commission", "platform"});
    bool const borne = has_word(words, {"scholarship", "aid", "grant", "waiver", "subsidy"});
    if (!fee && !borne) continue;
    if (borne)
      replace_column(
          column.number,
          std::make_unique<generate::AtMostShareNode>(
              NumberSource{target_.program.attribute(column.number), column.type.base}, own_number(total),
              kMostBornePerMille, column.type),
          target_.columns[column.number - 1].generator + ", a part of " + table_.column(total).name);
    terms.push_back({own_number(column.number), borne});
  }
  return terms;
}

// What is left to be paid of what is due.
void PaymentPass::derive_rest(AttrNumber due, AttrNumber paid) {
  for (pg::Column const& column : table_.columns) {
    bool const rest = !column.dropped && target_.columns[column.number - 1].semantic == "finance.balance" &&
                      may_compute(column.number);
    if (!rest) continue;
    std::vector<Term> terms{{own_number(due), false}, {own_number(paid), true}};
    replace_column(column.number, std::make_unique<generate::SumNode>(std::move(terms), column.type),
                   table_.column(due).name + " - " + table_.column(paid).name);
  }
}

// A bare amount less what is let off it; as it is where another column says what all comes to. Adds what is
// let off to the name.
NumberSource PaymentPass::less_reductions(AttrNumber amount, std::string& name) {
  constexpr std::int64_t kMostPerMille = 300;
  NumberSource const all = own_number(amount);
  std::vector<Term> terms{{all, false}};
  bool const bare = target_.columns[amount - 1].semantic == "finance.amount";
  for (NamedNumber const& number : bare ? named_numbers(target_) : std::vector<NamedNumber>{}) {
    if (number.column == amount || is_rate_name(number.words)) continue;
    if (result_named(number.words) != ResultKind::kNone &&
        target_.columns[number.column - 1].semantic.starts_with("finance."))
      return all;
    static const SomeWords kLetOff = {"discount", "rebate", "reduction", "concession", "waiver", "voucher"};
    if (!has_any(number.words, kLetOff) || !may_compute(number.column) || follows(amount, number.column))
      continue;
    pg::TypeRef const& type = table_.column(number.column).type;
    replace_column(
        number.column,
        std::make_unique<generate::AtMostShareNode>(
            NumberSource{target_.program.attribute(number.column), type.base}, all, kMostPerMille, type),
        target_.columns[number.column - 1].generator + ", a part of " + name);
    terms.push_back({own_number(number.column), true});
    name += " - " + table_.column(number.column).name;
  }
  if (terms.size() == 1) return all;
  draft_.sources.push_back(amount);
  return {target_.program.add(std::make_unique<generate::SumNode>(std::move(terms), pg::exact_type())),
          NUMERICOID};
}

// What is paid of a total, and what is still to be paid.
void PaymentPass::derive_balance(AttrNumber total) {
  // What was approved is paid rather than what was claimed, and what is left after something is kept back.
  bool const keeps = std::any_of(table_.columns.begin(), table_.columns.end(), [](const pg::Column& column) {
    return !column.dropped && has_word(core::words_of(column.name), {"retention", "withheld", "retainage"});
  });
  for (pg::Column const& column : table_.columns) {
    std::string_view const semantic = target_.columns[column.number - 1].semantic;
    if (column.dropped || !semantic.starts_with("finance.") || is_percentage(column)) continue;
    Words const words = core::words_of(column.name);
    if ((semantic == "finance.amount" &&
         has_word(words, {"approved", "granted", "awarded", "allowed", "patient"})) ||
        (keeps && has_word(words, {"net"})))
      total = column.number;
  }
  AttrNumber paid = InvalidAttrNumber;
  AttrNumber due = InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.number == total || !may_compute(column.number)) continue;
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    // The insurer pays what the patient does not.
    bool const shared = column_meaning(target_, {"finance.copay"}) != 0;
    if (semantic == "finance.amount_paid" && !shared) paid = column.number;
    bool const rest = semantic == "finance.balance" && column_meaning(target_, {"finance.amount_paid"}) != 0;
    if (semantic == "finance.amount_due" || (rest && due == 0)) due = column.number;
  }
  if (paid == 0 && due == 0) return;
  std::string name = table_.column(total).name;
  NumberSource const whole = less_reductions(total, name);
  if (paid != 0 && !pay_by_status(paid, whole, name)) {
    // All of it or nothing, as the status says, or else the date; without them all of it.
    generate::NodeId node =
        target_.program.add(std::make_unique<generate::ConvertNode>(whole, table_.column(paid).type));
    auto evidence = EvidencePass(draft_).evidence_of("paid");
    if (!evidence) evidence = EvidencePass(draft_).lesser_evidence_of("paid", paid, true);
    if (evidence) {
      node = target_.program.add(std::make_unique<generate::WhenNode>(node, std::move(*evidence)));
      if (not_null(table_.column(paid)))
        node = target_.program.add(std::make_unique<generate::CoalesceNode>(
            node, target_.program.add(std::make_unique<generate::ProportionNode>(
                      target_.program.attribute(paid),
                      NumberSource{target_.program.attribute(paid), table_.column(paid).type.base},
                      NumberSource{}, 0, 1, table_.column(paid).type))));
    }
    replace_column(paid, node, "what is paid of " + name);
  }
  draft_.sources.clear();
  if (due == 0) return;
  bool const bare = target_.columns[total - 1].semantic == "finance.amount";
  std::vector<Term> terms = bare ? extras_of(total) : std::vector<Term>{};
  terms.insert(terms.begin(), Term{own_number(total), false});
  if (paid != 0) terms.push_back({own_number(paid), true});
  replace_column(due, std::make_unique<generate::SumNode>(std::move(terms), table_.column(due).type),
                 table_.column(total).name + (paid == 0 ? "" : " - " + table_.column(paid).name));
}

}  // namespace synthgen::plan
