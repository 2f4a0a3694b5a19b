// What belongs to the row that it refers to: the lines of an order, the payment of a bill, the rows that
// their parent counts. Such rows come with their parents.
#include "plan/references/whole_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/numbers/amount_words.hpp"
#include "plan/references/chosen_parents.hpp"
#include "plan/references/relation_words.hpp"
#include "plan/siblings/books_pass.hpp"
#include "plan/siblings/chain_pass.hpp"
#include "plan/siblings/counter_condition.hpp"
#include "plan/siblings/counter_search.hpp"
#include "plan/siblings/portion_pass.hpp"

namespace synthgen::plan {

// Whether the table holds the parts of what the parent is: order_items of orders.
bool WholePass::is_part_of(std::size_t index) const {
  return !references_[index].nullable &&
         is_called_part(table_, population(table_.foreign_keys[index].parent).table());
}

bool WholePass::is_line_of(std::size_t index) const {
  return !references_[index].nullable &&
         is_called_line(table_, population(table_.foreign_keys[index].parent).table());
}

// Asked of the catalog, so that the answer does not depend on which tables are being filled.
bool WholePass::must_cover(std::size_t index) const {
  return ChosenParents(plan_).must_cover(table_, table_.foreign_keys[index]);
}

// Of what rows choose by a parent in common there are to be several to choose from: where there are hardly as
// many rows as parents, some parents have them all, the same ones in every table.
bool WholePass::gathers(std::size_t index) const {
  pg::ForeignKey const& key = table_.foreign_keys[index];
  return 2 * population(key.parent).count() > static_cast<std::uint64_t>(plan_.request.rows) &&
         ChosenParents(plan_).gather_children(plan_.describe(key.parent));
}

bool WholePass::pairs_siblings(std::size_t index) const {
  return ChosenParents(plan_).pairs_siblings(table_, table_.foreign_keys[index]);
}

bool WholePass::meets_others(std::size_t index) const {
  return ChosenParents(plan_).meets_others(table_, table_.foreign_keys[index]);
}

// Whether both tables have rows of earlier runs, and this one makes new parents.
bool WholePass::has_new_parents(std::size_t index) const {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[index].parent);
  return target_.stored_rows > 0 && parent.stored_rows > 0 && parent.rows.count() > 0 && &parent != &target_;
}

// Whether the new parents, having all new rows, would not be much busier than the old ones.
bool WholePass::suffice_new_parents(std::size_t index) const {
  if (!has_new_parents(index)) return false;
  constexpr double kMuchBusier = 2;
  TablePlan const& parent = *plan_.find(table_.foreign_keys[index].parent);
  auto const per_parent = [](std::uint64_t children, std::uint64_t parents) {
    return static_cast<double>(children) / static_cast<double>(parents);
  };
  return per_parent(static_cast<std::uint64_t>(target_.requested), parent.rows.count()) <=
         kMuchBusier * per_parent(target_.stored_rows, parent.stored_rows);
}

// Whether what the row costs is a part of what the parent comes to.
bool WholePass::is_charged_with(std::size_t index) const {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[index].parent);
  return is_bought_with(table_, parent.table) && recognized_column(parent, {"finance.total"}) != 0;
}

// Whether the row pays what the parent charges.
bool WholePass::is_payment_of(std::size_t index) const {
  core::Words const words = core::words_of(table_.name);
  return core::has_word(words, {"payment", "invoice", "bill", "receipt", "charge"}) &&
         !core::has_word(words, {"item", "line", "detail"}) &&
         recognized_column(*plan_.find(table_.foreign_keys[index].parent), {"finance.total"}) != 0;
}

// Whether the rows belong to rows of this run, where it makes some. Those that were there before have got
// theirs, and their totals stand. What a parent merely counts, or should have some of, goes to all of them if
// the new ones would be much busier than the old.
bool WholePass::wants_new_parents(std::size_t index) const {
  if (!has_new_parents(index)) return false;
  if (is_part_of(index) || is_charged_with(index) || is_payment_of(index) ||
      ChainPass(draft_).follows(index) || BooksPass(draft_).is_line_of(index) || divides(table_))
    return true;
  TablePlan const& parent = *plan_.find(table_.foreign_keys[index].parent);
  CounterSearch const counters(draft_);
  CounterCondition const conditions(draft_);
  bool const counted =
      std::any_of(parent.table.columns.begin(), parent.table.columns.end(), [&](const pg::Column& column) {
        return !column.dropped && (counters.counter_of(parent, index, column).has_value() ||
                                   conditions.may_count_some(parent, column));
      });
  return (counted || ChosenParents(plan_).may_be_chosen(table_, table_.foreign_keys[index])) &&
         suffice_new_parents(index);
}

}  // namespace synthgen::plan
