// Columns outside foreign keys: sequences, line numbers, parts of composite keys, unique values, draws.
#include "plan/columns/column_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/opposites.hpp"
#include "generate/draw.hpp"
#include "generate/meanings/distinct_entity.hpp"
#include "generate/nodes/contrast.hpp"
#include "generate/nodes/expression_node.hpp"
#include "plan/columns/fitting_pass.hpp"
#include "plan/columns/rule_pass.hpp"
#include "plan/conditions/value_domain.hpp"
#include "plan/dates/date_life.hpp"
#include "plan/dates/date_pass.hpp"
#include "plan/dates/date_year.hpp"
#include "postgres/error.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "nodes/primnodes.h"
}

namespace synthgen::plan {

namespace {

// From this rate on, a column is expected to be null (middle names, dates of death).
constexpr double kMostlyNull = 0.5;

// Days over which intervals spread, as what is older is mostly forgotten, and how many of the longest find
// room there at least.
constexpr std::int64_t kSlotRoom = 500;
constexpr std::int64_t kLeastSlots = 4;

bool is_null_constant(const Node* expression) {
  return IsA(expression, Const) && reinterpret_cast<const Const*>(expression)->constisnull;
}

// Of people and of what is there for years most are still there, of what lasts for days hardly any.
constexpr double kMostlyThere = 0.85;
constexpr double kHardlyThere = 0.02;

}  // namespace

double ColumnPass::null_rate(const pg::Column& column, const generate::Choice& choice) {
  Nullness const nullness = target_.constraints.domains[column.number - 1].nullness;
  if (nullness == Nullness::kAlways) return 1;
  if (target_.rule(column.number) != nullptr &&
      (target_.is_ruled(column.number) || target_.rule(column.number)->null_rate))
    return RulePass(draft_).ruled_null_rate(column);
  if (not_null(column) || is_target_of_foreign_key(column.number) || never_null_by_key(column.number))
    return 0;
  // Who declares a default expects a value.
  bool const has_default =
      column.default_expression != nullptr && !is_null_constant(column.default_expression);
  bool const is_last_day = choice.semantic == "date.closed" || choice.semantic == "date.termination";
  if (is_last_day && lasts_for_years(table_)) return std::max(choice.null_rate, kMostlyThere);
  if (is_last_day && lasts_for_weeks(table_)) return std::min(choice.null_rate, kHardlyThere);
  return has_default && choice.null_rate < kMostlyNull ? 0 : choice.null_rate;
}

generate::NodeId ColumnPass::base_node(const pg::Column& column, ColumnRole& role, std::string& generator,
                                       std::string& reason) {
  if (role.by_row) {
    bool const calendar = std::any_of(target_.calendar.begin(), target_.calendar.end(),
                                      [&](const CalendarColumn& own) { return own.column == column.number; });
    reason = calendar ? "part of a calendar" : "rule of the column";
    return RulePass(draft_).rule_node(column, *target_.rule(column.number), generator);
  }
  if (role.sequence) {
    std::int64_t const start = column.sequence ? column.sequence->start : 1;
    std::int64_t const increment = column.sequence ? column.sequence->increment : 1;
    generator = "sequence from " + std::to_string(start);
    reason = column.identity != 0 ? "identity column"
             : column.sequence    ? "its default is a sequence"
                                  : "key that counts";
    return target_.program.add(std::make_unique<generate::SequenceNode>(column.type.base, start, increment));
  }
  if (role.ordinal_of >= 0) {
    generator = "number within the parent";
    reason = "unique together with foreign key \"" + table_.foreign_keys[role.ordinal_of].name + "\"";
    if (auto years = DateYear(draft_).years_within_parent(column)) {
      generator = "a year of its own within the parent";
      return target_.program.add(std::move(years));
    }
    auto const& lower = target_.constraints.domains[column.number - 1].lower;
    std::int64_t const first =
        lower ? as_integer(lower->value, column.type.base).value_or(0) + !lower->inclusive : 1;
    return target_.program.add(std::make_unique<generate::SiblingOrdinalNode>(
        *references_[role.ordinal_of].spread, column.type.base, std::max<std::int64_t>(1, first)));
  }
  if (!role.dated_within.empty()) {
    generator = "a day of its own within the parent";
    reason = "unique together with foreign key \"" + table_.foreign_keys[role.dated_within[0]].name + "\"";
    return DatePass(draft_).date_among_siblings(column, {});
  }
  if (role.slot >= 0) {
    Slot& slot = slots_[role.slot];
    generator = "interval of its own";
    reason = slot.reason;
    return slot_node(column, slot);
  }
  if (role.holder_of >= 0) {
    Slot const& slot = slots_[role.holder_of];
    std::shared_ptr<const generate::Generator> const values(
        std::move(roles_[column.number - 1].choice->generator));
    generator = std::to_string(slot.holders) + " of: " + values->description();
    reason = slot.reason;
    return target_.program.add(std::make_unique<generate::SlotHolderNode>(values, slot.holders));
  }
  if (role.tuple >= 0) {
    Tuple const& tuple = tuples_[role.tuple];
    generator = "part of unique combinations";
    reason = "unique constraint \"" + tuple.key + "\"";
    return target_.program.add(
        std::make_unique<generate::TupleValueNode>(tuple.id, *tuple.node, role.part, role.null_beyond));
  }

  choose(column.number, role.distinct);
  generate::Choice& choice = *role.choice;
  std::shared_ptr<const generate::Generator> const shared(std::move(choice.generator));
  generator = shared->description();
  reason = choice.reason;
  core::Stream const stream =
      plan_.stream(target_, choice.entity.empty() ? column.name : "entity " + choice.entity);
  if (!role.distinct && choice.dealt)
    return target_.program.add(std::make_unique<generate::DealNode>(shared, stream));
  core::Stream const locale = plan_.stream(target_, "locale of the row");
  if (!role.distinct) {
    generate::NodeId const fitting = FittingPass(draft_).node(column, shared, stream, reason);
    if (fitting != generate::kNoNode) return fitting;
  }
  if (!role.distinct) return contrast(column, shared, stream, locale, reason);

  reason += "; unique by \"" + role.distinct_key + "\"";
  std::uint64_t const end = target_.rows.first() + std::max<std::uint64_t>(1, target_.rows.window());
  if (choice.dealt)
    return target_.program.add(std::make_unique<generate::DistinctDealNode>(shared, end, role.null_beyond));
  if (auto entity = std::dynamic_pointer_cast<const generate::EntityText>(shared))
    return target_.program.add(std::make_unique<generate::DistinctEntityNode>(entity, stream, locale, end));
  std::uint64_t const values = end <= shared->plain() ? shared->plain() : shared->capacity();
  core::Shares shares(plan_.stream(target_, column.name).key(), values, numbers_sharing(values),
                      attempts_for(column.number));
  auto node = std::make_unique<generate::DistinctNode>(shared, std::move(shares), role.null_beyond);
  if (may_be_redrawn(column.number)) node->follow_redraws();
  return target_.program.add(std::move(node));
}

// The column filled already that speaks of the other end of the same thing, where this one alone speaks of
// its own: the origin for the destination; 0 if there is none.
AttrNumber ColumnPass::other_end(const pg::Column& column) const {
  core::Words const words = core::words_of(column.name);
  generate::Choice const& choice = *roles_[column.number - 1].choice;
  bool const labels = !choice.label_values.empty();
  if ((!is_string_type(column.type) && !labels) || in_check_group(column.number)) return InvalidAttrNumber;
  AttrNumber found = InvalidAttrNumber;
  for (pg::Column const& other : table_.columns) {
    if (other.dropped || other.number == column.number) continue;
    core::Words const others = core::words_of(other.name);
    bool const beside = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return !core::opposites_of(word).empty() && core::contains(others, word);
    });
    if (beside && !choice.entity.empty()) return InvalidAttrNumber;
    if (other.type.base == column.type.base && core::are_opposite(words, others) &&
        target_.program.attribute(other.number) != generate::kNoNode && !in_check_group(other.number))
      found = other.number;
  }
  return found;
}

// A draw, and another one where the other end has drawn the same.
generate::NodeId ColumnPass::contrast(const pg::Column& column,
                                      const std::shared_ptr<const generate::Generator>& generator,
                                      core::Stream stream, core::Stream locale, std::string& reason) {
  constexpr std::uint64_t kOthers = 12;
  auto const draw = [&](core::Stream own) {
    return target_.program.add(std::make_unique<generate::DrawNode>(generator, own, locale));
  };
  generate::NodeId const first = draw(stream);
  AttrNumber const other = other_end(column);
  if (other == 0) return first;
  std::vector<generate::NodeId> others;
  for (std::uint64_t i = 0; i < kOthers; ++i) others.push_back(draw(stream.fork("other end").fork(i)));
  reason += ", other than " + table_.column(other).name;
  return target_.program.add(std::make_unique<generate::ContrastNode>(first, target_.program.attribute(other),
                                                                      std::move(others), column.type.base));
}

// How far back there are slots: to the beginning of the parent, if that is known.
generate::SlotLayout ColumnPass::slot_layout(const Slot& slot) {
  generate::SlotLayout layout;
  layout.type = slot.type;
  layout.end = plan_.context.as_of;
  layout.lengths = slot.lengths;
  layout.stream = plan_.stream(target_, slot.stream + ".slot");
  layout.holders = slot.holders;
  if (!generate::is_instant_type(slot.type)) return layout;
  layout.end += slot.days_ahead;
  if (slot.open) {
    layout.begun_by = plan_.context.as_of;
    layout.end += static_cast<int32>(slot.lengths.greatest / slot.lengths.steps_a_day);
  }
  layout.workdays = slot.workdays;
  layout.room = static_cast<std::uint64_t>(
      std::max(kSlotRoom, kLeastSlots * slot.lengths.greatest / slot.lengths.steps_a_day));
  if (slot.anchor < 0) return layout;
  layout.group = references_[slot.anchor].spread;
  auto const anchor = static_cast<std::size_t>(slot.anchor);
  for (AttrNumber const begin : beginnings_of(anchor))
    layout.begins.push_back({optional_parent_cell(anchor, begin),
                             population(table_.foreign_keys[anchor].parent).type(begin).base, 0});
  TablePlan const& parent = *plan_.find(table_.foreign_keys[anchor].parent);
  AttrNumber const close = lifetime_column(parent, false);
  if (close != 0 && &parent != &target_ && is_settled(parent))
    layout.close = {optional_parent_cell(anchor, close), parent.table.column(close).type.base, 0};
  return layout;
}

// The columns that say since when there is the row that a foreign key refers to, and what that row belongs
// to.
std::vector<AttrNumber> ColumnPass::beginnings_of(std::size_t key) {
  auto const begin_column = [&](const TablePlan& table) {
    AttrNumber const begin = lifetime_column(table, true);
    return begin != 0 ? begin : column_meaning(table, {"date.founded"});
  };
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  // In a cycle only tables that come first are looked at, so that no cell depends on itself.
  if (&parent == &target_ || !is_settled(parent)) return {};
  std::vector<AttrNumber> begins;
  if (AttrNumber const own = begin_column(parent)) begins.push_back(own);
  if (!begins.empty() && parent.table.column(begins[0]).not_null) return begins;
  for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
    TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[g].parent);
    if (beyond == nullptr || beyond == &parent || beyond == &target_ || !is_settled(*beyond)) continue;
    AttrNumber const begin = begin_column(*beyond);
    if (begin == 0) continue;
    if (auto const seen = ancestor_column(parent, g, begin)) begins.push_back(*seen);
  }
  return begins;
}

generate::NodeId ColumnPass::slot_node(const pg::Column& column, Slot& slot) {
  using generate::SlotEndNode;
  if (slot.lower_node == generate::kNoNode) {
    generate::SlotLayout const layout = slot_layout(slot);
    slot.lower_node = target_.program.add(std::make_unique<SlotEndNode>(layout, SlotEndNode::End::kLower));
    slot.upper_node = target_.program.add(std::make_unique<SlotEndNode>(layout, SlotEndNode::End::kUpper));
  }
  if (column.number == slot.lower) return slot.lower_node;
  if (column.number == slot.upper) return slot.upper_node;
  if (column.number == slot.day || column.number == slot.from || column.number == slot.until)
    return target_.program.add(std::make_unique<generate::SlotPartNode>(
        column.number == slot.until ? slot.upper_node : slot.lower_node, column.type.base));
  return target_.program.add(
      std::make_unique<generate::SlotRangeNode>(slot.lower_node, slot.upper_node, column.type.base));
}

void ColumnPass::build_column(const pg::Column& column) {
  ColumnRole& role = roles_[column.number - 1];
  std::string generator;
  std::string reason;
  generate::NodeId node = base_node(column, role, generator, reason);
  not_null_nodes_[column.number - 1] = node;
  group_nodes_[column.number - 1].push_back(node);

  bool const may_go_on = role.slot >= 0 && slots_[role.slot].open && column.number == slots_[role.slot].upper;
  if (may_go_on)
    node = target_.program.add(
        std::make_unique<generate::SlotOverNode>(node, column.type.base, plan_.context.as_of));

  double const rate = role.by_row                     ? RulePass(draft_).ruled_null_rate(column)
                      : role.choice && role.tuple < 0 ? null_rate(column, *role.choice)
                                                      : 0;
  if (rate > 0)
    node = target_.program.add(
        std::make_unique<generate::NullableNode>(node, plan_.stream(target_, column.name + ".null"), rate));
  if (role.tuple >= 0) group_nodes_[column.number - 1].push_back(tuples_[role.tuple].id);
  group_nodes_[column.number - 1].push_back(node);
  target_.set_column(column.number, node, std::move(generator), std::move(reason));
}

void ColumnPass::build_columns() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || target_.program.attribute(column.number) != generate::kNoNode) continue;
    if (column.generated != 0) {
      target_.columns[column.number - 1].reason = "generated column";
      // The server computes it; children, totals and previews need to know it, too.
      target_.program.set_attribute(column.number,
                                    target_.program.add(std::make_unique<generate::ExpressionNode>(
                                        table_, column.default_expression, column.type)));
      continue;
    }
    build_column(column);
  }
}

}  // namespace synthgen::plan
