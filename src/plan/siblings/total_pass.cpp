#include "plan/siblings/total_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/aggregate.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "plan/numbers/statement_reading.hpp"
#include "plan/references/whole_pass.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

// Digits before the point that a sum of some hundred lines needs.
constexpr int kTotalDigits = 6;
constexpr std::uint64_t kManyLines = 100;

}  // namespace

// A parent's total is the sum of its lines. Runs for the child: the parent's program is complete by then.
void TotalPass::derive_totals() {
  if (gives_back(table_)) return;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    Reference const& reference = references_[k];
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    AttrNumber const key = table_.foreign_keys[k].columns[0];
    if (reference.node == generate::kNoNode || reference.nullable || !parent.target ||
        parent.step >= target_.step)
      continue;
    if (in_check_group(key) || target_.reference_nodes[k] != reference.node) continue;
    AttrNumber total = total_called_like(parent, table_);
    if (settles(table_) && total == 0) continue;
    if (total == 0 && parent.total_of == nullptr) {
      AttrNumber const subtotal = column_meaning(parent, {"finance.subtotal"});
      total = subtotal != 0 ? subtotal : whole_amount(parent, {"finance.total"});
    }
    bool const is_line = target_.derived_amount != 0 && WholePass(draft_).is_part_of(k);
    if (parent.total_of == nullptr && is_line && (total == 0 || !parent.computable[total - 1]))
      total = StatementReading::base_of(parent);
    if (total == 0 || !parent.computable[total - 1] || is_percentage(parent.table.column(total))) continue;
    AttrNumber const part = target_.derived_amount != 0 ? target_.derived_amount : part_named(parent, total);
    if (part != 0)
      sum_up(parent, k, total,
             {in_unit_of(parent.table.column(total), table_.column(part), final_cell(part)),
              table_.column(part).name});
    else if (auto const share = share_of_whole(parent.table))
      sum_up(parent, k, total, *share);
    else if (draft_.line_amount.node != generate::kNoNode)
      sum_up(parent, k, total, {draft_.line_amount, draft_.line_formula});
  }
}

// The amount that bears the noun of a total: the fare of a ticket, of which a booking has the total fare.
// Of charges that it is called like what each of them comes to.
AttrNumber TotalPass::part_named(const TablePlan& parent, AttrNumber total) const {
  if (settles(table_) && total == total_called_like(parent, table_)) {
    AttrNumber const amount = column_meaning(target_, {"finance.amount", "finance.total", "finance.price"});
    if (amount != 0 && not_null(table_.column(amount)) &&
        generate::is_number_type(table_.column(amount).type.base))
      return amount;
  }
  Words wanted = core::words_of(parent.table.column(total).name);
  std::erase_if(wanted, [](const std::string& word) {
    return has_word({word}, {"total", "grand", "overall"});
  });
  if (wanted.empty() || wanted.size() == core::words_of(parent.table.column(total).name).size())
    return InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    bool const part = !column.dropped && generate::is_number_type(column.type.base) && not_null(column) &&
                      core::words_of(column.name) == wanted &&
                      target_.columns[column.number - 1].semantic.starts_with("finance.") &&
                      target_.program.attribute(column.number) != generate::kNoNode;
    if (part) return column.number;
  }
  return InvalidAttrNumber;
}

// What each row costs that is booked or bought together with others: the ticket of a booking.
std::optional<TotalPass::Amount> TotalPass::share_of_whole(const pg::Table& whole) {
  if (draft_.line_amount.node != generate::kNoNode || !is_bought_with(table_, whole)) return std::nullopt;
  AttrNumber amount = whole_amount(target_, {"finance.total", "finance.subtotal"});
  if (amount == 0 && draft_.row_amount.node != generate::kNoNode)
    return Amount{draft_.row_amount, draft_.row_formula};
  if (amount == 0) amount = column_meaning(target_, {"finance.price", "finance.fare", "finance.air_fare"});
  if (amount == 0 || !not_null(table_.column(amount))) return std::nullopt;
  return Amount{final_cell(amount), table_.column(amount).name};
}

void TotalPass::sum_up(TablePlan& parent, std::size_t key, AttrNumber total, const Amount& part) {
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
  parent.set_column(total,
                    parent.program.add(std::make_unique<generate::AggregateNode>(
                        families_by(key), generate::Aggregate::kSum, part.number, type,
                        positive ? parent.program.attribute(total) : generate::kNoNode)),
                    "sum of " + table_.name + "." + part.name, parent.columns[total - 1].reason);
}

}  // namespace synthgen::plan
