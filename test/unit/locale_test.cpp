// Locales are found by name and language, fall back to others, and their letters are written in ASCII.
#include "core/locale.hpp"

#include <gtest/gtest.h>

#include "core/transliteration.hpp"

namespace synthgen::core {
namespace {

TEST(Locale, IsFoundByNameAndByLanguage) {
  EXPECT_EQ(find_locale("de_DE"), "de_DE");
  EXPECT_EQ(find_locale("de"), "de_DE");
  EXPECT_EQ(find_locale("en"), "en_US");
  EXPECT_EQ(find_locale("xx_XX"), "");
  EXPECT_EQ(find_locale(""), "");
}

TEST(Locale, FallsBackToTheDefaultInTheEnd) {
  for (std::size_t i = 0; i < locale_count(); ++i) {
    std::string_view locale = locale_by_index(i);
    int steps = 0;
    while (locale != kDefaultLocale) {
      ASSERT_FALSE(locale.empty()) << locale_by_index(i);
      ASSERT_LT(++steps, 5) << locale_by_index(i);
      locale = parent_locale(locale);
    }
  }
  EXPECT_EQ(parent_locale(kDefaultLocale), "");
}

TEST(Locale, AMisspeltNameHasANearestOne) {
  EXPECT_EQ(nearest_locale("de-DE"), "de_DE");
  EXPECT_EQ(nearest_locale("fr_fr"), "fr_FR");
  EXPECT_EQ(nearest_locale("something_quite_different"), "");
}

TEST(Transliteration, DependsOnTheLocale) {
  EXPECT_EQ(Transliteration::of("de_DE").ascii_text("Jürgen Groß"), "Juergen Gross");
  EXPECT_EQ(Transliteration::of("sv_SE").ascii_text("Åsa Sjögren"), "Asa Sjogren");
  EXPECT_EQ(Transliteration::of("tr_TR").ascii_text("Işıl Çağlar"), "Isil Caglar");
  EXPECT_EQ(Transliteration::of("pl_PL").ascii_text("Łukasz Wójcik"), "Lukasz Wojcik");
  EXPECT_EQ(Transliteration::of("ru_RU").ascii_text("Юрий Щербаков"), "Yuriy Shcherbakov");
}

}  // namespace
}  // namespace synthgen::core
