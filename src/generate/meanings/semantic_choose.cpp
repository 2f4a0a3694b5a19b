// From a meaning to its generator.
#include <algorithm>
#include <bit>

#include "core/naming_rules.hpp"
#include "generate/locale_mixture.hpp"
#include "generate/meanings/goods_weight.hpp"
#include "generate/meanings/listed_number.hpp"
#include "generate/meanings/semantic_document.hpp"
#include "generate/meanings/semantic_goods.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/semantic_setting.hpp"
#include "generate/meanings/semantic_text.hpp"
#include "generate/nodes/period_starts.hpp"

namespace synthgen::generate {

namespace {

// Short columns hold the code instead of the name: a state of two letters, a country of two or three.
std::string_view for_room(std::string_view semantic, std::int64_t characters) {
  struct Narrow {
    std::string_view semantic;
    std::int64_t below;
    std::string_view instead;
  };
  static constexpr Narrow kNarrow[] = {
      {"product.unit", 13, "product.unit_symbol"},
      {"place.country", 3, "place.country_code"},
      {"place.country", 4, "place.country_code3"},
      {"place.country_code", 2, ""},
      {"place.state", 2, ""},
      {"place.state", 15, "place.state_code"},
      {"person.sex", 4, "person.sex_code"},
      {"person.marital_status", 8, "person.marital_code"},
      {"person.nationality", 3, "place.country_code"},
      {"person.nationality", 4, "place.country_code3"},
      {"status.level", 3, "status.grade"},
      {"finance.currency", 5, "finance.currency_code"},
      {"geo.currency", 5, "geo.currency_code"},
      {"geo.language", 4, "geo.language_code"},
      {"geo.country_continent", 4, "geo.continent_code"},
      {"thing.airport", 5, "thing.airport_code"},
      {"internet.language", 6, "internet.language_code"},
  };
  if (characters == 0) return semantic;
  // "artist_country" is a code like any other's.
  constexpr std::int64_t kCountryCode = 4;
  if (semantic.starts_with("kind.") && semantic.ends_with("country") && characters < kCountryCode)
    semantic = "place.country";
  for (const Narrow& narrow : kNarrow) {
    if (narrow.semantic == semantic && characters < narrow.below) return narrow.instead;
  }
  return semantic;
}

constexpr std::int64_t kWidestLabel = 4;

// Whether what a meaning says would mostly have to be cut to so many characters.
bool is_mostly_cut(const TextGenerator& texts, std::int64_t characters) {
  constexpr std::uint64_t kSamples = 16;
  constexpr core::Stream kStream(core::hash_bytes("narrow"));
  std::string text(texts.max_bytes(), ' ');
  std::uint64_t cut = 0;
  for (std::uint64_t i = 0; i < kSamples; ++i) {
    std::size_t const length = texts.write(texts.pick(kStream.at(i)), text.data(), text.size());
    auto const counts = [](char c) { return (c & 0xC0) != 0x80; };
    if (std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length), counts) > characters)
      ++cut;
  }
  return cut * 2 > kSamples;
}

// What a column holds that has no room for what its name means: nobody is called "Com", but a row of seats is
// called "C".
std::string label_instead(std::string_view semantic, std::int64_t characters) {
  if (semantic == "person.middle_initial" || semantic == "person.middle_name") return "person.middle_letter";
  if (semantic.starts_with("person.")) return "person.initials";
  return "code.label_" + std::to_string(characters);
}

// What a text says of which no more is known than whose noun it is: a column that must say something says of
// which kind it is, and one that must differ from row to row is called and numbered.
std::string_view for_presence(std::string_view semantic, const pg::Column& column, bool need_distinct) {
  if (semantic != "text.aspect") return semantic;
  return need_distinct ? "text.aspect_name" : column.not_null ? "text.aspect_kind" : semantic;
}

// What is the same in all locales: figures, moments and flags. They are too narrow to be unique.
std::unique_ptr<Generator> make_figure(const core::Recognition& meaning, const pg::Table& table,
                                       const pg::TypeRef& type, const plan::ValueDomain& domain,
                                       const Context& context) {
  if (auto number = make_listed_number(meaning, type, domain, context)) return number;
  if (meaning.semantic == "finance.tax_rate" && meaning.figure.empty()) {
    core::Recognition of_locale = meaning;
    of_locale.figure = tax_rate_of(context.locale());
    if (auto rate = make_semantic_number(of_locale, type, domain)) return rate;
  }
  if (auto number = make_semantic_number(meaning, type, domain)) return number;
  if (auto moment = make_semantic_moment(meaning.semantic, table, type, domain, context)) return moment;
  if (auto time = make_semantic_time(meaning.semantic, type, domain)) return time;
  return make_semantic_flag(meaning.semantic, type, domain);
}

// Settings, attributes and the like.
std::unique_ptr<Generator> make_json(std::string_view semantic, const pg::Table& table,
                                     const pg::Column& column, const plan::ValueDomain& domain,
                                     const Context& context) {
  if (!semantic.starts_with("json.") || !domain.unrestricted()) return nullptr;
  return make_document(
      make_semantic_text(semantic, templates_for(semantic, table, column, context), text_of_documents(), {},
                         context, core::hash_bytes(column.name), Distinctness::kNone),
      column.type);
}

bool is_price_of_goods(const core::Recognition& meaning) {
  return meaning.semantic == "finance.price" && meaning.figure.empty();
}

std::unique_ptr<Generator> make_for_locale(const core::Recognition& meaning, const pg::Table& table,
                                           const pg::Column& column, const plan::ValueDomain& domain,
                                           const Context& context, bool need_distinct) {
  if (!need_distinct) {
    if (auto json = make_json(meaning.semantic, table, column, domain, context)) return json;
    if (is_price_of_goods(meaning) && meaning.decimals == 0) {
      auto const goods = goods_of(table, context);
      if (goods && goods->entity == meaning.entity)
        if (auto price = make_goods_price(*goods, table, column, domain, context)) return price;
    }
    if (auto coordinate = make_coordinate(meaning.semantic, column.type, domain, context)) return coordinate;
  }
  std::string_view const semantic =
      for_presence(for_room(meaning.semantic, character_room(column.type, domain)), column, need_distinct);
  Distinctness const distinctness = !need_distinct           ? Distinctness::kNone
                                    : meaning.entity.empty() ? Distinctness::kWords
                                                             : Distinctness::kNumbers;
  auto const make = [&](std::string_view one) {
    return make_semantic_text(one, templates_for(one, table, column, context), column.type, domain, context,
                              core::hash_bytes(column.name), distinctness);
  };
  auto text = make(semantic);
  std::int64_t const room = character_room(column.type, domain);
  if (text != nullptr && !need_distinct && room > 0 && room <= kWidestLabel &&
      !semantic.starts_with("place.") && domain.unrestricted()) {
    auto const whole =
        make_semantic_text(semantic, templates_for(semantic, table, column, context), text_of_documents(), {},
                           context, core::hash_bytes(column.name), Distinctness::kNone);
    auto const* const texts = dynamic_cast<const TextGenerator*>(whole.get());
    if (texts != nullptr && is_mostly_cut(*texts, room)) return make(label_instead(semantic, room));
  }
  // A number of a kind that does not fit is still a number.
  return text == nullptr && semantic.starts_with("code.") ? make("code.reference") : std::move(text);
}

std::unique_ptr<Generator> make_for_locales(const core::Recognition& meaning, const pg::Table& table,
                                            const pg::Column& column, const plan::ValueDomain& domain,
                                            const Context& context, bool need_distinct) {
  std::vector<std::unique_ptr<Generator>> parts;
  for (const core::LocaleShare& share : context.locales.shares()) {
    Context own = context;
    own.locales = core::LocaleMix(share.locale);
    parts.push_back(make_for_locale(meaning, table, column, domain, own, need_distinct));
  }
  return mix_locales(context.locales, std::move(parts), need_distinct);
}

// How many numbers a key asks for; 0 for any. Years that are unique alone are as many as the rows, and more,
// so that the next run finds the same.
std::uint64_t room_of(const core::Recognition& meaning, const Context& context) {
  constexpr std::uint64_t kFewest = 64, kMost = 1024;
  if (context.within_key || !is_year(meaning)) return context.room_in_key;
  return context.rows_needed > kMost ? 0 : std::max(kFewest, std::bit_ceil(context.rows_needed));
}

}  // namespace

double semantic_null_rate(std::string_view semantic) {
  return core::detail::NamingRules::instance().null_rate(semantic);
}

std::unique_ptr<Generator> make_semantic_generator(const core::Recognition& meaning, const pg::Table& table,
                                                   const pg::Column& column, const plan::ValueDomain& domain,
                                                   const Context& context, bool need_distinct) {
  if (meaning.semantic.empty()) return nullptr;
  if (auto const goods = !need_distinct && is_weight_of_goods(meaning) && context.locales.is_single()
                             ? goods_of(table, context)
                             : std::nullopt;
      goods && goods->entity == meaning.entity)
    if (auto weight = make_goods_weight(*goods, column, domain, context)) return weight;
  if (!need_distinct && !is_price_of_goods(meaning))
    if (auto figure = make_figure(meaning, table, column.type, domain, context)) return figure;
  if (std::uint64_t const room = need_distinct ? room_of(meaning, context) : 0; room > 0)
    if (auto number = make_key_number(meaning, column.type, domain, room)) return number;
  if (need_distinct && context.within_key)
    if (auto moment = make_semantic_moment(meaning.semantic, table, column.type, domain, context))
      return moment;
  if (need_distinct)
    if (auto dates = make_unique_dates(meaning, table, column, domain, context)) return dates;
  if (auto made = make_for_locales(meaning, table, column, domain, context, need_distinct)) return made;
  return need_distinct ? nullptr : make_figure(meaning, table, column.type, domain, context);
}

}  // namespace synthgen::generate
