#include "generate/meanings/semantic_setting.hpp"

#include <algorithm>
#include <vector>

#include "core/fields.hpp"
#include "core/letter_case.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "generate/meanings/semantic_goods.hpp"
#include "generate/meanings/semantic_text.hpp"
#include "generate/meanings/trade_meaning.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
}

namespace synthgen::generate {

namespace {

// Whether a word of the table's name is one of these, or its plural.
bool is_named_after(const pg::Table& table, std::initializer_list<std::string_view> things) {
  std::vector<std::string> const kinds = core::kinds_of_thing(table.name);
  return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
    return std::find(things.begin(), things.end(), kind) != things.end();
  });
}

bool holds_staff(const pg::Table& table) {
  return is_named_after(table, {"crew", "staff", "team", "faculty", "employee", "worker"});
}

// Whether the table holds those whom the trade serves, who work elsewhere: anywhere, or in an office.
bool holds_clients(const pg::Table& table) {
  return !holds_staff(table) &&
         is_named_after(table, {"customer", "patient", "member", "client", "student", "guest", "parent",
                                "passenger", "applicant", "candidate", "borrower", "guardian", "person",
                                "citizen", "resident", "insured", "policyholder", "donor", "tenant"});
}
bool holds_contacts(const pg::Table& table) {
  return !holds_staff(table) && is_named_after(table, {"contact", "lead", "author", "prospect"});
}

// A kind of company by the meaning of its name, and how the name begins as a domain label.
struct CompanyKind {
  std::string_view semantic;
  std::string_view label;
};

constexpr CompanyKind kCompanyKinds[] = {
    {"company.publisher", "{publisher_word|slug}{publisher_suffix|slug}"},
    {"company.restaurant", "{restaurant_word|slug}{restaurant_suffix@restaurant_word.cuisine|slug}"},
    {"company.hotel", "{hotel_word|slug}{hotel_suffix|slug}"},
    {"company.bank", "{bank|slug}"},
    {"company.airline", "{airline|slug}"},
    {"company.school", "{university|slug}"},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// How the table's company is called, if it is not just any company.
const CompanyKind* company_kind(const pg::Table& table) {
  for (const pg::Column& column : table.columns) {
    if (column.dropped) continue;
    std::string const meaning = recognize_column(table, column).semantic;
    for (const CompanyKind& kind : kCompanyKinds)
      if (kind.semantic == meaning) return &kind;
  }
  return nullptr;
}

bool has_meaning(const pg::Table& table, std::string_view semantic) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && recognize_column(table, column).semantic == semantic;
  });
}

// Whether a row names its brand by what it refers to.
bool refers_to_brand(const pg::Table& table) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    return std::any_of(key.columns.begin(), key.columns.end(), [&](AttrNumber attribute) {
      return core::has_word(core::words_of(table.columns[static_cast<std::size_t>(attribute - 1)].name),
                            {"brand", "make", "manufacturer", "maker"});
    });
  });
}

// Without the templates that use a list, as far as there are others.
std::string without_list(const std::string& templates, std::string_view list) {
  std::string rest;
  std::string const slot = "{" + std::string(list);
  core::for_each_field(templates, '\n', [&](std::string_view one) {
    if (one.find(slot) == std::string_view::npos) (rest += rest.empty() ? "" : "\n") += one;
  });
  return rest.empty() ? templates : rest;
}

// A list of the trade in another language is no better than the locale's own general one.
void fit_list(std::string& templates, std::string_view list, std::string_view trade, const Context& context) {
  std::string const own = std::string(list) + "_" + std::string(trade);
  bool const known = core::has_lexicon(own, context.locale());
  if (known &&
      core::lexicon(own, context.locale()).locale() == core::lexicon(list, context.locale()).locale())
    for (std::string_view const end : {"}", "."})
      replace_all(templates, "{" + std::string(list) + std::string(end), "{" + own + std::string(end));
}

// Whether rows may say of what they refer to what is said of somebody: who is called, or likes something.
bool is_said_of_others(const std::string& kind) {
  return kind != "%people" && kind != "%companies";
}

// What the table is about, the most telling first, then what it refers to, and the trade.
std::vector<std::string> kinds_of(const pg::Table& table, std::string_view trade) {
  std::vector<std::string> kinds = core::kinds_of_thing(table.name);
  for (const pg::ForeignKey& key : table.foreign_keys) {
    char* const parent = pg::guard([&] { return get_rel_name(key.parent); });
    if (parent == nullptr) continue;
    for (std::string& kind : core::kinds_of_thing(parent))
      if (is_said_of_others(kind)) kinds.push_back(std::move(kind));
  }
  if (!trade.empty()) kinds.emplace_back(trade);
  return kinds;
}

// How a trade's own goods are called, sorted and described; empty if nothing of them is asked.
std::string templates_of_goods(std::string_view semantic, const std::string& list) {
  if (semantic == "product.name" || semantic == "food.dish")
    return "{" + list + "}\n3*{" + list + "} {" + list + ".variant}";
  if (semantic == "product.category") return "{" + list + ".category}";
  if (semantic == "product.description") return "{" + list + ".description}";
  return {};
}

// The templates of a meaning: those for what the table is about, texts also for what it refers to; or else
// those of the trade.
std::string_view fitting_templates(std::string_view semantic, const pg::Table& table, std::string_view trade,
                                   std::string_view locale) {
  constexpr std::string_view kKind = "kind.";
  if (semantic.starts_with("text.")) return semantic_templates(semantic, locale, kinds_of(table, trade));
  if (!semantic.starts_with(kKind)) {
    std::vector<std::string> kinds = core::kinds_of_thing(table.name);
    if (!trade.empty()) kinds.emplace_back(trade);
    return semantic_templates(semantic, locale, kinds);
  }
  if (!trade.empty()) {
    std::string const of_trade =
        std::string(kKind) + std::string(trade) + "_" + std::string(semantic.substr(kKind.size()));
    if (auto const templates = semantic_templates(of_trade, locale); !templates.empty()) return templates;
  }
  return semantic_templates(semantic, locale);
}

// Whose name a column holds: what stands in front of "name", or else the table's things.
std::string thing_named(const pg::Table& table, std::string_view column) {
  static constexpr std::string_view kNaming[] = {"name", "label", "title", "caption"};
  std::string const title = core::title_of_thing(column);
  for (std::string_view const naming : kNaming) {
    if (title.size() <= naming.size() + 1 || !title.ends_with(naming.substr(1))) continue;
    std::string const thing = title.substr(0, title.size() - naming.size() - 1);
    std::vector<std::string> const kinds = core::kinds_of_thing(thing);
    if (std::any_of(kinds.begin(), kinds.end(), [](const std::string& kind) { return kind[0] == '%'; }))
      return thing;
  }
  return core::title_of_thing(table.name);
}

// A title as it begins a sentence: "Harvest method".
std::string as_sentence(const std::string& title) {
  return title.empty() ? title : title.substr(0, 1) + core::lower_ascii(title.substr(1));
}

// What there are types of: "Harvest" for "Harvest Type".
std::string without_type(const std::string& title) {
  for (std::string_view const type : {" Type", " Category", " Kind", " Class", " Group"})
    if (title.ends_with(type)) return title.substr(0, title.size() - type.size());
  return title;
}

// What an application is set to stays so in most rows: the currency, language or country that is the default.
std::string with_default(std::string_view semantic, const pg::Column& column, std::string templates) {
  static constexpr std::string_view kSettings[] = {
      "finance.currency_code", "place.country",     "place.country_code",
      "place.country_code3",   "internet.language", "internet.language_code",
      "internet.locale",       "place.time_zone",   "product.unit"};
  bool const setting = std::find(std::begin(kSettings), std::end(kSettings), semantic) != std::end(kSettings);
  if (!setting || type_class(column.type) != core::TypeClass::kText) return templates;
  auto const value = constant_default(column);
  if (!value) return templates;
  char* const written = pg::guard([&] { return TextDatumGetCString(*value); });
  std::string_view const label(written);
  if (label.empty() || label.find_first_of("{}\n") != std::string_view::npos) return templates;
  constexpr int kShare = 12;
  for (int i = 0; i < kShare; ++i) templates.insert(0, "9*" + std::string(label) + "\n");
  return templates;
}

// Whether a word of any language says no more than that things are numbered.
bool is_numbering(const std::string& word) {
  static const core::Words kNumbering = {"number", "no",         "nr",     "code", "cd",     "ref",
                                         "id",     "identifier", "serial", "key",  "handle", "reference"};
  core::Words const english = core::words_of_text(word);
  return std::all_of(english.begin(), english.end(),
                     [](const std::string& one) { return core::contains(kNumbering, one); });
}

// The letters that numbers of such things begin with, in the language of the names: of what the column
// numbers
// ("case_number"), or else of what the table holds. The initials of several words, or the first letters of
// one.
std::string code_letters(const pg::Table& table, const pg::Column& column) {
  constexpr std::size_t kLetters = 3;
  std::vector<std::string> words = core::split_identifier(column.name);
  std::erase_if(words, is_numbering);
  if (words.empty()) words = core::split_identifier(table.name);
  std::string letters;
  for (const std::string& word : words) {
    std::string_view const part =
        words.size() == 1 ? std::string_view(word) : std::string_view(word).substr(0, 1);
    for (char const c : part)
      if (c >= 'a' && c <= 'z' && letters.size() < kLetters) letters += static_cast<char>(c - 'a' + 'A');
  }
  return letters;
}

// Codes of a thing: as long as the column is where its width is fixed, or else with letters that say of what.
std::string code_templates(const pg::Table& table, const pg::Column& column, std::string templates) {
  constexpr int kShortest = 5, kLettered = 8, kLongest = 50;
  int const characters = text_shape(column.type).max_characters;
  auto const digits = [](int count) {
    std::string const zeros(static_cast<std::size_t>(count), '0');
    return "{" + zeros + "-" + std::string(static_cast<std::size_t>(count), '9') + "}";
  };
  if (column.type.base == BPCHAROID && characters >= kShortest && characters <= kLongest) {
    if (characters < kLettered) return "{A2}" + digits(characters - 2) + "\n" + templates;
    // Numbers that others give have no letters, and so many digits.
    std::string number = "{1-9}";
    constexpr int kMostDigits = 8;
    for (int left = characters - 1; left > 0; left -= kMostDigits)
      number += digits(std::min(left, kMostDigits));
    return number + "\n" + templates;
  }
  std::string const letters = code_letters(table, column);
  if (letters.size() < 2) return templates;
  for (const char* const number : {"{100000-999999}", "{1000000-9999999}", "{10000000-99999999}"})
    templates.insert(0, letters + "-" + number + "\n");
  return templates;
}

// How a plural ends in a language, and the singular instead.
struct PluralEnding {
  std::string_view language, plural, singular;
};

constexpr PluralEnding kPluralEndings[] = {
    {"de", "ungen", "ung"},  {"de", "heiten", "heit"}, {"de", "keiten", "keit"}, {"de", "schaften", "schaft"},
    {"de", "ionen", "ion"},  {"de", "äten", "ät"},     {"de", "taeten", "taet"}, {"nl", "ingen", "ing"},
    {"nl", "heden", "heid"}, {"es", "ciones", "ción"}, {"es", "siones", "sión"}, {"es", "iones", "ión"},
    {"es", "ces", "z"},      {"es", "dades", "dad"},   {"es", "ores", "or"},     {"es", "ales", "al"},
    {"es", "eles", "el"},    {"es", "enes", "en"},     {"pt", "coes", "ção"},    {"pt", "ções", "ção"},
    {"pt", "ões", "ão"},     {"pt", "oes", "ão"},      {"pt", "dades", "dade"},  {"pt", "ores", "or"},
    {"pt", "ais", "al"},     {"pt", "eis", "el"},      {"pt", "ens", "em"},      {"fr", "eaux", "eau"},
    {"fr", "aux", "al"},     {"it", "zioni", "zione"}, {"it", "sioni", "sione"}, {"it", "tori", "tore"},
    {"it", "ari", "ario"},   {"it", "enti", "ento"},   {"it", "ie", "ia"},       {"it", "tti", "tto"}};

// A word in the singular of the language that the locale speaks, as far as its ending tells.
std::string in_singular(std::string word, std::string_view locale) {
  constexpr std::size_t kLeastPlural = 5;
  for (PluralEnding const& ending : kPluralEndings) {
    if (!locale.starts_with(ending.language) || !word.ends_with(ending.plural)) continue;
    word.replace(word.size() - ending.plural.size(), ending.plural.size(), ending.singular);
    return word;
  }
  if (word.size() >= kLeastPlural && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
  return word;
}

// The last word of a name in its own language, as a title.
std::string as_written(std::string_view name, std::string_view locale) {
  std::vector<std::string> const words = core::split_identifier(name);
  std::string word = in_singular(words.empty() ? std::string(name) : words.back(), locale);
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

// Whether a column can hold "One size".
bool has_room_for_sizes(const pg::Column& column) {
  constexpr int kLongestSize = 8;
  int const characters = text_shape(column.type).max_characters;
  return characters == 0 || characters >= kLongestSize;
}

}  // namespace

std::string templates_for(std::string_view semantic, const pg::Table& table, const pg::Column& column,
                          const Context& context) {
  std::string_view const trade = trade_of(table, context);
  if (auto const goods = goods_of_trade(semantic, table, context))
    if (std::string own = templates_of_goods(semantic, *goods); !own.empty()) return own;
  std::string templates(fitting_templates(semantic, table, trade, context.locale()));
  if (templates == "{product_category}" && !narrow_trade_of(table, context).empty())
    if (auto const goods = goods_of_trade("product.category", table, context))
      return templates_of_goods("product.category", *goods);
  std::string thing = thing_named(table, column.name);
  if (semantic == "text.name") thing = without_type(thing);
  replace_all(templates, "{thing}", thing);
  replace_all(templates, "{thing|own}", as_written(table.name, context.locale()));
  replace_all(templates, "{thing|lower}", core::lower_ascii(thing));
  replace_all(templates, "{thing|head}", as_sentence(thing));
  std::string const aspect = core::title_of_thing(column.name);
  replace_all(templates, "{aspect}", core::lower_ascii(aspect));
  replace_all(templates, "{aspect|head}", as_sentence(aspect));
  if (semantic == "code.reference") templates = code_templates(table, column, std::move(templates));
  templates = with_default(semantic, column, std::move(templates));
  if (semantic == "person.job_title" || semantic == "person.department" ||
      semantic.starts_with("company.department")) {
    if (semantic == "person.job_title" && holds_clients(table)) {
      if (core::has_own_lexicon("occupation", core::lexicon("job_title", context.locale()).locale()))
        templates = "2*" + templates + "\n{occupation}";
    } else if (!trade.empty() && !holds_contacts(table)) {
      fit_list(templates, "job_title", trade, context);
      fit_list(templates, "department", trade, context);
    }
    if (semantic == "person.job_title" && has_meaning(table, "person.department"))
      replace_all(templates, "{job_title}", "{job_title@department}");
    return templates;
  }
  if (semantic == "place.address" && has_meaning(table, "place.address2"))
    return without_list(templates, "secondary_address");
  // Clothes and shoes have sizes of their own, most goods one.
  if (semantic == "product.size")
    if (auto const goods = goods_of(table, context);
        goods && core::lexicon(goods->list, context.locale()).has_field("size") && has_room_for_sizes(column))
      return "{" + goods->list + ".size}";
  if (semantic.starts_with("product.") && refers_to_brand(table))
    return without_list(templates, "company_word");
  if (semantic == "food.menu_category" && goods_of(table, context)) return "{dish.category|head}";
  if (semantic == "text.hours" && trade == "restaurant")
    return std::string(semantic_templates("text.restaurant_hours", context.locale()));
  if (semantic == "company.website" || semantic == "company.email" || semantic == "company.domain") {
    if (const CompanyKind* const kind = company_kind(table))
      replace_all(templates, "{company_word|slug}", kind->label);
  }
  return templates;
}

}  // namespace synthgen::generate
