// The order of preference: what CHECK constraints list or describe, the labels of an enum, what the
// column means, what its type permits, and for a type that nobody knows what the catalog shows of it.
#include "generate/choose.hpp"

#include <algorithm>

#include "core/example_pattern.hpp"
#include "core/name_words.hpp"
#include "generate/meanings/default_number.hpp"
#include "generate/meanings/goods_weight.hpp"
#include "generate/meanings/label_choice.hpp"
#include "generate/meanings/named_array.hpp"
#include "generate/meanings/semantic_document.hpp"
#include "generate/meanings/semantic_entity.hpp"
#include "generate/meanings/semantic_enumeration.hpp"
#include "generate/meanings/semantic_goods.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/trade_meaning.hpp"
#include "generate/meanings/widened.hpp"
#include "generate/rules/rule_generator.hpp"
#include "generate/texts/text_generator.hpp"
#include "generate/types/type_filter.hpp"
#include "generate/types/type_list.hpp"
#include "generate/types/type_makers.hpp"
#include "generate/types/type_spatial.hpp"
#include "postgres/error.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "nodes/primnodes.h"
#include "utils/fmgrprotos.h"
}

namespace synthgen::generate {

namespace {

constexpr double kUsualNullRate = 0.1;

class NothingGenerator final : public Generator {
 public:
  std::uint64_t capacity() const noexcept override { return 0; }
  void render(const std::uint64_t*, std::size_t count, Arena&, Datum* out) const override {
    std::fill_n(out, count, Datum{0});
  }
  std::string description() const override { return "null"; }
};

class Chooser {
 public:
  Chooser(const pg::Table& table, const pg::Column& column, const plan::ValueDomain& domain,
          const Context& context, bool need_distinct, const rules::ColumnRule* rule)
      : table_(table),
        column_(column),
        domain_(domain),
        context_(context),
        need_distinct_(need_distinct),
        rule_(rule),
        labels_(table, column, domain, context, need_distinct, choice_) {}

  Choice choose() {
    choice_.null_rate = kUsualNullRate;
    if (domain_.nullness == plan::Nullness::kAlways) return nothing("check allows only null");
    if (rule_ != nullptr && draws_values(*rule_)) return by_rule();
    if (from_pool()) return std::move(choice_);
    // A text that means something and matches the patterns too beats one that merely matches.
    bool const meant = !domain_.allowed && !domain_.patterns.empty() && from_meaning();
    bool const found = meant || from_check() || labels_.from_enum() || from_example() || from_meaning() ||
                       from_place() || from_elements() || from_type() || from_catalog();
    if (found) prefer_default();
    if (!choice_.label_values.empty()) choice_.null_rate = null_rate_of_labels();
    if (!found && is_nullable()) return nothing("no generator makes values of type " + column_.type.name);
    if (!found) refuse();
    if (context_.widened && !need_distinct_)
      choice_.generator = widen(std::move(choice_.generator), column_.type, domain_, context_);
    return std::move(choice_);
  }

 private:
  bool take(std::unique_ptr<Generator> generator, std::string reason) {
    if (!generator) return false;
    choice_.generator = std::move(generator);
    choice_.reason = std::move(reason);
    return true;
  }

  // What is called a status is hardly ever unknown.
  double null_rate_of_labels() const {
    std::string const semantic = recognize_column(table_, column_).semantic;
    return semantic.empty() ? choice_.null_rate : semantic_null_rate(semantic);
  }

  Choice nothing(std::string reason) {
    take(make_null_generator(), std::move(reason));
    choice_.null_rate = 1;
    return std::move(choice_);
  }

  // What was written for this very column beats everything.
  bool from_pool() {
    auto const pools = context_.text_pools.find(table_.oid);
    if (pools == context_.text_pools.end()) return false;
    for (TextPool const& pool : pools->second) {
      auto const column = std::find(pool.columns.begin(), pool.columns.end(), column_.number);
      if (column == pool.columns.end()) continue;
      std::unique_ptr<Generator> generator =
          pool_generator(pool, static_cast<std::size_t>(column - pool.columns.begin()));
      if (!generator) return false;
      std::string const reason = generator->description() + " by " + pool.source;
      if (!domain_.unrestricted()) generator = verify_generator(std::move(generator), column_.type, domain_);
      if (!take(std::move(generator), reason)) return false;
      choice_.dealt = true;
      choice_.semantic = recognize_column(table_, column_).semantic;
      if (!choice_.semantic.empty()) choice_.null_rate = semantic_null_rate(choice_.semantic);
      return true;
    }
    return false;
  }

  // Null if the pool cannot make the column unique.
  std::unique_ptr<Generator> pool_generator(const TextPool& pool, std::size_t place) const {
    bool const differs = std::find(pool.distinct.begin(), pool.distinct.end(), place) != pool.distinct.end();
    if (need_distinct_ && !differs) return nullptr;
    if (column_.type.kind == TYPTYPE_ENUM) return std::make_unique<PoolLabel>(column_.type, pool, place);
    auto const room = static_cast<std::size_t>(character_room(column_.type, domain_));
    auto texts = std::make_unique<PoolText>(text_shape(column_.type), pool, place, room, need_distinct_);
    if (need_distinct_ && texts->capacity() < std::max<std::uint64_t>(1, pool.rows_needed)) return nullptr;
    return texts;
  }

  bool is_nullable() const {
    return !column_.not_null && !column_.type.domain_not_null && domain_.nullness != plan::Nullness::kNever;
  }

  // What the user says. Lists and domains have met already; of the others only what the domain accepts is
  // left.
  Choice by_rule() {
    RuleRequest const request{*rule_, table_, column_, domain_, context_, need_distinct_};
    auto generator = make_rule_generator(request, choice_.entity);
    if (generator != nullptr && !domain_.unrestricted() && generator->capacity() != 1)
      generator = verify_generator(std::move(generator), column_.type, domain_);
    if (generator == nullptr) contradict(request);
    bool const has_distinct_form =
        generator->capacity() > 0 || dynamic_cast<const EntityText*>(generator.get()) != nullptr;
    if (need_distinct_ && !has_distinct_form)
      refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE, "cannot make values that are all different");
    take(std::move(generator), "rule of the column");
    choice_.null_rate = rule_null_rate(*rule_);
    return std::move(choice_);
  }

  [[noreturn]] void contradict(const RuleRequest& request) const {
    std::string names;
    auto const add = [&](const std::string& name) { names += (names.empty() ? "\"" : ", \"") + name + "\""; };
    for (const pg::Check& check : table_.checks) {
      std::vector<AttrNumber> const columns = pg::columns_of(check.expression);
      if (std::find(columns.begin(), columns.end(), column_.number) != columns.end()) add(check.name);
    }
    for (const std::string& name : column_.type.domain_check_names) add(name);
    refuse_rule(request, ERRCODE_CHECK_VIOLATION,
                "contradicts " + (names.empty() ? "the bounds of the column" : "constraint " + names),
                "Change the rule or the constraint: none of the rule's values is accepted.");
  }

  bool from_check() {
    if (domain_.allowed) {
      if (domain_.allowed->empty() || column_.type.kind == TYPTYPE_ENUM) return false;
      if (labels_.from_check()) return true;
      std::string reason = describe_allowed(column_.type, domain_);
      if (!need_distinct_)
        if (auto flag = make_semantic_flag(recognize_column(table_, column_).semantic, column_.type, domain_))
          return take(std::move(flag), std::move(reason));
      if (auto list = list_around_default(reason)) return take(std::move(list), std::move(reason));
      return take(by_type(), std::move(reason));
    }
    if (domain_.patterns.empty()) return false;
    return take(by_type(), "check demands a match of " + domain_.patterns[0]);
  }

  // Of the numbers that a check lists the default is the usual one.
  std::unique_ptr<Generator> list_around_default(const std::string& description) const {
    auto const value = constant_default(column_);
    if (!value || need_distinct_ || column_.type.category != TYPCATEGORY_NUMERIC) return nullptr;
    std::vector<Datum> values;
    std::optional<std::size_t> favourite;
    for (Datum const allowed : *domain_.allowed) {
      if (!plan::contains(domain_, allowed, column_.type)) continue;
      if (plan::same_value(*value, allowed, column_.type)) favourite = values.size();
      values.push_back(allowed);
    }
    if (!favourite) return nullptr;
    return std::make_unique<ListGenerator>(column_.type, std::move(values), description, favourite);
  }

  std::unique_ptr<Generator> by_type() const {
    return make_type_generator(column_.type, domain_, context_, need_distinct_);
  }

  // Whether no earlier column of the table is a price of the same kind.
  bool is_first_price() const {
    return std::none_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& other) {
      return other.number < column_.number && !other.dropped &&
             share_of_price(other.name) == share_of_price(column_.name) &&
             recognize_column(table_, other).semantic == "finance.price";
    });
  }

  // Whether a column that must be unique would be kept short by a list that only says what is usual.
  bool is_short_list(const core::Recognition& meaning, const Generator& generator) const {
    static constexpr std::string_view kUsual[] = {"kind.",      "status.",    "text.",
                                                  "place.room", "person.sex", "company.department"};
    if (std::none_of(std::begin(kUsual), std::end(kUsual),
                     [&](std::string_view family) { return meaning.semantic.starts_with(family); }))
      return false;
    auto const* const entity = dynamic_cast<const EntityText*>(&generator);
    return (entity != nullptr ? entity->distinct_capacity() : generator.capacity()) < context_.rows_needed;
  }

  // The default of a number or a time of day is the typical one.
  void prefer_default() {
    if (need_distinct_ || domain_.allowed || choice_.generator->capacity() == 0) return;
    if (column_.type.base == TIMEOID && domain_.unrestricted())
      if (auto const value = constant_default(column_)) choice_.generator = make_time_about(*value);
    if (column_.type.category != TYPCATEGORY_NUMERIC) return;
    if (auto const value = constant_default(column_))
      choice_.generator =
          with_default(std::move(choice_.generator), choice_.semantic, column_.type, domain_, *value);
  }

  // Flags that are set by default mostly are.
  bool is_set_by_default() const {
    if (column_.type.base != BOOLOID) return false;
    auto const value = constant_default(column_);
    return value && DatumGetBool(*value);
  }

  bool take_listed(std::unique_ptr<Generator> listed, const core::Recognition& meaning) {
    choice_.dealt = true;
    choice_.semantic = meaning.semantic;
    choice_.null_rate = semantic_null_rate(meaning.semantic);
    return take(std::move(listed), "name \"" + column_.name + "\" means " + meaning.semantic);
  }

  bool from_meaning() {
    core::Recognition meaning = recognize_in_trade(table_, column_, context_);
    if (meaning.semantic.starts_with("flag.") && is_set_by_default()) meaning.semantic = "flag.usual";
    if (meaning.semantic.empty() || domain_.element || !domain_.fields.empty()) return false;
    // Price and weight belong to the thing that the row names; a second price of its kind is another matter.
    bool const of_goods =
        (meaning.semantic == "finance.price" && is_first_price()) || is_weight_of_goods(meaning);
    if (of_goods && !need_distinct_)
      if (auto const goods = goods_of(table_, context_)) meaning.entity = goods->entity;
    if (!need_distinct_)
      if (auto listed = make_listed_rows(meaning, table_, column_, domain_, context_))
        return take_listed(std::move(listed), meaning);
    auto generator = make_semantic_generator(meaning, table_, column_, domain_, context_, need_distinct_);
    if (!generator) return false;
    bool const has_distinct_form =
        generator->capacity() > 0 || dynamic_cast<const EntityText*>(generator.get());
    if (need_distinct_ && (!has_distinct_form || is_short_list(meaning, *generator))) return false;
    if (labels_.from_status(meaning, *generator)) return true;
    if (!domain_.unrestricted()) generator = verify_generator(std::move(generator), column_.type, domain_);
    if (!take(std::move(generator), "name \"" + column_.name + "\" means " + meaning.semantic)) return false;
    choice_.semantic = meaning.semantic;
    choice_.entity = meaning.entity;
    choice_.null_rate = semantic_null_rate(meaning.semantic);
    return true;
  }

  // Codes like those that the comment shows, as long as there are enough of them.
  bool from_example() {
    if (column_.comment.empty() || !domain_.unrestricted() ||
        type_class(column_.type) != core::TypeClass::kText)
      return false;
    for (bool const free_letters : {false, true}) {
      std::string const pattern = core::pattern_of_examples(column_.comment, free_letters);
      if (pattern.empty()) return false;
      plan::ValueDomain domain = domain_;
      domain.patterns.push_back(pattern);
      auto generator = make_type_generator(column_.type, domain, context_, need_distinct_);
      if (!generator || (need_distinct_ && generator->capacity() < context_.rows_needed)) continue;
      choice_.null_rate = semantic_null_rate(recognize_column(table_, column_).semantic);
      choice_.semantic = core::kShownCode;
      return take(std::move(generator), "its comment shows examples");
    }
    return false;
  }

  // On the map, things lie where their address says.
  bool from_place() {
    if (need_distinct_) return false;
    std::string entity;
    if (!take(make_shape_of_place(table_, column_, domain_, context_, entity), "type " + column_.type.name))
      return false;
    choice_.entity = std::move(entity);
    return true;
  }

  // Several of what the name speaks of.
  bool from_elements() {
    constexpr int64 kUsualMost = 4;
    constexpr int64 kLongest = 50;
    int64 const least = domain_.min_length.value_or(1);
    int64 const most = std::min(domain_.max_length.value_or(kLongest), std::max(kUsualMost, least));
    plan::ValueDomain open = domain_;
    open.min_length.reset();
    open.max_length.reset();
    if (column_.type.kind != TYPTYPE_BASE || !OidIsValid(column_.type.element) || need_distinct_ ||
        !open.unrestricted() || least < 0 || least > most || most < 1 || most > kLongest)
      return false;
    pg::Column const element = element_column(column_);
    core::Recognition meaning = recognize_column(table_, element);
    if (meaning.semantic.empty()) return false;
    // Keywords in one text are a list already.
    if (meaning.semantic == "text.keywords") meaning.semantic = "text.tag";
    auto generator = make_semantic_generator(meaning, table_, element, {}, context_, false);
    if (!generator) return false;
    choice_.null_rate = semantic_null_rate(meaning.semantic);
    return take(std::make_unique<NamedArrayGenerator>(std::move(generator), element.type,
                                                      static_cast<int>(least), static_cast<int>(most)),
                "name \"" + column_.name + "\" means several " + meaning.semantic);
  }

  bool from_type() { return take(by_type(), "type " + column_.type.name); }

  // Values that are known to be possible: the column's default and what the constraints gave away.
  bool from_catalog() {
    std::vector<Datum> values = domain_.examples;
    if (auto const value = constant_default(column_)) values.insert(values.begin(), *value);
    std::vector<Datum> distinct;
    for (Datum const value : values) {
      bool known = !plan::contains(domain_, value, column_.type);
      for (Datum const other : distinct) known = known || plan::same_value(value, other, column_.type);
      if (!known) distinct.push_back(value);
    }
    if (distinct.empty()) return false;
    std::string const text = "values found in the catalog";
    return take(std::make_unique<ListGenerator>(column_.type, std::move(distinct), text), text);
  }

  [[noreturn]] void refuse() const {
    throw pg::Error(ERRCODE_FEATURE_NOT_SUPPORTED,
                    "could not find a generator for column \"" + table_.name + "." + column_.name + "\"")
        .detail("No value of type " + column_.type.name +
                " is known that satisfies the column's constraints.")
        .hint("Make the column nullable, give it a default, or fill the table by other means.")
        .table(table_.schema, table_.name)
        .column(column_.name);
  }

  const pg::Table& table_;
  const pg::Column& column_;
  const plan::ValueDomain& domain_;
  const Context& context_;
  bool need_distinct_;
  const rules::ColumnRule* rule_;
  Choice choice_;
  LabelChoice labels_;  // fills in the choice
};

}  // namespace

std::int64_t character_room(const pg::TypeRef& type, const plan::ValueDomain& domain) {
  std::int64_t const declared = text_shape(type).max_characters;
  if (!domain.max_length || (declared != 0 && declared < *domain.max_length)) return declared;
  return *domain.max_length;
}

std::optional<Datum> constant_default(const pg::Column& column) {
  if (column.generated != 0) return std::nullopt;
  ::Node* node = column.default_expression;
  while (node != nullptr) {
    if (IsA(node, RelabelType))
      node = reinterpret_cast<Node*>(reinterpret_cast<RelabelType*>(node)->arg);
    else if (IsA(node, CoerceToDomain))
      node = reinterpret_cast<Node*>(reinterpret_cast<CoerceToDomain*>(node)->arg);
    else
      break;
  }
  if (node == nullptr || !IsA(node, Const)) return std::nullopt;
  const Const* const constant = reinterpret_cast<Const*>(node);
  if (constant->constisnull || constant->constlen != column.type.length) return std::nullopt;
  return constant->constvalue;
}

std::unique_ptr<Generator> make_null_generator() {
  return std::make_unique<NothingGenerator>();
}

Choice choose_generator(const pg::Table& table, const pg::Column& column, const plan::ValueDomain& domain,
                        const Context& context, bool need_distinct, const rules::ColumnRule* rule) {
  if (rule == nullptr) return Chooser(table, column, domain, context, need_distinct, nullptr).choose();
  Context const own = context_of_rule(context, *rule);
  Choice choice = Chooser(table, column, domain, own, need_distinct, rule).choose();
  if (rule->null_rate && domain.nullness != plan::Nullness::kAlways) choice.null_rate = rule_null_rate(*rule);
  return choice;
}

}  // namespace synthgen::generate
