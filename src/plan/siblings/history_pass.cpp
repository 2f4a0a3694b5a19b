#include "plan/siblings/history_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/succession.hpp"
#include "generate/references/sibling_order.hpp"
#include "plan/column_list.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_pass.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/references/lookup.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

// The one beginning and the one end that the rows have.
HistoryPass::Span HistoryPass::span() const {
  Span found;
  for (pg::Column const& column : table_.columns) {
    DateRole const* const role =
        is_date(column) ? date_role(target_.columns[column.number - 1].semantic) : nullptr;
    if (role == nullptr || !is_span_end(*role)) continue;
    AttrNumber& place = role->rank == kEndRank ? found.end : found.begin;
    if (place != InvalidAttrNumber) return {};
    place = column.number;
  }
  bool const whole = found.begin != InvalidAttrNumber && found.end != InvalidAttrNumber;
  return whole && not_null(table_.column(found.begin)) ? found : Span{};
}

// Whether nothing else decides an end.
bool HistoryPass::may_end(AttrNumber end) const {
  return may_derive(end) && !is_key_part(end) && !draft_.presence[end - 1] &&
         !target_.own_draws.contains(end) && target_.program.attribute(end) != generate::kNoNode;
}

// Whether names say that only one of the rows holds at a time: a history, a flag of the current one, what
// something costs from one day to another.
bool HistoryPass::holds_one_at_a_time() const {
  Words const table = core::words_of(table_.name);
  if (has_word(table, {"history", "hist", "version", "revision"})) return true;
  bool const valued =
      has_word(table, {"price", "rate", "salary", "wage", "cost", "fee", "tariff", "pricing"});
  return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    if (column.dropped) return false;
    Words const words = core::words_of(column.name);
    constexpr std::size_t kMostWords = 3;
    bool const flag = column.type.base == BOOLOID || has_word(words, {"flag", "is", "yn", "ind"});
    if (flag && words.size() <= kMostWords && has_word(words, {"current", "latest"})) return true;
    return valued && is_date(column) && has_word(words, {"valid", "effective"});
  });
}

// What the rows are the history of: what the table is named after, or all that it belongs to.
std::optional<std::size_t> HistoryPass::holder() const {
  Words const table = core::words_of(table_.name);
  std::optional<std::size_t> only;
  std::size_t holders = 0;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    std::vector<AttrNumber> const& columns = table_.foreign_keys[k].columns;
    bool const always = std::all_of(columns.begin(), columns.end(),
                                    [&](AttrNumber column) { return not_null(table_.column(column)); });
    if (!always || &parent == &target_ || !is_settled(parent) || parent.day_column() != InvalidAttrNumber)
      continue;
    Words const whole = core::words_of(parent.table.name);
    bool const named =
        !whole.empty() && std::all_of(whole.begin(), whole.end(), [&](const std::string& word) {
          return core::contains(table, word) || core::contains(table, core::singular(word));
        });
    if (named) return k;
    if (is_lookup_table(parent)) continue;
    ++holders;
    only = k;
  }
  return holders == 1 ? only : std::nullopt;
}

// The last day of what the rows are the history of, where it has one: who has left has no job any more.
generate::DateBound HistoryPass::last_day(std::size_t key) {
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  AttrNumber const last = lifetime_column(parent, false);
  if (last == InvalidAttrNumber) return {};
  return {optional_parent_cell(key, last), parent.table.column(last).type.base, 0};
}

bool HistoryPass::is_history_of(std::size_t key) const {
  return span().end != InvalidAttrNumber && holds_one_at_a_time() && holder() == key;
}

void HistoryPass::end_spans() {
  Span const of = span();
  if (of.end == InvalidAttrNumber || !may_end(of.end) || !holds_one_at_a_time()) return;
  if (target_.program.attribute(of.begin) == generate::kNoNode) return;
  auto const key = holder();
  bool const found = key && references_[*key].node != generate::kNoNode &&
                     target_.reference_nodes[*key] == references_[*key].node;
  if (!found || target_.rows.window() > generate::SiblingOrder::kMostRows) return;
  pg::Column const& end = table_.column(of.end);
  Oid const begin_type = table_.column(of.begin).type.base;
  generate::NodeId const begin = target_.program.attribute(of.begin);
  generate::NodeId const own = target_.program.attribute(of.end);

  auto order = std::make_unique<generate::SiblingOrder>(children_by(*key), begin, begin_type);
  order->keep_next();
  generate::SiblingOrder const& kept = *order;
  target_.program.add(std::move(order));
  generate::Succession succession;
  succession.begin = {begin, begin_type, 0};
  succession.next = {target_.program.add(std::make_unique<generate::NextSiblingNode>(kept, begin)),
                     begin_type, 0};
  DatePass const dates(draft_);
  succession.open = dates.open_end(end, date_role(target_.columns[of.end - 1].semantic));
  succession.last = last_day(*key);
  succession.is_longer =
      std::any_of(target_.constraints.relations.begin(), target_.constraints.relations.end(),
                  [&](const ColumnRelation& one) {
                    return one.left == of.begin && one.right == of.end && one.op == ColumnRelation::Op::kLess;
                  });
  // What must end does so some time.
  if (not_null(end) && !succession.open) succession.last = {own, end.type.base, 0};
  target_.set_column(
      of.end, target_.program.add(std::make_unique<generate::SucceededEndNode>(succession, end.type.base)),
      "until the next of each " + plan_.find(table_.foreign_keys[*key].parent)->table.name,
      target_.columns[of.end - 1].reason);
  // Nothing else tells when it is null.
  not_null_nodes_[of.end - 1] = generate::kNoNode;
  target_.own_draws.insert(of.end);
}

}  // namespace synthgen::plan
