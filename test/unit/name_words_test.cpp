// How names are split, put into English, and made titles of.
#include "core/name_words.hpp"

#include <gtest/gtest.h>

#include "core/name_language.hpp"
#include "core/spelt_words.hpp"

namespace synthgen::core {
namespace {

using Words = std::vector<std::string>;

TEST(SplitIdentifier, SeparatesWordsOfAllStyles) {
  EXPECT_EQ(split_identifier("first_name"), (Words{"first", "name"}));
  EXPECT_EQ(split_identifier("firstName"), (Words{"first", "name"}));
  EXPECT_EQ(split_identifier("FirstName"), (Words{"first", "name"}));
  EXPECT_EQ(split_identifier("FIRST_NAME"), (Words{"first", "name"}));
  EXPECT_EQ(split_identifier("HTTPServerName"), (Words{"http", "server", "name"}));
  EXPECT_EQ(split_identifier("userID"), (Words{"user", "id"}));
  EXPECT_EQ(split_identifier("address2"), (Words{"address", "2"}));
  EXPECT_EQ(split_identifier("line1text"), (Words{"line", "1", "text"}));
  EXPECT_EQ(split_identifier("  zip-code.main "), (Words{"zip", "code", "main"}));
  EXPECT_EQ(split_identifier("straße_nr"), (Words{"straße", "nr"}));
  EXPECT_EQ(split_identifier("PrénomClient"), (Words{"prénom", "client"}));
  EXPECT_EQ(split_identifier("_"), Words{});
  EXPECT_EQ(split_identifier(""), Words{});
}

TEST(WordsOf, PutsOtherLanguagesIntoEnglish) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(words_of("fecha_de_nacimiento"), (Words{"birth", "date"}));
  EXPECT_EQ(words_of("prix_unitaire"), (Words{"unit", "price"}));
  EXPECT_EQ(words_of("montant_total"), (Words{"total", "amount"}));
  EXPECT_EQ(words_of("cliente_nombre"), (Words{"customer", "name"}));
  EXPECT_EQ(words_of("Geburtsdatum"), (Words{"birth", "date"}));
  EXPECT_EQ(words_of("rechnungsnummer"), (Words{"invoice", "number"}));
  EXPECT_EQ(words_of("erstellt_am"), (Words{"created", "on"}));
  EXPECT_EQ(words_of("numer_telefonu"), (Words{"phone", "number"}));
  EXPECT_EQ(words_of("urun_fiyati"), (Words{"product", "price"}));
  EXPECT_EQ(words_of("telefoonnummer"), (Words{"phone"}));
}

TEST(WordsOf, KnowsPhrasesAndSpellingsWithoutAccents) {
  EXPECT_EQ(words_of("mot_de_passe"), (Words{"password"}));
  EXPECT_EQ(words_of("kod_pocztowy"), (Words{"postal", "code"}));
  EXPECT_EQ(words_of("DoğumTarihi"), (Words{"birth", "date"}));
  EXPECT_EQ(words_of("descricao"), words_of("descrição"));
  EXPECT_EQ(words_of("groesse"), words_of("größe"));
  EXPECT_EQ(words_of("Kunden"), (Words{"customer"}));
}

TEST(WordsOf, LeavesEnglishAlone) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(words_of("event_data"), (Words{"event", "data"}));
  EXPECT_EQ(words_of("note"), (Words{"note"}));
  EXPECT_EQ(words_of("date_created"), (Words{"date", "created"}));
  EXPECT_EQ(words_of("type_id"), (Words{"type", "id"}));
}

TEST(KindsOfThing, TellTheMostSpecificFirst) {
  auto const kinds = kinds_of_thing("tbl_sales_orders");
  ASSERT_GE(kinds.size(), 3U);
  EXPECT_EQ(kinds[0], "sale_order");
  EXPECT_EQ(kinds[1], "order");
  EXPECT_EQ(kinds[2], "%orders");
  EXPECT_EQ(title_of_thing("alert_rules"), "Alert Rule");
}

TEST(TitleOfThing, LeavesWordsWhole) {
  EXPECT_EQ(title_of_thing("cellar_regions"), "Cellar Region");
  EXPECT_EQ(title_of_thing("createdat"), "Created At");
}

TEST(LocaleOfNames, TellsTheLanguage) {
  EXPECT_EQ(locale_of_names({"kunden", "vorname", "nachname", "rechnungsdatum", "id", "status"}), "de_DE");
  EXPECT_EQ(locale_of_names({"clientes", "nombre", "apellidos", "fecha_alta", "correo", "id"}), "es_ES");
  EXPECT_EQ(locale_of_names({"clientes", "nome", "sobrenome", "cidade", "preco", "id"}), "pt_BR");
  EXPECT_EQ(locale_of_names({"adherents", "nom", "prenom", "ville", "date_naissance"}), "fr_FR");
  EXPECT_EQ(locale_of_names({"customers", "first_name", "order_date", "data", "total", "note"}), "");
  EXPECT_EQ(locale_of_names({"orders", "title", "name", "price", "code", "numero"}), "");
  EXPECT_EQ(locale_of_names({}), "");
}

TEST(LocaleOfNames, TellsTheLanguageOfForeignNamesByAFew) {
  EXPECT_EQ(
      locale_of_names(
          {"fakultaet",  "dekan",    "abschluss",   "regelstudienzeit", "dozent",          "titel",
           "vorname",    "nachname", "fachgebiet",  "turnus",           "pruefungsform",   "voraussetzungen",
           "raumnummer", "gebaeude", "ausstattung", "barrierefrei",     "abschlussarbeit", "thema",
           "ects",       "sws",      "nc"}),
      "de_DE");
  EXPECT_EQ(locale_of_names({"a", "b", "c", "d", "e", "f", "g", "h", "i", "k", "titel", "vorname", "nachname",
                             "l", "m", "n"}),
            "");
}

}  // namespace
TEST(NameWords, NamesAreWrittenOut) {
  EXPECT_EQ(words_of("ord_dt"), (Words{"order", "date"}));
  EXPECT_EQ(words_of("orderdate"), (Words{"order", "date"}));
  EXPECT_EQ(words_of("tot_amts"), (Words{"total", "amount"}));
  EXPECT_EQ(words_of("unitprice"), (Words{"unit", "price"}));
  EXPECT_EQ(words_of("custaddr"), (Words{"customer", "address"}));
}

TEST(NameWords, WordsThatOnlyLookRunTogetherStayWhole) {
  for (const char* const word : {"subtotal", "outbound", "highest", "shareholder", "bookmark"})
    EXPECT_EQ(words_of(word), Words{word});
}

TEST(NameWords, LabelsAreReadAsTheyAreWritten) {
  EXPECT_EQ(words_of_text("cat"), Words{"cat"});
  EXPECT_EQ(words_of("cat"), Words{"category"});
}

TEST(NameWords, WordsWithoutVowelsAreWrittenOut) {
  EXPECT_EQ(spelt_words_of("alwd_amt"), (Words{"allowed", "amount"}));
  EXPECT_EQ(spelt_words_of("DNL_RSN_CD"), (Words{"denial", "reason", "code"}));
  EXPECT_EQ(spelt_words_of("pyr_nm"), (Words{"payer", "name"}));
  // A code of its own is none of a record's; and two words may lack the same vowels.
  EXPECT_EQ(spelt_words_of("cd"), (Words{"cd"}));
  EXPECT_EQ(spelt_words_of("url_xyz"), (Words{"url", "xyz"}));
}

}  // namespace synthgen::core
