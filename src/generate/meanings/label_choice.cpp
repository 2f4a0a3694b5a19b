#include "generate/meanings/label_choice.hpp"

#include <algorithm>

#include "core/label_reading.hpp"
#include "core/label_share.hpp"
#include "core/listed_labels.hpp"
#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "generate/meanings/semantic_document.hpp"
#include "generate/meanings/semantic_enumeration.hpp"
#include "generate/meanings/semantic_goods.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/semantic_setting.hpp"
#include "generate/meanings/semantic_text.hpp"
#include "generate/types/type_list.hpp"
#include "generate/types/type_makers.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
}

namespace synthgen::generate {

namespace {

std::string enum_label_text(Datum label) {
  char* const text = pg::guard([&] { return DatumGetCString(DirectFunctionCall1(enum_out, label)); });
  return text;
}

std::string list_values(const pg::TypeRef& type, const std::vector<Datum>& values) {
  constexpr std::size_t kShown = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(values.size(), kShown); ++i)
    text += (i == 0 ? "" : ", ") + print_value(values[i], type.base);
  return values.size() > kShown ? text + " and " + std::to_string(values.size() - kShown) + " more" : text;
}

}  // namespace

std::string describe_allowed(const pg::TypeRef& type, const plan::ValueDomain& domain) {
  return "check allows " + list_values(type, *domain.allowed);
}

bool LabelChoice::take(std::unique_ptr<Generator> generator, std::string reason) {
  if (!generator) return false;
  choice_.generator = std::move(generator);
  choice_.reason = std::move(reason);
  return true;
}

// The texts that a check lists, if it lists texts that the column can hold.
std::optional<Labels> LabelChoice::listed_labels() const {
  if (!plan::is_string_type(column_.type) || column_.type.by_value || column_.type.base == NAMEOID)
    return std::nullopt;
  Labels labels;
  auto const value = constant_default(column_);
  for (Datum const allowed : *domain_.allowed) {
    if (!plan::contains(domain_, allowed, column_.type)) continue;
    if (value && plan::same_value(*value, allowed, column_.type)) labels.favourite = labels.values.size();
    labels.values.push_back(allowed);
    char* const label = pg::guard([&] { return TextDatumGetCString(allowed); });
    labels.texts.emplace_back(label);
  }
  if (labels.values.empty()) return std::nullopt;
  return labels;
}

bool LabelChoice::from_check() {
  if (!domain_.allowed) return false;
  auto labels = listed_labels();
  if (!labels) return false;
  std::string const reason = describe_allowed(column_.type, domain_);
  return take_labels(std::move(*labels), reason, reason);
}

// The default label is what most rows of a real table have: it gets half of the draws.
bool LabelChoice::from_enum() {
  if (column_.type.kind != TYPTYPE_ENUM) return false;
  std::vector<Datum> labels = enum_labels(column_.type.base);
  std::erase_if(labels, [&](Datum label) { return !plan::contains(domain_, label, column_.type); });
  if (labels.empty()) return false;
  std::optional<std::size_t> favourite;
  if (auto const value = constant_default(column_)) {
    auto const place = std::find(labels.begin(), labels.end(), *value);
    if (place != labels.end()) favourite = static_cast<std::size_t>(place - labels.begin());
  }
  std::string const text = domain_.allowed ? describe_allowed(column_.type, domain_)
                                           : "enum of " + std::to_string(labels.size()) + " labels";
  Labels named{std::move(labels), {}, favourite, {}};
  for (Datum const label : named.values) named.texts.push_back(enum_label_text(label));
  return take_labels(std::move(named), text, text);
}

// A list of labels means what a text column of the same name would.
bool LabelChoice::take_labels(Labels labels, const std::string& description, std::string reason) {
  labels.texts = core::read_labels(labels.texts, column_.name, column_.comment);
  choice_.label_values = labels.values;
  choice_.label_texts = labels.texts;
  core::ColumnHint hint = hint_of_column(table_, column_);
  hint.type = core::TypeClass::kText;
  core::Recognition const meaning = core::recognize(hint);
  bool const is_category = meaning.semantic == "product.category" || meaning.semantic == "text.category" ||
                           meaning.semantic == "food.menu_category" || meaning.semantic == "status.type";
  if (auto const goods = goods_of(table_, context_);
      goods && (is_category || goods->of_trade) && !need_distinct_) {
    auto category = make_goods_category(*goods, column_.type, labels, context_.locale(), description);
    if (category != nullptr) {
      choice_.entity = goods->entity;
      return take(std::move(category), reason + " of " + goods->list);
    }
  }
  if (labels.weights.empty()) weigh_by_meaning(labels, std::move(hint));
  bool follows_entity = false;
  auto generator = make_label_generator(meaning.semantic, column_.type, std::move(labels), context_.locale(),
                                        description, follows_entity);
  if (follows_entity) {
    choice_.entity = meaning.entity;
    reason += " of " + meaning.semantic;
  }
  return take(std::move(generator), std::move(reason));
}

// A flag in letters is set as often as a boolean of its name; labels that a list of their meaning has are
// as frequent as there.
void LabelChoice::weigh_by_meaning(Labels& labels, core::ColumnHint hint) const {
  if (auto const affirmative = affirmative_label(labels.texts)) {
    hint.type = core::TypeClass::kBoolean;
    bool const by_default = labels.favourite == affirmative;
    auto rate = by_default ? flag_rate("flag.usual") : flag_rate(core::recognize(hint).semantic);
    if (!rate && labels.favourite) rate = flag_rate("flag.sometimes");
    if (rate) labels.weights = weights_of_flag(*affirmative, *rate);
    return;
  }
  core::Recognition const meaning = core::recognize(hint);
  bool const known =
      labels.favourite || std::any_of(labels.texts.begin(), labels.texts.end(), [](const std::string& label) {
        core::Words const words = core::words_of_text(label);
        return std::any_of(words.begin(), words.end(), core::has_share);
      });
  if (known || meaning.semantic.empty() || meaning.semantic.starts_with("status.") || need_distinct_) return;
  if (auto const usual = whole_labels(meaning, std::nullopt)) take_weights(labels, *usual);
}

// The labels that a meaning has, as far as the column has room for the whole of them.
std::optional<Labels> LabelChoice::whole_labels(const core::Recognition& meaning,
                                                std::optional<std::string> written) const {
  pg::Column roomy = column_;
  roomy.type = text_of_documents();
  auto const generator = make_semantic_generator(meaning, table_, roomy, {}, context_, false);
  auto const* const texts = dynamic_cast<const TextGenerator*>(generator.get());
  if (texts == nullptr) return std::nullopt;
  auto labels = labels_of_texts(*texts, std::move(written),
                                static_cast<std::size_t>(character_room(column_.type, domain_)),
                                column_.type.base == BPCHAROID);
  if (labels)
    order_as_listed(
        *labels, listed_texts(templates_for(meaning.semantic, table_, column_, context_), context_.locale()));
  return labels;
}

// The text that is the column's default; none if that is empty.
std::optional<std::string> LabelChoice::default_text() const {
  auto const value = constant_default(column_);
  if (!value) return std::nullopt;
  char* const label = pg::guard([&] { return TextDatumGetCString(*value); });
  std::string text(label);
  text.erase(text.find_last_not_of(' ') + 1);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

// The meaning that has the default among its labels, where the one that the name tells has not.
std::optional<core::Recognition> LabelChoice::meaning_by_default(const std::string& label) const {
  core::Words name = core::spelt_words_of(table_.name);
  core::Words const own = core::spelt_words_of(column_.name);
  name.insert(name.end(), own.begin(), own.end());
  core::Recognition meaning;
  meaning.semantic = core::meaning_with_label(name, label, context_.locale());
  return meaning.semantic.empty() ? std::nullopt : std::optional(std::move(meaning));
}

// A status is one of a few labels, also where no constraint lists them; so is a way to pay, and whatever has
// a label for its default.
bool LabelChoice::from_status(core::Recognition meaning, const Generator& generator) {
  auto const* const texts = dynamic_cast<const TextGenerator*>(&generator);
  bool const plain = column_.type.base == TEXTOID || column_.type.base == VARCHAROID ||
                     (column_.type.base == BPCHAROID && character_room(column_.type, domain_) > 0);
  // Kinds of something that other columns tell of agree with these.
  bool const kinds = meaning.semantic.starts_with("kind.") && meaning.entity.empty();
  std::optional<std::string> const written = plain ? default_text() : std::nullopt;
  bool const labelled =
      meaning.semantic.starts_with("status.") || kinds || meaning.semantic == "finance.payment_method" ||
      (meaning.semantic.starts_with("thing.") && (written || meaning.semantic.ends_with("_category")));
  if (!labelled || texts == nullptr || !plain || need_distinct_ || !domain_.unrestricted()) return false;
  auto labels = whole_labels(meaning, written);
  std::string description = generator.description();
  // What anything may be says less than what the default is one of.
  if (written && labels && (!labels->knows_default || meaning.semantic == "status.any"))
    if (auto told = meaning_by_default(*written))
      if (auto others = whole_labels(*told, written); others && others->knows_default) {
        labels = std::move(others);
        description = told->semantic;
        meaning = std::move(*told);
      }
  if (!labels) return false;
  choice_.semantic = meaning.semantic;
  choice_.null_rate = semantic_null_rate(meaning.semantic);
  return take_labels(std::move(*labels), description,
                     "name \"" + column_.name + "\" means " + meaning.semantic);
}

}  // namespace synthgen::generate
