#include "plan/siblings/bidding_pass.hpp"

#include <algorithm>
#include <utility>

#include "core/spelt_words.hpp"
#include "plan/column_list.hpp"
#include "plan/conditions/check_bounds.hpp"
#include "plan/numbers/number_words.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

bool is_number(const pg::Column& column) {
  return !column.dropped && column.generated == 0 && generate::is_number_type(column.type.base);
}

bool is_price(const pg::Column& column, std::string_view which) {
  Words const words = core::spelt_words_of(column.name);
  return is_number(column) && has_listed(words, which) && has_listed(words, "bid price") &&
         !has_listed(words, "bid not");
}

int scale_of(const pg::TypeRef& type) {
  constexpr int kCents = 2;
  if (pg::is_integer_type(type.base)) return 0;
  auto const modifier = type.base == NUMERICOID ? pg::numeric_modifier(type.base_modifier) : std::nullopt;
  return modifier ? std::clamp(modifier->scale, 0, kCents) : kCents;
}

// Whether a column of a table that is built already may follow from another one's rows.
bool is_free(const TablePlan& table, AttrNumber column) {
  return !table.is_ruled(column) && !table.own_draws.contains(column) &&
         table.program.attribute(column) != generate::kNoNode &&
         std::none_of(table.constraints.groups.begin(), table.constraints.groups.end(),
                      [&](const CheckGroup& group) { return contains(group.columns, column); });
}

}  // namespace

std::optional<BiddingPass::Bids> BiddingPass::bids() const {
  if (!has_listed(core::spelt_words_of(table_.name), "bid table") ||
      target_.rows.window() > generate::SiblingOrder::kMostRows)
    return std::nullopt;
  AttrNumber const date = column_meaning(target_, {"date.transaction", "date.event", "date.happened",
                                                   "date.booked", "date.requested", "date.created"});
  auto const amount =
      std::find_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
        Words const words = core::spelt_words_of(column.name);
        return is_number(column) && !is_key_part(column.number) && may_compute(column.number) &&
               has_listed(words, "bid price") && !has_listed(words, "bid not") &&
               !has_listed(words, "bid most");
      });
  if (date == 0 || amount == table_.columns.end() ||
      !generate::is_instant_type(table_.column(date).type.base))
    return std::nullopt;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    Reference const& reference = references_[k];
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    if (reference.nullable || &parent == &target_ || !is_settled(parent) ||
        target_.reference_nodes[k] == generate::kNoNode)
      continue;
    for (pg::Column const& column : parent.table.columns)
      if (is_price(column, "bid opening")) return Bids{k, amount->number, date, column.number};
  }
  return std::nullopt;
}

// What is bid, the most that somebody would bid, and which bid is the highest so far.
void BiddingPass::raise(const Bids& bids) {
  int const scale = scale_of(table_.column(bids.amount).type);
  core::Stream const stream = plan_.stream(target_, table_.column(bids.amount).name + ".raise");
  pg::Column const& opening = plan_.find(table_.foreign_keys[bids.key].parent)->table.column(bids.opening);
  generate::Raise const raise(stream, {optional_parent_cell(bids.key, bids.opening), opening.type.base},
                              scale);
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || is_key_part(column.number)) continue;
    Words const words = core::spelt_words_of(column.name);
    bool const most = is_price(column, "bid most") && may_compute(column.number);
    if (column.number == bids.amount || most)
      replace_column(column.number,
                     std::make_unique<generate::BidNode>(
                         order_, raise, most, target_.program.attribute(column.number), column.type),
                     most ? "no less than what is bid" : "above the bid before");
    else if (column.type.base == BOOLOID && has_listed(words, "bid last") && may_derive(column.number))
      replace_column(column.number, std::make_unique<generate::LastSiblingNode>(order_),
                     "true of the last bid");
  }
  tell_highest(bids, stream, scale);
}

void BiddingPass::tell_highest(const Bids& bids, core::Stream stream, int scale) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[bids.key].parent);
  if (!parent.target) return;
  generate::Raise const raise(
      stream, {parent.program.attribute(bids.opening), parent.table.column(bids.opening).type.base}, scale);
  for (pg::Column const& column : parent.table.columns) {
    bool const always = is_price(column, "bid highest");
    if ((!always && !is_price(column, "bid final")) || column.number == bids.opening ||
        !is_free(parent, column.number) ||
        upper_bounds_of(parent, column.number) != std::vector<AttrNumber>{})
      continue;
    parent.set_column(
        column.number,
        parent.program.add(std::make_unique<generate::HighestBidNode>(
            families_by(bids.key), raise, parent.program.attribute(column.number), always, column.type)),
        "the highest of " + table_.name, parent.columns[column.number - 1].reason);
  }
}

void BiddingPass::choose_winner(const Bids& bids) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[bids.key].parent);
  if (!parent.target) return;
  pg::Column const& date = table_.column(bids.date);
  for (std::size_t w = 0; w < parent.table.foreign_keys.size(); ++w) {
    pg::ForeignKey const& winner = parent.table.foreign_keys[w];
    if (winner.columns.size() != 1 || parent.reference_nodes[w] == generate::kNoNode) continue;
    pg::Column const& column = parent.table.column(winner.columns[0]);
    if (column.not_null || !has_listed(core::spelt_words_of(column.name), "bid winner") ||
        !is_free(parent, column.number))
      continue;
    for (std::size_t b = 0; b < references_.size(); ++b) {
      if (b == bids.key || table_.foreign_keys[b].parent != winner.parent ||
          target_.reference_nodes[b] == generate::kNoNode)
        continue;
      generate::Population& people = *plan_.find(winner.parent)->population;
      people.require(winner.parent_columns[0]);
      generate::NodeId const reference = parent.program.add(std::make_unique<generate::LastChildReference>(
          people, families_by(bids.key), target_.program.attribute(bids.date), date.type.base,
          target_.reference_nodes[b], parent.reference_nodes[w], parent.program.attribute(column.number)));
      parent.reference_nodes[w] = reference;
      parent.set_column(column.number,
                        parent.program.add(std::make_unique<generate::ParentColumnNode>(
                            reference, people, winner.parent_columns[0], column.type)),
                        "who made the last of " + table_.name, parent.columns[column.number - 1].reason);
      break;
    }
  }
}

void BiddingPass::derive_bids() {
  std::optional<Bids> const found = bids();
  if (!found) return;
  order_ = target_.program.add(std::make_unique<generate::SiblingOrder>(
      children_by(found->key), target_.program.attribute(found->date), table_.column(found->date).type.base));
  raise(*found);
  choose_winner(*found);
}

}  // namespace synthgen::plan
