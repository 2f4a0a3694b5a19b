#include "plan/siblings/counter_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/derived.hpp"
#include "generate/nodes/equation.hpp"
#include "plan/column_list.hpp"
#include "plan/conditions/check_bounds.hpp"
#include "plan/siblings/counter_condition.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

using core::Words;
using generate::Aggregate;

// Whether attempts at a condition change what the row refers to. Where all that is asked is that two
// references of a key differ, the key has seen to it.
bool CounterPass::may_be_drawn_again(std::size_t key) const {
  AttrNumber const column = table_.foreign_keys[key].columns[0];
  if (!in_check_group(column)) return false;
  auto const refers_alone = [&](const Part& part, AttrNumber other) {
    return part.foreign_key >= 0 &&
           table_.foreign_keys[part.foreign_key].columns == std::vector<AttrNumber>{other};
  };
  for (CheckGroup const& group : target_.constraints.groups) {
    if (group.columns.size() != 2 || group.conditions.size() != 1 || group.alternatives.size() != 1) continue;
    for (Tuple const& tuple : tuples_)
      for (Part const& part : tuple.parts) {
        if (part.differs_from < 0) continue;
        Part const& first = tuple.parts[static_cast<std::size_t>(part.differs_from)];
        for (std::size_t i = 0; i < 2; ++i)
          if (refers_alone(part, group.columns[i]) && refers_alone(first, group.columns[1 - i]) &&
              (group.columns[0] == column || group.columns[1] == column))
            return false;
      }
  }
  return true;
}

// Adds what the parent says of this table's rows as far as its columns ask for it.
void CounterPass::derive_counters() {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const is_own = &parent == &target_;
    if (!parent.target || (!is_own && parent.step >= target_.step) ||
        target_.reference_nodes[k] == generate::kNoNode || may_be_drawn_again(k))
      continue;
    for (pg::Column const& column : parent.table.columns) {
      if (column.dropped || parent.program.attribute(column.number) == generate::kNoNode) continue;
      if (is_own ? counts_own(column) : true) derive_counter(parent, k, column);
    }
  }
  for (TableDraft::Subject const& subject : draft_.subjects) count_by_label(subject);
}

// What counts the rows that are about it though they refer to it by a label: the likes of a post.
void CounterPass::count_by_label(const TableDraft::Subject& subject) {
  TablePlan& parent = *subject.table;
  bool const settled = is_settled(parent);
  if (!parent.target || !settled || &parent == &target_) return;
  for (pg::Column const& column : parent.table.columns) {
    bool const computable = !column.dropped && pg::is_integer_type(column.type.base) &&
                            parent.program.attribute(column.number) != generate::kNoNode &&
                            parent.computable.size() >= parent.table.columns.size() &&
                            parent.computable[column.number - 1];
    if (!computable || !names_own_rows(column)) continue;
    generate::NodeId const about =
        target_.program.add(std::make_unique<generate::WhenNode>(subject.reference, subject.label));
    parent.set_column(column.number,
                      parent.program.add(std::make_unique<generate::AggregateNode>(
                          parent.families(target_, about, nullptr), Aggregate::kCount,
                          generate::NumberSource{}, column.type, generate::kNoNode)),
                      "number of " + table_.name, parent.columns[column.number - 1].reason);
  }
}

void CounterPass::derive_counter(TablePlan& parent, std::size_t key, const pg::Column& column) {
  bool const computable =
      parent.computable.size() >= parent.table.columns.size() && parent.computable[column.number - 1];
  if (computable && counts_first(key))
    if (auto evidence = CounterCondition(draft_).of_counter(parent, column))
      return aggregate(parent, key, column, Aggregate::kCount, InvalidAttrNumber, std::move(evidence));
  if (computable)
    if (auto const counter = counter_of(parent, key, column);
        counter && (counter->of == 0 || target_.program.attribute(counter->of) != generate::kNoNode))
      return aggregate(parent, key, column, counter->aggregate, counter->of);
  Words const words = core::words_of(column.name);
  if (!generate::is_instant_type(column.type.base) || words.size() < 2) return;
  bool const last = words[0] == "last" || words[0] == "latest";
  if (!last && words[0] != "first") return;
  if (!counts_by(key, words[1])) return;
  // What this table's rows may depend on cannot follow from them.
  if (parent.population->is_required(column.number)) return;
  if (AttrNumber const date = own_date(column.type.base);
      date != 0 && !parent_date_is_bound(parent, column)) {
    aggregate(parent, key, column, last ? Aggregate::kLast : Aggregate::kFirst, date);
    // Nor may the dates of tables to come depend on it.
    parent.columns[column.number - 1].semantic.clear();
  }
}

// The date of what a row is: when it happened. Rather "received_at" than "receipt_sent_at", which tells of
// something that came of it, and for a moment rather a moment than a day.
AttrNumber CounterPass::own_date(Oid wanted) const {
  static constexpr std::string_view kMeanings[] = {"date.transaction", "date.booked",   "date.sent",
                                                   "date.event",       "date.measured", "date.requested",
                                                   "date.happened",    "date.paid",     "date.created"};
  constexpr std::size_t kMostWords = 2;
  auto const find = [&](bool plain, bool moments) -> AttrNumber {
    for (std::string_view const semantic : kMeanings)
      for (pg::Column const& column : table_.columns)
        if (!column.dropped && target_.columns[column.number - 1].semantic == semantic &&
            target_.program.attribute(column.number) != generate::kNoNode &&
            (!moments || column.type.base != DATEOID) &&
            (!plain || core::words_of(column.name).size() <= kMostWords))
          return column.number;
    return InvalidAttrNumber;
  };
  AttrNumber const plain = find(true, false);
  AttrNumber const date = plain != 0 ? plain : find(false, false);
  bool const too_coarse = date != 0 && wanted != DATEOID && table_.column(date).type.base == DATEOID;
  AttrNumber const moment = too_coarse ? find(true, true) : AttrNumber{InvalidAttrNumber};
  return moment != 0 && table_.column(moment).not_null ? moment : date;
}

// Whether a key or a condition holds the parent's date in place.
bool CounterPass::parent_date_is_bound(const TablePlan& parent, const pg::Column& column) {
  bool const keyed = is_in_key(parent.table, column.number);
  bool const checked =
      std::any_of(parent.constraints.groups.begin(), parent.constraints.groups.end(),
                  [&](const CheckGroup& group) { return contains(group.columns, column.number); });
  return keyed || checked || parent.is_ruled(column.number) ||
         !parent.constraints.domains[column.number - 1].unrestricted();
}

// No more than the columns that a condition says are at least as great.
generate::NodeId CounterPass::capped(TablePlan& parent, const pg::Column& column, generate::NodeId count) {
  using generate::EquationOperand;
  using Step = core::EquationStep;
  auto const bounds = upper_bounds_of(parent, column.number);
  if (!bounds || bounds->empty()) return count;
  auto const operand = [](generate::NodeId node, Oid type) {
    EquationOperand one;
    one.source = {node, type};
    return one;
  };
  std::vector<EquationOperand> operands{operand(count, column.type.base)};
  std::vector<Step> steps{{Step::Op::kOperand, 0, {}}};
  for (AttrNumber const bound : *bounds) {
    steps.push_back({Step::Op::kOperand, operands.size(), {}});
    steps.push_back({Step::Op::kLesser, 0, {}});
    operands.push_back(operand(parent.program.add(std::make_unique<generate::ColumnNode>(bound)),
                               parent.table.column(bound).type.base));
  }
  return parent.program.add(std::make_unique<generate::EquationNode>(
      count, std::move(operands), std::move(steps), generate::EquationResult{}, column.type));
}

void CounterPass::aggregate(TablePlan& parent, std::size_t key, const pg::Column& column, Aggregate aggregate,
                            AttrNumber of, std::optional<generate::Evidence> only) {
  static constexpr std::string_view kNames[] = {"number of ", "sum of ",   "average of ", "first of ",
                                                "last of ",   "least of ", "greatest of "};
  std::string const which = only ? ", some of them" : "";
  generate::NodeId const families =
      only ? parent.families(target_,
                             target_.program.add(std::make_unique<generate::WhenNode>(
                                 target_.reference_nodes[key], std::move(*only))),
                             nullptr)
           : families_by(key);
  bool const required = column.not_null || column.type.domain_not_null;
  generate::NumberSource number = of == 0 ? generate::NumberSource{} : final_cell(of);
  if (of != 0 && generate::is_number_type(column.type.base))
    number = in_unit_of(column, table_.column(of), number);
  generate::NodeId const drawn = parent.program.attribute(column.number);
  parent.set_column(column.number,
                    capped(parent, column,
                           parent.program.add(std::make_unique<generate::AggregateNode>(
                               families, aggregate, number, column.type,
                               required && aggregate != Aggregate::kCount && aggregate != Aggregate::kSum
                                   ? parent.program.attribute(column.number)
                                   : generate::kNoNode))),
                    std::string(kNames[static_cast<int>(aggregate)]) + table_.name +
                        (of == 0 ? "" : "." + table_.column(of).name) + which,
                    parent.columns[column.number - 1].reason);
  // Attempts at the conditions go on with what was drawn.
  for (int group = 0; group < static_cast<int>(parent.constraints.groups.size()); ++group)
    if (generate::NodeId const candidate = parent.program.resolve(drawn, group); candidate != drawn)
      parent.program.set_candidate(column.number, candidate, group);
}

}  // namespace synthgen::plan
