// Draws that fit what else the row says or refers to.
#include "plan/columns/fitting_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/meanings/fitting_words.hpp"
#include "generate/meanings/semantic_goods.hpp"
#include "generate/meanings/semantic_setting.hpp"
#include "generate/nodes/pay_of_job.hpp"
#include "generate/rules/correlation.hpp"
#include "generate/texts/label_text.hpp"
#include "plan/columns/column_pass.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
}

namespace synthgen::plan {

namespace {

// The column that holds texts of this meaning, or is an enum with this word in its name; InvalidAttrNumber if
// neither is there.
AttrNumber text_column(const TablePlan& table, AttrNumber meant, std::string_view word) {
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

}  // namespace

// A text of this meaning, or the label of an enum with this word in its name, in a row that the row refers
// to.
std::optional<FittingPass::Source> FittingPass::referred_text(
    std::initializer_list<std::string_view> semantics, std::string_view word) const {
  for (std::size_t key = 0; key < table_.foreign_keys.size(); ++key) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
    bool const before = &parent != &target_ && is_settled(parent);
    if (!before || target_.reference_nodes[key] == generate::kNoNode) continue;
    AttrNumber const column = text_column(parent, recognized_column(parent, semantics), word);
    if (column != 0) return Source{key, column};
  }
  return std::nullopt;
}

// The same in the row itself, for another column that asks.
std::optional<FittingPass::Source> FittingPass::own_text(AttrNumber asking,
                                                         std::initializer_list<std::string_view> semantics,
                                                         std::string_view word) const {
  AttrNumber const column = text_column(target_, recognized_column(target_, semantics), word);
  if (column == 0 || column == asking) return std::nullopt;
  return Source{std::nullopt, column};
}

generate::NodeId FittingPass::text_node(const Source& source) {
  pg::Table const& table = source.key ? plan_.find(table_.foreign_keys[*source.key].parent)->table : table_;
  if (!source.key && target_.program.attribute(source.column) == generate::kNoNode)
    ColumnPass(draft_).build_column(table_.column(source.column));
  generate::NodeId const cell = source.key ? optional_parent_cell(*source.key, source.column)
                                           : target_.program.attribute(source.column);
  return table.column(source.column).type.kind == TYPTYPE_ENUM
             ? target_.program.add(std::make_unique<generate::LabelTextNode>(cell))
             : cell;
}

// What the entries of the list that a column is drawn from have to fit: goods the category, cities the
// country, and jobs and specialties the department that the row refers to.
std::optional<FittingPass::Fitting> FittingPass::fitting_of(const pg::Column& column,
                                                            const generate::Choice& choice) const {
  auto const fitting = [](std::string list, std::string_view field,
                          const std::optional<Source>& source) -> std::optional<Fitting> {
    if (!source) return std::nullopt;
    return Fitting{std::move(list), field, *source};
  };
  auto const goods = generate::goods_of(table_, context_);
  if (goods && goods->entity == choice.entity) {
    if (auto const by_category =
            fitting(goods->list, "category",
                    referred_text({"product.category", "text.category", "food.menu_category"})))
      return by_category;
    bool const cooked = core::lexicon(goods->list, context_.locale()).has_field("cuisine");
    return cooked ? fitting(goods->list, "cuisine", cuisine(column.number)) : std::nullopt;
  }
  if (auto const cooked = cooking(choice, column.number)) return cooked;
  if (std::string const list = jobs_list(column, choice); !list.empty())
    return fitting(list, "department", referred_text({"company.department"}));
  if (!choice.entity.starts_with("geo") || recognized_column(target_, {"geo.world_city"}) == 0)
    return std::nullopt;
  auto const by_code = fitting("world_city", "alpha2", referred_text({"geo.country_code"}));
  return by_code ? by_code : fitting("world_city", "country", referred_text({"geo.country"}));
}

// The list that jobs, or specialties, are drawn from, where it says in which departments there are such;
// empty if it does not.
std::string FittingPass::jobs_list(const pg::Column& column, const generate::Choice& choice) const {
  if (choice.semantic != "person.job_title" && choice.semantic != "thing.specialty") return {};
  std::string list = generate::templates_for(choice.semantic, table_, column, context_);
  if (!list.starts_with('{') || !list.ends_with('}')) return {};
  list = list.substr(1, list.size() - 2);
  bool const known = core::has_lexicon(list, context_.locale());
  return known && core::lexicon(list, context_.locale()).has_field("department") ? list : std::string();
}

// Whether a choice is of the entity that a column is drawn from.
bool FittingPass::is_of(const generate::Choice& choice, const pg::Column& column) const {
  return !choice.entity.empty() && generate::recognize_column(table_, column).entity == choice.entity;
}

// A restaurant is called as what it cooks; who writes of one has eaten what is cooked there, or the very
// dish.
std::optional<FittingPass::Fitting> FittingPass::cooking(const generate::Choice& choice,
                                                         AttrNumber asking) const {
  auto const of_cuisine = [&](std::string list) -> std::optional<Fitting> {
    if (!core::lexicon(list, context_.locale()).has_field("cuisine")) return std::nullopt;
    auto const source = cuisine(asking);
    return source ? std::optional(Fitting{std::move(list), "cuisine", *source}) : std::nullopt;
  };
  if (AttrNumber const name = recognized_column(target_, {"company.restaurant"});
      name != 0 && is_of(choice, table_.column(name)))
    return of_cuisine("restaurant_word");
  AttrNumber const review = recognized_column(target_, {"text.review"});
  if (review == 0 || !is_of(choice, table_.column(review))) return std::nullopt;
  std::string const told = generate::templates_for("text.review", table_, table_.column(review), context_);
  if (told.find("{dish}") == std::string::npos) return std::nullopt;
  if (auto const dish = referred_text({"food.dish"})) return Fitting{"dish", "name", *dish};
  return of_cuisine("dish");
}

// What is cooked: of the row, or of the restaurant that serves it.
std::optional<FittingPass::Source> FittingPass::cuisine(AttrNumber asking) const {
  auto const own = own_text(asking, {"food.cuisine"}, "cuisine");
  return own ? own : referred_text({"food.cuisine"}, "cuisine");
}

// The unique column whose names are dealt out, whatever their category; null if there is none.
const pg::Column* FittingPass::dealt_name() const {
  auto const found =
      std::find_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
        std::string const& semantic = target_.columns[column.number - 1].semantic;
        return !column.dropped && roles_[column.number - 1].distinct &&
               (semantic == "product.name" || semantic == "food.dish" || semantic == "geo.world_city");
      });
  return found == table_.columns.end() ? nullptr : &*found;
}

// Where names are dealt out, what else is said of such goods follows from the name, if their list tells.
std::optional<FittingPass::Fitting> FittingPass::named_goods(const generate::Choice& choice) const {
  auto goods = generate::goods_of(table_, context_);
  if (!goods || goods->entity != choice.entity) return std::nullopt;
  if (!goods->of_trade && !core::lexicon(goods->list, context_.locale()).has_field("description"))
    return std::nullopt;
  return Fitting{std::move(goods->list), "name", {std::nullopt, dealt_name()->number}};
}

// The words of an entity, found once for all its columns but those that are drawn again alone.
generate::NodeId FittingPass::words_node(const Fitting& fitting, const generate::Choice& choice,
                                         core::Stream stream, AttrNumber column) {
  TableDraft::FittingWords wanted{choice.entity, fitting.source.key, fitting.source.column};
  bool const alone = in_check_group(column);
  auto const known = std::find_if(draft_.fitting_words.begin(), draft_.fitting_words.end(),
                                  [&](const TableDraft::FittingWords& words) { return words.is_of(wanted); });
  if (!alone && known != draft_.fitting_words.end()) return known->node;
  wanted.node = target_.program.add(std::make_unique<generate::FittingWordsNode>(
      stream, text_node(fitting.source), core::lexicon(fitting.list, context_.locale()), fitting.field));
  if (alone)
    group_nodes_[column - 1].push_back(wanted.node);
  else
    draft_.fitting_words.push_back(wanted);
  return wanted.node;
}

// Draws from a list of what fits the row.
generate::NodeId FittingPass::goods_node(const pg::Column& column,
                                         const std::shared_ptr<const generate::Generator>& generator,
                                         core::Stream stream, std::string& reason) {
  generate::Choice const& choice = *roles_[column.number - 1].choice;
  if (choice.entity.empty() || !context_.locales.is_single()) return generate::kNoNode;
  std::optional<Fitting> const fitting =
      dealt_name() == nullptr ? fitting_of(column, choice) : named_goods(choice);
  if (!fitting) return generate::kNoNode;
  std::string_view const told = fitting->list == "world_city" ? "country" : fitting->field;
  reason += ", of the row's " + std::string(told);
  return target_.program.add(std::make_unique<generate::FittingDrawNode>(
      generator, words_node(*fitting, choice, stream, column.number)));
}

// Pay that goes with the job, where the row or what it refers to names one.
generate::NodeId FittingPass::pay_node(const pg::Column& column,
                                       const std::shared_ptr<const generate::Generator>& generator,
                                       core::Stream stream, std::string& reason) {
  constexpr double kCorrelation = 0.9;
  constexpr std::size_t kDraws = 2048;
  static constexpr std::array<std::string_view, 6> kPay = {"finance.salary",   "finance.wage",
                                                           "finance.base_pay", "finance.gross_pay",
                                                           "finance.net_pay",  "finance.monthly_pay"};
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  if (std::find(kPay.begin(), kPay.end(), semantic) == kPay.end()) return generate::kNoNode;
  std::optional<Source> job = own_text(column.number, {"person.job_title"});
  if (!job) job = referred_text({"person.job_title"});
  if (!job) return generate::kNoNode;
  reason += ", by the job";
  generate::NodeId const usual =
      target_.program.add(std::make_unique<generate::PayOfJobNode>(text_node(*job)));
  pg::TypeRef integer;
  integer.oid = integer.base = INT4OID;
  return target_.program.add(std::make_unique<generate::CorrelatedNode>(
      generate::Ascending(generator, column.type, stream.fork("quantiles"), kDraws), stream,
      generate::Companion{InvalidAttrNumber, usual, integer}, kCorrelation, target_.program, target_.rows));
}

generate::NodeId FittingPass::node(const pg::Column& column,
                                   const std::shared_ptr<const generate::Generator>& generator,
                                   core::Stream stream, std::string& reason) {
  generate::NodeId const goods = goods_node(column, generator, stream, reason);
  return goods != generate::kNoNode ? goods : pay_node(column, generator, stream, reason);
}

}  // namespace synthgen::plan
