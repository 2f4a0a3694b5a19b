// What else than its name tells what a column means: its type, its table, its comment, the columns beside it.
#include <algorithm>

#include "naming_expectation.hpp"

namespace synthgen::core {
namespace {

std::string entity(const char* table, const char* column) {
  return recognize({"", table, column, "", kText, 0, {}}).entity;
}

TEST(Recognize, ColumnsOfOneEntityShareIt) {
  EXPECT_EQ(entity("authors", "first_name"), "person");
  EXPECT_EQ(entity("authors", "author_email"), "person");
  EXPECT_EQ(entity("orders", "billing_city"), "place:billing");
  EXPECT_EQ(entity("orders", "billing_zip"), "place:billing");
  EXPECT_EQ(entity("orders", "BillingAddress"), "place:billing");
  EXPECT_EQ(entity("employees", "manager_name"), "person:manager");
  EXPECT_EQ(entity("employees", "employee_name"), "person");
  EXPECT_EQ(entity("reviews", "review_text"), "opinion");
  EXPECT_EQ(entity("menu", "item_name"), entity("menu", "category"));
  EXPECT_EQ(entity("books", "isbn"), "");
}

// "ad" is a name in Turkish and an advertisement in English; "station" is a ward in German.
TEST(Recognize, WordsOfTwoLanguagesFollowTheTable) {
  constexpr Expectation kCases[] = {
      {"hastalar", "ad", kText, "person.given_name"},
      {"banners", "ad_name", kText, "text.name"},
      {"artikel", "art", kText, "product.category"},
  };
  expect_all(std::begin(kCases), std::end(kCases));
}

TEST(Recognize, TextsNamedLikeNumbersHoldTheirFigures) {
  constexpr Expectation kCases[] = {
      {"invoice_lines", "price", kText, "text.money"},
      {"fields", "acres", kText, "text.number"},
      {"invoices", "date", kText, "text.date"},
      {"records", "date_of_record", kText, "text.date"},
      {"products", "versao_tiss", kText, "internet.version"},
      {"clinics", "cnpj_rqs", kText, "code.tax_id"},
      {"doctors", "rqt", kText, "code.reference"},
  };
  expect_all(std::begin(kCases), std::end(kCases));
}

TEST(Recognize, TypeDecidesBetweenMeanings) {
  EXPECT_EQ(recognize({"", "films", "rating", "", kNumeric, 0, {}}).semantic, "quantity.rating");
  EXPECT_EQ(recognize({"", "films", "rating", "", kText, 0, {}}).semantic, "work.rating");
  EXPECT_EQ(recognize({"", "users", "email", "", kInteger, 0, {}}).semantic, "");
  EXPECT_EQ(recognize({"", "users", "first_name", "", TypeClass::kArray, 0, {}}).semantic, "");
}

TEST(Recognize, CommentHelpsWhereTheNameSaysNothing) {
  EXPECT_EQ(recognize({"", "t", "c7", "", kText, 0, {}}).semantic, "");
  EXPECT_EQ(recognize({"", "t", "c7", "first name", kText, 0, {}}).semantic, "person.given_name");
  EXPECT_NE(recognize({"", "t", "c7", "first name", kText, 0, {}}).evidence.find("comment"),
            std::string::npos);
}

TEST(Recognize, WordsNobodyKnowsNameTradesOrAspects) {
  constexpr Expectation kExpectations[] = {
      {"trees", "optometrist", kText, "person.full_name"},
      {"trees", "squeezer", kText, "person.full_name"},
      {"trees", "amplifier", kText, "text.aspect"},
      {"trees", "frobnication", kText, "text.aspect"},
  };
  expect_all(std::begin(kExpectations), std::end(kExpectations));
}

TEST(Recognize, ColumnsBesideItTell) {
  auto const beside = [](std::vector<std::string_view> names) {
    return [names](const std::vector<std::string>& words) {
      return std::any_of(names.begin(), names.end(),
                         [&](std::string_view name) { return has_word(name, words); });
    };
  };
  auto const meaning = [](const char* table, const char* column, decltype(ColumnHint::beside) others) {
    return recognize({"", table, column, "", kText, 0, std::move(others)}).semantic;
  };
  EXPECT_EQ(meaning("accounts", "name", beside({"subdomain", "planId"})), "company.name");
  EXPECT_EQ(meaning("accounts", "name", beside({"password"})), "person.full_name");
  EXPECT_EQ(meaning("tenants", "name", beside({"email"})), "person.full_name");
  EXPECT_EQ(meaning("clientes", "estado", beside({"provincia"})), "status.account");
  EXPECT_EQ(meaning("appointments", "make", beside({"model", "license_plate"})), "vehicle.make");
  EXPECT_EQ(meaning("appointments", "model", beside({"make", "license_plate"})), "vehicle.model");
  EXPECT_EQ(meaning("engines", "model", {}), "product.model");
  EXPECT_EQ(meaning("wards", "name", beside({"bed_count"})), "company.hospital_department");
  EXPECT_EQ(meaning("clientes", "estado", beside({"cidade"})), "place.state");
}

TEST(Recognize, TextsThatTellOfSeveralThingsAreNeitherNumbersNorFlags) {
  auto const meaning = [](const char* column) {
    return recognize({"", "reports", column, "", kText, 0, {}}).semantic;
  };
  EXPECT_EQ(meaning("safety_incidents"), "text.issues");
  EXPECT_EQ(meaning("certifications_required"), "text.requirements");
  EXPECT_EQ(meaning("contributing_factors"), "text.factors");
}

TEST(Recognize, StrangeNamesAreNoError) {
  for (const char* name : {"", "_", "12", "é", "'; drop table x", "a b c d e f g h i j k l m n o p"}) {
    EXPECT_NO_THROW(recognize({"", name, name, name, kText, 0, {}}));
  }
}

// "hospitality_rider" is no one, nor is what somebody can bring a time of the day.
TEST(Recognize, TextsAreNumbersMoneyAndTimesOnlyWhereTheyCanBe) {
  constexpr Expectation kCases[] = {
      {"acts", "hospitality_rider", kText, "kind.hospitality_rider"},
      {"tours", "what_to_bring", kText, "kind.what_to_bring"},
      {"goods", "weight", kText, "text.number"},
      {"shifts", "team_lead", kText, "person.full_name"},
      {"widgets", "frobnication_received", kText, "text.aspect"},
  };
  expect_all(std::begin(kCases), std::end(kCases));
}

TEST(Recognize, WhoDidSomethingIsSomebodyInAnyLanguage) {
  constexpr Expectation kCases[] = {
      {"befunde", "erstellt_von", kText, "person.user_name"},
      {"devis", "etabli_par", kText, "person.full_name"},
      {"draws", "phlebotomist_name", kText, "person.full_name"},
      {"volumes", "wrapper_name", kText, "text.name"},
  };
  expect_all(std::begin(kCases), std::end(kCases));
}

}  // namespace
}  // namespace synthgen::core
