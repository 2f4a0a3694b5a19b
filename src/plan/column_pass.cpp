// Columns outside foreign keys: sequences, line numbers, parts of composite keys, unique values, draws.
#include "plan/column_pass.hpp"

#include <algorithm>

#include "generate/draw.hpp"
#include "generate/expression_node.hpp"
#include "generate/semantic_entity.hpp"
#include "generate/slot.hpp"
#include "plan/rule_pass.hpp"
#include "plan/value_domain.hpp"
#include "postgres/error.hpp"

extern "C" {
#include "nodes/primnodes.h"
}

namespace synthgen::plan {

namespace {

// From this rate on, a column is expected to be null (middle names, dates of death).
constexpr double kMostlyNull = 0.5;

bool is_null_constant(const Node* expression) {
  return IsA(expression, Const) && reinterpret_cast<const Const*>(expression)->constisnull;
}

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
  return has_default && choice.null_rate < kMostlyNull ? 0 : choice.null_rate;
}

generate::NodeId ColumnPass::base_node(const pg::Column& column, ColumnRole& role, std::string& generator,
                                       std::string& reason) {
  if (role.by_row) {
    reason = "rule of the column";
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
    auto const& lower = target_.constraints.domains[column.number - 1].lower;
    std::int64_t const first =
        lower ? as_integer(lower->value, column.type.base).value_or(0) + !lower->inclusive : 1;
    return target_.program.add(std::make_unique<generate::SiblingOrdinalNode>(
        *references_[role.ordinal_of].spread, column.type.base, std::max<std::int64_t>(1, first)));
  }
  if (role.slot >= 0) {
    generator = "interval of its own";
    reason = "exclusion constraint \"" + slots_[role.slot].key + "\"";
    return slot_node(column, slots_[role.slot]);
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
  if (!role.distinct)
    return target_.program.add(std::make_unique<generate::DrawNode>(shared, stream, locale));

  reason += "; unique by \"" + role.distinct_key + "\"";
  std::uint64_t const end = target_.rows.first() + std::max<std::uint64_t>(1, target_.rows.window());
  if (choice.dealt)
    return target_.program.add(std::make_unique<generate::DistinctDealNode>(shared, end, role.null_beyond));
  if (auto entity = std::dynamic_pointer_cast<const generate::EntityText>(shared))
    return target_.program.add(std::make_unique<generate::DistinctEntityNode>(entity, stream, locale));
  core::Shares shares(plan_.stream(target_, column.name).key(), shared->capacity(),
                      numbers_sharing(shared->capacity()), attempts_for(column.number));
  return target_.program.add(
      std::make_unique<generate::DistinctNode>(shared, std::move(shares), role.null_beyond));
}

generate::NodeId ColumnPass::slot_node(const pg::Column& column, Slot& slot) {
  using generate::SlotEndNode;
  if (slot.number == generate::kNoNode)
    slot.number = target_.program.add(std::make_unique<generate::SlotNumberNode>(
        slot.anchor < 0 ? nullptr : references_[slot.anchor].spread));
  core::Stream const stream = plan_.stream(target_, slot.key + ".slot");
  auto const end = [&](SlotEndNode::End which, Oid type) {
    return target_.program.add(std::make_unique<SlotEndNode>(slot.number, type, which, plan_.context.as_of,
                                                             stream.fork(static_cast<std::uint64_t>(which))));
  };
  if (column.number == slot.lower) return end(SlotEndNode::End::kLower, column.type.base);
  if (column.number == slot.upper) return end(SlotEndNode::End::kUpper, column.type.base);
  generate::NodeId const lower = end(SlotEndNode::End::kLower, slot.type);
  generate::NodeId const upper = end(SlotEndNode::End::kUpper, slot.type);
  return target_.program.add(std::make_unique<generate::SlotRangeNode>(lower, upper, column.type.base));
}

void ColumnPass::build_column(const pg::Column& column) {
  ColumnRole& role = roles_[column.number - 1];
  std::string generator;
  std::string reason;
  generate::NodeId node = base_node(column, role, generator, reason);
  not_null_nodes_[column.number - 1] = node;
  group_nodes_[column.number - 1].push_back(node);

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
