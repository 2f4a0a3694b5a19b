// What every pass over a table's draft asks of its columns and keys, and how a pass changes a column.

#include "plan/table_pass.hpp"
#include <algorithm>
#include "plan/keys/numbering.hpp"

#include "generate/meanings/semantic_entity.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/nodes/limits.hpp"
#include "generate/united_generator.hpp"
#include "plan/column_list.hpp"
#include "plan/conditions/condition_trial.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/keys/key_room.hpp"
#include "plan/numbers/amount_words.hpp"
#include "postgres/catalog.hpp"
#include "postgres/error.hpp"
#include "postgres/exact_type.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

namespace synthgen::plan {

namespace {

// How many times the row numbers of a run should own values, where there are enough.
constexpr std::uint64_t kSpareNumbers = 16;

// Some values as a unique column has them, in the current memory context.
std::vector<Datum> distinct_values(const generate::Generator& generator) {
  constexpr std::uint64_t kValues = 64;
  std::vector<Datum> values(kValues);
  std::vector<std::uint64_t> words(kValues);
  for (std::uint64_t i = 0; i < kValues; ++i) words[i] = core::mix(i, 2);
  auto const* const entity = dynamic_cast<const generate::EntityText*>(&generator);
  if (entity == nullptr) generator.pick_all(words);
  std::string text(entity == nullptr ? 0 : entity->max_bytes(), ' ');
  char* const bytes = text.data();
  std::size_t const room = text.size();
  MemoryContext const memory = CurrentMemoryContext;
  pg::guard([&] {
    generate::Arena arena(memory);
    if (entity == nullptr) return generator.render(words.data(), kValues, arena, values.data());
    for (std::uint64_t i = 0; i < kValues; ++i)
      values[i] = generate::make_text(entity->shape(), bytes,
                                      entity->write_distinct(words[i], i, bytes, room), arena);
  });
  return values;
}

}  // namespace

TablePass::TablePass(TableDraft& draft)
    : draft_(draft),
      plan_(draft.plan),
      target_(draft.target),
      table_(draft.target.table),
      context_(draft.context),
      references_(draft.references),
      roles_(draft.roles),
      tuples_(draft.tuples),
      matches_(draft.matches),
      slots_(draft.slots),
      not_null_nodes_(draft.not_null_nodes),
      group_nodes_(draft.group_nodes) {}

bool TablePass::not_null(const pg::Column& column) const {
  return column.not_null || column.type.domain_not_null ||
         target_.constraints.domains[column.number - 1].nullness == Nullness::kNever;
}

bool TablePass::in_check_group(AttrNumber column) const {
  return std::any_of(target_.constraints.groups.begin(), target_.constraints.groups.end(),
                     [&](const CheckGroup& group) { return contains(group.columns, column); });
}

bool TablePass::is_judged() const {
  bool const triggers = table_.has_before_row_insert_trigger || table_.has_after_row_insert_trigger;
  return (triggers && plan_.request.options.triggers) || target_.left_to_index;
}

bool TablePass::may_be_redrawn(AttrNumber column) {
  return is_judged() && !is_target_of_foreign_key(column);
}

std::uint64_t TablePass::attempts_for(AttrNumber column) {
  return in_check_group(column) || may_be_redrawn(column) ? kDistinctAttempts : 1;
}

// Whether uniqueness rests on the column.
bool TablePass::is_key_part(AttrNumber column) const {
  return is_in_key(table_, column);
}

// A key whose nulls are not distinct admits one null at most.
bool TablePass::never_null_by_key(AttrNumber column) const {
  return std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& key) {
    return key.nulls_not_distinct && contains(key.columns, column);
  });
}

// Asked of the catalog, so that the values do not depend on which tables are being filled.
bool TablePass::is_target_of_foreign_key(AttrNumber column) {
  if (!draft_.referenced_columns) {
    draft_.referenced_columns.emplace();
    std::vector<Oid> referencing = pg::referencing_tables(table_.oid);
    referencing.push_back(table_.oid);
    for (Oid const other : referencing)
      for (pg::ForeignKey const& key : plan_.describe(other).foreign_keys)
        if (key.parent == table_.oid)
          draft_.referenced_columns->insert(draft_.referenced_columns->end(), key.parent_columns.begin(),
                                            key.parent_columns.end());
  }
  return std::find(draft_.referenced_columns->begin(), draft_.referenced_columns->end(), column) !=
         draft_.referenced_columns->end();
}

bool TablePass::may_derive(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  return role.choice != nullptr && !target_.is_ruled(column) && !role.distinct && role.tuple < 0 &&
         role.ordinal_of < 0 && !in_check_group(column) &&
         target_.constraints.domains[column - 1].unrestricted();
}

bool TablePass::may_compute(AttrNumber column) const {
  return may_hold_amount(column) && !in_check_group(column);
}

bool TablePass::may_hold_amount(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  pg::Column const& described = table_.column(column);
  if (role.choice == nullptr || role.distinct || role.tuple >= 0 || role.ordinal_of >= 0 ||
      target_.is_ruled(column) || described.generated != 0 || !generate::is_number_type(described.type.base))
    return false;
  ValueDomain open = target_.constraints.domains[column - 1];
  if (open.unrestricted()) return true;
  constexpr double kMost = 1e6;
  auto const range = generate::number_steps(described.type, open, 0, kMost);
  open.lower.reset();
  return range && range->first <= 1 && open.unrestricted();
}

AttrNumber TablePass::recognized_column(const TablePlan& table,
                                        std::initializer_list<std::string_view> semantics) {
  for (std::string_view const semantic : semantics)
    for (pg::Column const& column : table.table.columns)
      if (!column.dropped && table.columns[column.number - 1].semantic == semantic) return column.number;
  return InvalidAttrNumber;
}

AttrNumber TablePass::column_meaning(const TablePlan& table,
                                     std::initializer_list<std::string_view> semantics) {
  for (std::string_view const semantic : semantics)
    for (pg::Column const& column : table.table.columns)
      if (!column.dropped && table.columns[column.number - 1].semantic == semantic &&
          (!table.target || table.program.attribute(column.number) != generate::kNoNode))
        return column.number;
  return InvalidAttrNumber;
}

// The first column of a table that tells when its rows begin, or end, to be of interest to others.
AttrNumber TablePass::whole_amount(const TablePlan& table,
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

AttrNumber TablePass::lifetime_column(const TablePlan& table, bool begin) {
  for (pg::Column const& column : table.table.columns) {
    if (column.dropped || !generate::is_instant_type(column.type.base)) continue;
    DateRole const* const role = date_role(table.columns[column.number - 1].semantic);
    if (role == nullptr || role->of_life) continue;
    bool const ends = role->rank == kEndRank || role->semantic == "date.termination";
    if (begin ? role->rank > 0 && role->rank <= kStartRank : ends) return column.number;
  }
  return InvalidAttrNumber;
}

AttrNumber TablePass::begin_of_row(const TablePlan& table) {
  if (AttrNumber const begin = lifetime_column(table, true); begin != 0) return begin;
  AttrNumber const moment = recognized_column(table, {"date.happened", "date.sent"});
  return moment != 0 && table.table.column(moment).not_null ? moment : AttrNumber{0};
}

std::pair<AttrNumber, AttrNumber> TablePass::span_of_row() const {
  for (Slot const& slot : slots_)
    if (slot.lower != 0 && slot.upper != 0) return {slot.lower, slot.upper};
  AttrNumber const start = column_meaning(target_, {"date.start"});
  AttrNumber const end = column_meaning(target_, {"date.end"});
  bool const agreed =
      start != 0 && end != 0 && not_null(table_.column(start)) && not_null(table_.column(end));
  if (agreed) return {start, end};
  return {column_meaning(target_, {"date.started", "date.start"}),
          column_meaning(target_, {"date.closed", "date.end"})};
}

// A date as it would be in every row: whether it is null in the end may be decided later, by a status.
generate::NodeId TablePass::date_node(AttrNumber column) const {
  generate::NodeId const never_null = not_null_nodes_[column - 1];
  return never_null == generate::kNoNode ? target_.program.attribute(column) : never_null;
}

void TablePass::replace_column(AttrNumber column, std::unique_ptr<generate::Node> node,
                               std::string generator) {
  replace_column(column, target_.program.add(std::move(node)), std::move(generator));
}

// What is computed may be null where something that it depends on is; then a column that must not be null
// keeps its own draw. Where there is nothing to share out the least that the column admits stands. What a
// rule of the user's says stands.
void TablePass::replace_column(AttrNumber column, generate::NodeId computed, std::string generator) {
  note_sources(column);
  if (target_.own_draws.contains(column) || target_.is_ruled(column)) return;
  ColumnPlan& plan = target_.columns[column - 1];
  generate::NodeId const own = target_.program.attribute(column);
  pg::TypeRef const& type = table_.column(column).type;
  if (generate::is_number_type(type.base)) {
    if (not_null(table_.column(column)))
      computed = target_.program.add(std::make_unique<generate::CoalesceNode>(computed, own));
    constexpr double kMost = 1e6;
    auto const range = generate::number_steps(type, target_.constraints.domains[column - 1], 0, kMost);
    if (range && range->first > 0)
      computed = target_.program.add(std::make_unique<generate::FloorNode>(
          generate::NumberSource{computed, type.base}, range->first, range->scale, type.base_modifier));
  }
  target_.set_column(column, computed, std::move(generator), plan.reason);
  draft_.computed[column - 1] = true;
}

bool TablePass::follows(AttrNumber column, AttrNumber from) const {
  std::vector<AttrNumber> seen{column};
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i] == from) return true;
    for (AttrNumber const source : draft_.follows[seen[i] - 1])
      if (!contains(seen, source)) seen.push_back(source);
  }
  return false;
}

void TablePass::note_sources(AttrNumber column) {
  std::vector<AttrNumber>& sources = draft_.follows[column - 1];
  sources.insert(sources.end(), draft_.sources.begin(), draft_.sources.end());
  draft_.sources.clear();
}

// A column's number as it will be in the row.
generate::NumberSource TablePass::final_cell(AttrNumber column) {
  return {target_.program.add(std::make_unique<generate::ColumnNode>(column)),
          table_.column(column).type.base};
}

generate::NumberSource TablePass::drawn_number(const pg::Column& column) const {
  return {target_.program.attribute(column.number), column.type.base};
}

generate::NumberSource TablePass::in_unit_of(const pg::Column& other, const pg::Column& own,
                                             generate::NumberSource number) {
  constexpr std::int64_t kHundredth = 10, kHundredfold = 100'000;  // per mille
  if (is_in_cents(own) == is_in_cents(other)) return number;
  pg::TypeRef const exact = pg::exact_type();
  return {target_.program.add(
              std::make_unique<generate::ShareNode>(number.node, number, generate::NumberSource{},
                                                    is_in_cents(own) ? kHundredth : kHundredfold, exact)),
          exact.base};
}

generate::NumberSource TablePass::own_number(AttrNumber column) {
  draft_.sources.push_back(column);
  return final_cell(column);
}

bool TablePass::must_differ(AttrNumber one, AttrNumber other) const {
  return std::any_of(target_.constraints.relations.begin(), target_.constraints.relations.end(),
                     [&](const ColumnRelation& relation) {
                       return relation.op == ColumnRelation::Op::kNotEqual &&
                              std::minmax(relation.left, relation.right) == std::minmax(one, other);
                     });
}

std::uint64_t TablePass::rows_within(std::uint64_t numbers) const {
  std::uint64_t const first = target_.rows.first();
  return target_.stored_rows + (numbers > first ? numbers - first : 0);
}

std::uint64_t TablePass::numbers_sharing(std::uint64_t values) const {
  std::uint64_t const first = target_.rows.first();
  std::uint64_t used = std::max<std::uint64_t>(1, first + target_.rows.window());
  // Where rows are judged one by one more numbers are tried, of which as many as can be have values of their
  // own.
  if (is_judged()) used = std::max(used, std::min(values, first + judged_window(target_)));
  return std::clamp(values / kDistinctAttempts, used, used * kSpareNumbers);
}

// Whether conditions that are understood by trial alone reject what a unique column draws by its meaning, and
// accept texts of some form. A column that is not unique tries such texts when its own are rejected.
bool TablePass::is_never_accepted(AttrNumber column, const generate::Choice& choice) const {
  if (target_.constraints.domains[column - 1].forms.empty() || target_.is_ruled(column)) return false;
  std::vector<Node*> conditions;
  for (CheckGroup const& group : target_.constraints.groups)
    for (Node* const condition : group.conditions)
      if (pg::columns_of(condition) == std::vector<AttrNumber>{column}) conditions.push_back(condition);
  return !conditions.empty() &&
         !accepts_some_of(distinct_values(*choice.generator), table_, table_.column(column), conditions);
}

const generate::Choice& TablePass::choose(AttrNumber column, bool distinct) {
  ColumnRole& role = roles_[column - 1];
  if (role.choice == nullptr || (distinct && !role.choice_is_distinct)) {
    auto const pieces = target_.constraints.pieces.find(column);
    generate::Context context = context_;
    context.within_key = std::none_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& key) {
      return key.columns == std::vector<AttrNumber>{column};
    });
    if (distinct && context.within_key) context.room_in_key = KeyRoom(draft_).of(column);
    context.rows_needed = target_.rows.first() + static_cast<std::uint64_t>(target_.requested);
    role.choice = std::make_unique<generate::Choice>(
        distinct && pieces != target_.constraints.pieces.end()
            ? choose_of_pieces(table_.column(column), pieces->second)
            : generate::choose_generator(table_, table_.column(column),
                                         target_.constraints.domains[column - 1], context, distinct,
                                         target_.rule(column)));
    if (distinct && is_never_accepted(column, *role.choice)) {
      ValueDomain formed = target_.constraints.domains[column - 1];
      formed.patterns.push_back(formed.forms.front());
      *role.choice = generate::choose_generator(table_, table_.column(column), formed, context, distinct);
    }
    role.choice_is_distinct = distinct;
  }
  return *role.choice;
}

// A generator of the values of all pieces that have any.
generate::Choice TablePass::choose_of_pieces(const pg::Column& column,
                                             const std::vector<ValueDomain>& pieces) const {
  generate::Choice choice;
  std::vector<std::unique_ptr<generate::Generator>> generators;
  std::optional<pg::Error> impossible;
  for (ValueDomain const& piece : pieces) {
    try {
      choice = generate::choose_generator(table_, column, piece, context_, true, target_.rule(column.number));
      generators.push_back(std::move(choice.generator));
    } catch (const pg::Error& error) {
      impossible = error;
    }
  }
  if (generators.empty()) throw *impossible;
  choice.generator = generate::unite(std::move(generators));
  return choice;
}

std::uint64_t TablePass::column_capacity(AttrNumber column) {
  pg::Column const& description = table_.column(column);
  if (description.generated != 0) return generate::kUnlimited;
  generate::Generator const& generator = *choose(column, true).generator;
  if (auto const* entity = dynamic_cast<const generate::EntityText*>(&generator))
    return entity->distinct_capacity();
  return generator.capacity();
}

}  // namespace synthgen::plan
