// The embedded word lists are complete, and are drawn by weight.
#include "core/lexicon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/check_digits.hpp"
#include "core/hash.hpp"

namespace synthgen::core {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

TEST(Lexicon, HoldsTheListsThatEveryLocaleMayFallBackTo) {
  for (std::string_view const name : {"given_name_female",
                                      "given_name_male",
                                      "family_name",
                                      "city",
                                      "state",
                                      "street_name",
                                      "street_suffix",
                                      "country",
                                      "nationality",
                                      "currency",
                                      "language",
                                      "time_zone",
                                      "company_word",
                                      "company_trade",
                                      "company_suffix",
                                      "industry",
                                      "job_title",
                                      "department",
                                      "product_material",
                                      "product_noun",
                                      "product_praise",
                                      "product_category",
                                      "book_title_adjective",
                                      "book_title_noun",
                                      "book_genre",
                                      "publisher_word",
                                      "music_genre",
                                      "cuisine",
                                      "dish",
                                      "ingredient",
                                      "color",
                                      "adjective",
                                      "noun",
                                      "verb",
                                      "adverb",
                                      "email_domain",
                                      "top_level_domain",
                                      "mime_type",
                                      "user_agent",
                                      "university",
                                      "hospital_department",
                                      "medical_specialty",
                                      "animal",
                                      "car_make",
                                      "car_model",
                                      "airline",
                                      "airport",
                                      "bank",
                                      "payment_method",
                                      "order_status",
                                      "weekday",
                                      "month",
                                      "unit_of_measure",
                                      "allergy",
                                      "medication",
                                      "school_subject",
                                      "sport",
                                      "role",
                                      "permission",
                                      "tag",
                                      "event_name",
                                      "programming_language",
                                      "template"}) {
    EXPECT_TRUE(has_lexicon(name)) << name;
    EXPECT_GT(lexicon(name, "xx_XX").size(), 0u) << name;
  }
}

TEST(Lexicon, NamesAreManyEnoughForDistinctPeople) {
  EXPECT_GE(lexicon("given_name_female").size(), 500u);
  EXPECT_GE(lexicon("given_name_male").size(), 500u);
  EXPECT_GE(lexicon("family_name").size(), 500u);
  EXPECT_GE(lexicon("city").size(), 1000u);
}

TEST(Lexicon, EntriesAreDistinctAndFitTheirStatedLength) {
  for (std::size_t i = 0; i < lexicon_count(); ++i) {
    Lexicon const list = lexicon_by_index(i);
    std::set<std::string> entries;
    std::size_t longest = 0;
    for (std::size_t row = 0; row < list.size(); ++row) {
      std::string_view const entry = list.at(row);
      EXPECT_FALSE(entry.empty()) << list.name();
      EXPECT_TRUE(entries.insert(lower(entry)).second) << list.name() << ": " << entry;
      longest = std::max(longest, entry.size());
    }
    EXPECT_GT(list.size(), 0u) << list.name();
    EXPECT_EQ(longest, list.max_bytes()) << list.name();
  }
}

TEST(Lexicon, EveryListIsFoundByItsName) {
  for (std::size_t i = 0; i < lexicon_count(); ++i) {
    Lexicon const list = lexicon_by_index(i);
    EXPECT_EQ(lexicon(list.name(), list.locale()).name(), list.name());
    EXPECT_EQ(lexicon(list.name(), list.locale()).locale(), list.locale());
  }
}

TEST(Lexicon, AnUnknownListOrFieldIsAnError) {
  EXPECT_THROW(lexicon("no_such_list"), std::out_of_range);
  EXPECT_THROW(lexicon("city").field("no_such_field"), std::out_of_range);
  EXPECT_FALSE(has_lexicon("no_such_list"));
}

TEST(Lexicon, FieldsOfARowBelongTogether) {
  Lexicon const cities = lexicon("city");
  Lexicon const countries = lexicon("country");
  bool found = false;
  for (std::size_t row = 0; row < cities.size(); ++row) {
    if (cities.at(row) != "Seattle") continue;
    found = true;
    EXPECT_EQ(cities.at(row, cities.field("state_code")), "WA");
    EXPECT_EQ(cities.at(row, cities.field("zip")).substr(0, 2), "98");
    EXPECT_EQ(cities.at(row, cities.field("area_code")), "206");
  }
  EXPECT_TRUE(found);
  for (std::size_t row = 0; row < countries.size(); ++row) {
    EXPECT_EQ(countries.at(row, countries.field("alpha2")).size(), 2u);
    EXPECT_EQ(countries.at(row, countries.field("alpha3")).size(), 3u);
    EXPECT_EQ(countries.at(row, countries.field("currency")).size(), 3u);
    EXPECT_FALSE(countries.at(row, countries.field("demonym")).empty()) << countries.at(row);
  }
}

// The list and field that a slot of a template names; false for slots that are numbers, letters, choices or
// the like.
bool names_list(std::string_view slot, std::string& list, std::string& field) {
  if (slot.find_first_of("/{") != slot.npos) return false;
  slot = slot.substr(0, slot.find_first_of("|@"));
  if (auto const colon = slot.find(':'); colon != slot.npos) slot.remove_prefix(colon + 1);
  if (slot.empty() || (slot.ends_with('n') && slot.size() <= 2) || std::isdigit(slot[0]) != 0) return false;
  auto const point = std::min(slot.find('.'), slot.size());
  list = slot.substr(0, point);
  field = slot.substr(std::min(point + 1, slot.size()));
  bool const wide = list.size() > 1 && std::all_of(list.begin() + 1, list.end(), isdigit);
  if (find_check_scheme(list) != nullptr || list == "thing" || list == "aspect") return false;
  if (list == "given_name") list = "given_name_female";
  return !wide;
}

void expect_lists_of_slots(std::string_view text, std::string_view locale) {
  for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    std::size_t const close = text.find('}', open);
    ASSERT_NE(close, text.npos) << text;
    std::string list;
    std::string field;
    if (!names_list(text.substr(open + 1, close - open - 1), list, field)) continue;
    ASSERT_TRUE(has_lexicon(list, locale)) << locale << ": " << text;
    if (!field.empty()) {
      EXPECT_TRUE(lexicon(list, locale).has_field(field) || lexicon(list).has_field(field))
          << locale << ": " << text;
    }
  }
}

// Of what a list says of things, the texts that a locale uses: one that has texts of its own for something
// does not use those of the locales that it falls back to.
void expect_lists_of_texts(std::string_view texts, std::string_view locale) {
  std::set<std::string_view> known;
  for (std::string_view owner = locale; !owner.empty(); owner = parent_locale(owner)) {
    if (!has_own_lexicon(texts, owner)) continue;
    Lexicon const list = lexicon(texts, owner);
    for (std::size_t row = 0; row < list.size(); ++row)
      if (!known.contains(list.at(row))) expect_lists_of_slots(list.at(row, 1), locale);
    for (std::size_t row = 0; row < list.size(); ++row) known.insert(list.at(row));
  }
}

TEST(Lexicon, SlotsOfTemplatesNameListsOfEveryLocale) {
  for (std::string_view const texts : {"template", "kind", "wording"})
    for (std::size_t i = 0; i < locale_count(); ++i) expect_lists_of_texts(texts, locale_by_index(i));
}

// A slot behind @ names the list, and maybe its field, that an entry must fit; the entry's list has a field
// of that name, and something fits every entry.
TEST(Lexicon, SomePraiseFitsEveryProduct) {
  Lexicon const praise = lexicon("product_praise");
  Lexicon const products = lexicon("product_noun");
  for (std::size_t row = 0; row < products.size(); ++row) {
    std::string_view const category = products.at(row, products.field("category"));
    int own = 0;
    for (std::size_t i = 0; i < praise.size(); ++i)
      own += praise.at(i, praise.field("category")).find(category) != std::string_view::npos;
    EXPECT_GE(own, 2) << category;
  }
}

// What every locale must have of its own, as its templates and e-mail addresses depend on it.
TEST(Lexicon, EveryLocaleHasItsOwnPeopleAndPlaces) {
  for (std::size_t i = 0; i < locale_count(); ++i) {
    std::string_view const locale = locale_by_index(i);
    for (std::string_view const name :
         {"template", "given_name_female", "given_name_male", "family_name", "city", "state", "street_name"})
      EXPECT_TRUE(has_own_lexicon(name, locale)) << locale << ": " << name;
    EXPECT_GE(lexicon("given_name_female", locale).size(), 40U) << locale;
    EXPECT_GE(lexicon("given_name_male", locale).size(), 40U) << locale;
    EXPECT_GE(lexicon("family_name", locale).size(), 60U) << locale;
    EXPECT_GE(lexicon("city", locale).size(), 36U) << locale;
  }
}

TEST(Lexicon, CitiesLieWhereTheirFieldsSay) {
  for (std::size_t i = 0; i < locale_count(); ++i) {
    Lexicon const cities = lexicon("city", locale_by_index(i));
    for (std::size_t row = 0; row < cities.size(); ++row) {
      double const latitude = std::stod(std::string(cities.at(row, cities.field("latitude"))));
      double const longitude = std::stod(std::string(cities.at(row, cities.field("longitude"))));
      EXPECT_LE(std::abs(latitude), 90) << cities.at(row);
      EXPECT_LE(std::abs(longitude), 180) << cities.at(row);
      EXPECT_FALSE(cities.at(row, cities.field("state")).empty()) << cities.at(row);
      EXPECT_FALSE(cities.at(row, cities.field("zip")).empty()) << cities.at(row);
    }
  }
}

TEST(Lexicon, LatinFormsAreAscii) {
  for (std::size_t i = 0; i < lexicon_count(); ++i) {
    Lexicon const list = lexicon_by_index(i);
    if (!list.has_field("latin")) continue;
    for (std::size_t row = 0; row < list.size(); ++row) {
      std::string_view const latin = list.at(row, list.field("latin"));
      EXPECT_FALSE(latin.empty()) << list.locale() << ": " << list.at(row);
      for (char const c : latin) EXPECT_LT(static_cast<unsigned char>(c), 0x80) << latin;
    }
  }
}

// A person drawn in any locale has the same sex, whatever it is called there.
TEST(Lexicon, SexesAreDrawnAlikeEverywhere) {
  Lexicon const usual = lexicon("sex");
  for (std::size_t i = 0; i < locale_count(); ++i) {
    Lexicon const sexes = lexicon("sex", locale_by_index(i));
    for (std::uint64_t word = 0; word < 1000; ++word) {
      std::uint64_t const random = Stream(9).at(word);
      EXPECT_EQ(sexes.at(sexes.pick(random)), usual.at(usual.pick(random))) << locale_by_index(i);
    }
  }
}

TEST(Lexicon, DrawsByWeight) {
  Lexicon const methods = lexicon("payment_method");  // weights 45, 20, 12, 8, 6, ... of 102
  std::vector<int> counts(methods.size());
  Stream const stream(4);
  for (std::uint64_t i = 0; i < 102'000; ++i) ++counts[methods.pick(stream.at(i))];
  EXPECT_NEAR(counts[0], 45'000, 800);
  EXPECT_NEAR(counts[1], 20'000, 600);
  EXPECT_NEAR(counts[2], 12'000, 500);
}

TEST(Lexicon, DrawsEveryRowOfAListWithoutWeights) {
  Lexicon const weekdays = lexicon("weekday");
  std::vector<int> counts(weekdays.size());
  for (std::uint64_t i = 0; i < 70'000; ++i) ++counts[weekdays.pick(Stream(4).at(i))];
  for (int const count : counts) EXPECT_NEAR(count, 10'000, 500);
}

TEST(Lexicon, MailDomainsAreReservedForExamples) {
  Lexicon const domains = lexicon("email_domain");
  for (std::size_t row = 0; row < domains.size(); ++row) {
    std::string_view const domain = domains.at(row);
    EXPECT_TRUE(domain.ends_with("example.com") || domain.ends_with("example.org") ||
                domain.ends_with("example.net"))
        << domain;
  }
}

TEST(Lexicon, HasAVersion) {
  EXPECT_EQ(lexicon_version().size(), 16u);
}

}  // namespace
}  // namespace synthgen::core
