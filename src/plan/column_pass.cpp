// Columns outside foreign keys: sequences, line numbers, parts of composite keys, unique values, draws.
#include "plan/column_pass.hpp"

#include <algorithm>
#include <array>

#include "core/name_words.hpp"
#include "core/opposites.hpp"
#include "generate/contrast.hpp"
#include "generate/correlation.hpp"
#include "generate/distinct_entity.hpp"
#include "generate/draw.hpp"
#include "generate/expression_node.hpp"
#include "generate/goods_of_category.hpp"
#include "generate/label_text.hpp"
#include "generate/pay_of_job.hpp"
#include "generate/semantic_goods.hpp"
#include "plan/date_pass.hpp"
#include "plan/date_roles.hpp"
#include "plan/date_year.hpp"
#include "plan/rule_pass.hpp"
#include "plan/value_domain.hpp"
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

// Of people and of what is there for years most are still there.
constexpr double kMostlyThere = 0.85;

bool lasts_for_years(const pg::Table& table) {
  constexpr std::int64_t kYear = std::int64_t{365} * 24 * 60;
  Duration const* const usual = usual_duration(core::words_of(table.name), true);
  if (usual != nullptr && usual->least >= kYear) return true;
  std::vector<std::string> const kinds = core::kinds_of_thing(table.name);
  return std::find(kinds.begin(), kinds.end(), "%people") != kinds.end();
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
  bool const is_last_day = choice.semantic == "date.closed" || choice.semantic == "date.termination";
  if (is_last_day && lasts_for_years(table_)) return std::max(choice.null_rate, kMostlyThere);
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
  if (!role.distinct)
    if (auto goods = goods_node(column, shared, choice, stream, reason))
      return target_.program.add(std::move(goods));
  if (!role.distinct)
    if (auto pay = pay_node(column, shared, stream, reason)) return target_.program.add(std::move(pay));
  if (!role.distinct) return contrast(column, shared, stream, locale, reason);

  reason += "; unique by \"" + role.distinct_key + "\"";
  std::uint64_t const end = target_.rows.first() + std::max<std::uint64_t>(1, target_.rows.window());
  if (choice.dealt)
    return target_.program.add(std::make_unique<generate::DistinctDealNode>(shared, end, role.null_beyond));
  if (auto entity = std::dynamic_pointer_cast<const generate::EntityText>(shared))
    return target_.program.add(std::make_unique<generate::DistinctEntityNode>(entity, stream, locale, end));
  core::Shares shares(plan_.stream(target_, column.name).key(), shared->capacity(),
                      numbers_sharing(shared->capacity()), attempts_for(column.number));
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

// A text of this meaning, or the label of an enum with this word in its name, in a row that the row refers
// to; kNoNode if it refers to none.
generate::NodeId ColumnPass::referred_text(std::initializer_list<std::string_view> semantics,
                                           std::string_view word) {
  for (std::size_t key = 0; key < table_.foreign_keys.size(); ++key) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
    bool const before = &parent != &target_ && is_settled(parent);
    if (!before || target_.reference_nodes[key] == generate::kNoNode) continue;
    AttrNumber const column = text_column(parent, semantics, word);
    if (column != 0) return as_text(optional_parent_cell(key, column), parent.table.column(column).type);
  }
  return generate::kNoNode;
}

// The same in the row itself, for another column that asks.
generate::NodeId ColumnPass::own_text(AttrNumber asking, std::initializer_list<std::string_view> semantics,
                                      std::string_view word) {
  AttrNumber const column = text_column(target_, semantics, word);
  if (column == 0 || column == asking) return generate::kNoNode;
  if (target_.program.attribute(column) == generate::kNoNode) build_column(table_.column(column));
  return as_text(target_.program.attribute(column), table_.column(column).type);
}

AttrNumber ColumnPass::text_column(const TablePlan& table, std::initializer_list<std::string_view> semantics,
                                   std::string_view word) {
  AttrNumber const meant = recognized_column(table, semantics);
  if (meant != 0) {
    Oid const type = table.table.column(meant).type.base;
    if (type == TEXTOID || type == VARCHAROID || type == BPCHAROID) return meant;
  }
  auto const found =
      std::find_if(table.table.columns.begin(), table.table.columns.end(), [&](const pg::Column& column) {
        return !word.empty() && !column.dropped && column.type.kind == TYPTYPE_ENUM &&
               core::has_word(core::words_of(column.name), {word});
      });
  return found == table.table.columns.end() ? InvalidAttrNumber : found->number;
}

generate::NodeId ColumnPass::as_text(generate::NodeId node, const pg::TypeRef& type) {
  return type.kind == TYPTYPE_ENUM ? target_.program.add(std::make_unique<generate::LabelTextNode>(node))
                                   : node;
}

// What the entries of the list that a column is drawn from have to fit: goods the category, and cities the
// country, that the row refers to.
std::optional<ColumnPass::Fitting> ColumnPass::fitting_of(AttrNumber asking, const generate::Choice& choice) {
  std::optional<Fitting> fitting;
  auto const goods = generate::goods_of(table_, context_);
  if (goods && goods->entity == choice.entity) {
    fitting = {goods->list, "category",
               referred_text({"product.category", "text.category", "food.menu_category"})};
    if (fitting->node == generate::kNoNode &&
        core::lexicon(goods->list, context_.locale()).has_field("cuisine"))
      fitting = {goods->list, "cuisine", cuisine(asking)};
  } else if (choice.entity.starts_with("geo") && recognized_column(target_, {"geo.world_city"}) != 0) {
    fitting = {"world_city", "alpha2", referred_text({"geo.country_code"})};
    if (fitting->node == generate::kNoNode)
      fitting = {"world_city", "country", referred_text({"geo.country"})};
  }
  return fitting && fitting->node != generate::kNoNode ? fitting : std::nullopt;
}

// What is cooked: of the row, or of the restaurant that serves it.
generate::NodeId ColumnPass::cuisine(AttrNumber asking) {
  generate::NodeId const own = own_text(asking, {"food.cuisine"}, "cuisine");
  return own != generate::kNoNode ? own : referred_text({"food.cuisine"}, "cuisine");
}

// The unique column whose names are dealt out, whatever their category; null if there is none.
const pg::Column* ColumnPass::dealt_name() const {
  auto const found =
      std::find_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
        std::string const& semantic = target_.columns[column.number - 1].semantic;
        return !column.dropped && roles_[column.number - 1].distinct &&
               (semantic == "product.name" || semantic == "food.dish" || semantic == "geo.world_city");
      });
  return found == table_.columns.end() ? nullptr : &*found;
}

// Where names are dealt out, what else is said of a trade's goods follows from the name.
std::optional<ColumnPass::Fitting> ColumnPass::named_goods(const generate::Choice& choice) {
  auto goods = generate::goods_of(table_, context_);
  if (!goods || !goods->of_trade || goods->entity != choice.entity) return std::nullopt;
  const pg::Column& name = *dealt_name();
  if (target_.program.attribute(name.number) == generate::kNoNode) build_column(name);
  return Fitting{std::move(goods->list), "name", target_.program.attribute(name.number)};
}

// Draws from a list of what fits the row; null where there is nothing to heed.
std::unique_ptr<generate::Node> ColumnPass::goods_node(
    const pg::Column& column, const std::shared_ptr<const generate::Generator>& generator,
    const generate::Choice& choice, core::Stream stream, std::string& reason) {
  if (choice.entity.empty() || !context_.locales.is_single()) return nullptr;
  std::optional<Fitting> const fitting =
      dealt_name() == nullptr ? fitting_of(column.number, choice) : named_goods(choice);
  if (!fitting) return nullptr;
  std::string_view const told = fitting->list == "world_city" ? "country" : fitting->field;
  reason += ", of the row's " + std::string(told);
  return std::make_unique<generate::GoodsOfCategoryNode>(
      generator, stream, fitting->node, core::lexicon(fitting->list, context_.locale()), fitting->field);
}

// Pay that goes with the job, where the row or what it refers to names one; null elsewhere.
std::unique_ptr<generate::Node> ColumnPass::pay_node(
    const pg::Column& column, const std::shared_ptr<const generate::Generator>& generator,
    core::Stream stream, std::string& reason) {
  constexpr double kCorrelation = 0.9;
  constexpr std::size_t kDraws = 2048;
  static constexpr std::array<std::string_view, 6> kPay = {"finance.salary",   "finance.wage",
                                                           "finance.base_pay", "finance.gross_pay",
                                                           "finance.net_pay",  "finance.monthly_pay"};
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  if (std::find(kPay.begin(), kPay.end(), semantic) == kPay.end()) return nullptr;
  generate::NodeId job = own_text(column.number, {"person.job_title"});
  if (job == generate::kNoNode) job = referred_text({"person.job_title"});
  if (job == generate::kNoNode) return nullptr;
  reason += ", by the job";
  generate::NodeId const usual = target_.program.add(std::make_unique<generate::PayOfJobNode>(job));
  pg::TypeRef integer;
  integer.oid = integer.base = INT4OID;
  return std::make_unique<generate::CorrelatedNode>(
      generate::Ascending(generator, column.type, stream.fork("quantiles"), kDraws), stream,
      generate::Companion{InvalidAttrNumber, usual, integer}, kCorrelation, target_.program, target_.rows);
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
