// What columns of real schemas are recognised as.
#include "core/naming.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/name_language.hpp"
#include "core/name_words.hpp"

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

struct Expectation {
  const char* table;
  const char* column;
  TypeClass type;
  const char* semantic;
};

constexpr TypeClass kText = TypeClass::kText;
constexpr TypeClass kInteger = TypeClass::kInteger;
constexpr TypeClass kNumeric = TypeClass::kNumeric;
constexpr TypeClass kBoolean = TypeClass::kBoolean;
constexpr TypeClass kDate = TypeClass::kDate;
constexpr TypeClass kTimestamp = TypeClass::kTimestamp;

void expect_all(const Expectation* begin, const Expectation* end) {
  for (const Expectation* one = begin; one != end; ++one) {
    ColumnHint hint;
    hint.table = one->table;
    hint.column = one->column;
    hint.type = one->type;
    EXPECT_EQ(recognize(hint).semantic, one->semantic) << one->table << "." << one->column;
  }
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

TEST(Recognize, LibrarySchema) {
  constexpr Expectation kColumns[] = {
      {"authors", "first_name", kText, "person.given_name"},
      {"authors", "last_name", kText, "person.family_name"},
      {"authors", "birth_date", kDate, "date.historic_birth"},
      {"authors", "death_date", kDate, "date.death"},
      {"authors", "nationality", kText, "person.nationality"},
      {"authors", "biography", kText, "person.biography"},
      {"publishers", "name", kText, "company.publisher"},
      {"publishers", "address", kText, "place.address"},
      {"publishers", "city", kText, "place.city"},
      {"publishers", "state", kText, "place.state"},
      {"publishers", "zip_code", kText, "place.postal_code"},
      {"publishers", "country", kText, "place.country"},
      {"publishers", "contact_email", kText, "company.email"},
      {"publishers", "contact_phone", kText, "place.phone"},
      {"books", "title", kText, "work.title"},
      {"books", "isbn", kText, "code.isbn"},
      {"books", "publication_date", kDate, "date.published"},
      {"books", "genre", kText, "work.genre"},
      {"books", "edition", kText, "work.edition"},
      {"books", "number_of_pages", kInteger, "quantity.pages"},
      {"books", "language", kText, "internet.language"},
      {"library_branches", "name", kText, "place.branch"},
      {"library_branches", "phone_number", kText, "place.phone"},
      {"library_branches", "opening_hours", kText, "text.hours"},
      {"library_members", "date_of_birth", kDate, "date.birth"},
      {"library_members", "email", kText, "person.email"},
      {"library_members", "join_date", kDate, "date.join"},
      {"library_members", "membership_type", kText, "status.membership"},
      {"library_members", "account_status", kText, "status.account"},
      {"book_inventory", "quantity", kInteger, "quantity.copies"},
      {"book_inventory", "available_quantity", kInteger, "quantity.stock"},
      {"book_inventory", "condition", kText, "status.condition"},
      {"book_loans", "loan_date", kTimestamp, "date.transaction"},
      {"book_loans", "due_date", kDate, "date.due"},
      {"book_loans", "return_date", kTimestamp, "date.returned"},
      {"book_loans", "loan_status", kText, "status.loan"},
      {"book_loans", "fine_amount", kNumeric, "finance.fine"},
      {"library_members", "gender", kText, "person.sex"},
      {"library_members", "zip_code", kText, "place.postal_code"},
      {"library_members", "phone_number", kText, "place.phone"},
      {"books", "format", kText, "work.format"},
  };
  expect_all(std::begin(kColumns), std::end(kColumns));
}

TEST(Recognize, RestaurantSchema) {
  constexpr Expectation kColumns[] = {
      {"restaurants", "name", kText, "company.restaurant"},
      {"restaurants", "cuisine_type", kText, "food.cuisine"},
      {"restaurants", "opening_hours", kText, "text.hours"},
      {"restaurants", "rating", kNumeric, "quantity.rating"},
      {"customers", "registration_date", kTimestamp, "date.join"},
      {"orders", "order_date", kTimestamp, "date.transaction"},
      {"orders", "total_amount", kNumeric, "finance.total"},
      {"orders", "payment_method", kText, "finance.payment_method"},
      {"orders", "order_status", kText, "status.order"},
      {"orders", "delivery_address", kText, "place.address"},
      {"menu", "item_name", kText, "food.dish"},
      {"menu", "description", kText, "food.dish_description"},
      {"menu", "price", kNumeric, "finance.price"},
      {"menu", "available", kBoolean, "flag.usual"},
      {"order_items", "quantity", kInteger, "quantity.ordered"},
      {"order_items", "subtotal", kNumeric, "finance.subtotal"},
      {"order_items", "special_instructions", kText, "food.instructions"},
      {"reviews", "rating", kInteger, "quantity.rating"},
      {"reviews", "review_text", kText, "text.review"},
      {"reviews", "review_date", kTimestamp, "date.event"},
      {"delivery_drivers", "vehicle_type", kText, "vehicle.type"},
      {"delivery_drivers", "license_number", kText, "code.license"},
      {"delivery_drivers", "availability_status", kText, "status.availability"},
      {"delivery_drivers", "termination_date", kDate, "date.termination"},
      {"customers", "email", kText, "person.email"},
      {"customers", "address", kText, "place.address"},
      {"restaurants", "zip_code", kText, "place.postal_code"},
  };
  expect_all(std::begin(kColumns), std::end(kColumns));
}

TEST(Recognize, CompanySchema) {
  constexpr Expectation kColumns[] = {
      {"employees", "job_title", kText, "person.job_title"},
      {"employees", "hire_date", kDate, "date.hire"},
      {"departments", "name", kText, "company.department"},
      {"departments", "location", kText, "place.location"},
      {"companies", "industry", kText, "company.industry"},
      {"companies", "website", kText, "company.website"},
      {"employees", "middle_name", kText, "person.middle_name"},
      {"employees", "salary", kNumeric, "finance.salary"},
      {"employees", "employment_status", kText, "status.employment"},
      {"projects", "name", kText, "thing.project"},
      {"projects", "description", kText, "text.project"},
      {"projects", "start_date", kDate, "date.start"},
      {"projects", "end_date", kDate, "date.end"},
      {"projects", "project_status", kText, "status.task"},
      {"projects", "budget", kNumeric, "finance.budget"},
      {"employee_projects", "role", kText, "person.role"},
      {"employee_projects", "hours_worked", kNumeric, "quantity.hours"},
      {"employee_benefits", "benefit_type", kText, "finance.benefit"},
      {"employee_benefits", "enrollment_date", kDate, "date.join"},
      {"employee_benefits", "coverage_amount", kNumeric, "finance.coverage"},
      {"performance_reviews", "comments", kText, "text.performance"},
      {"performance_reviews", "goals_set", kText, "text.goal"},
      {"performance_reviews", "review_status", kText, "status.approval"},
      {"employees", "manager_name", kText, "person.full_name"},
      {"companies", "name", kText, "company.name"},
      {"companies", "phone_number", kText, "place.phone"},
      {"employees", "email", kText, "person.email"},
      {"performance_reviews", "rating", kInteger, "quantity.rating"},
      {"performance_reviews", "review_date", kDate, "date.event"},
      {"employees", "termination_date", kDate, "date.termination"},
  };
  expect_all(std::begin(kColumns), std::end(kColumns));
}

TEST(Recognize, ColumnsOfManyApplications) {
  constexpr Expectation kColumns[] = {
      {"users", "user_name", kText, "person.user_name"},
      {"users", "username", kText, "person.user_name"},
      {"users", "password_hash", kText, "internet.password_hash"},
      {"users", "encrypted_password", kText, "internet.password_hash"},
      {"users", "created_at", kTimestamp, "date.created"},
      {"users", "updated_at", kTimestamp, "date.updated"},
      {"users", "deleted_at", kTimestamp, "date.deleted"},
      {"users", "last_login_at", kTimestamp, "date.last_seen"},
      {"users", "is_active", kBoolean, "flag.usual"},
      {"users", "is_admin", kBoolean, "flag.rare"},
      {"users", "has_license", kBoolean, "flag.sometimes"},
      {"users", "avatar_url", kText, "internet.image_url"},
      {"users", "time_zone", kText, "place.time_zone"},
      {"users", "locale", kText, "internet.locale"},
      {"users", "reset_password_token", kText, "internet.token"},
      {"users", "sign_in_count", kInteger, "quantity.count"},
      {"users", "current_sign_in_ip", kText, "internet.ipv4"},
      {"customer", "c_name", kText, "person.full_name"},
      {"customer", "c_address", kText, "place.address"},
      {"customer", "c_phone", kText, "place.phone"},
      {"customer", "c_acctbal", kNumeric, "finance.balance"},
      {"customer", "c_mktsegment", kText, "company.segment"},
      {"customer", "c_comment", kText, "text.comment"},
      {"lineitem", "l_quantity", kNumeric, "quantity.ordered"},
      {"lineitem", "l_extendedprice", kNumeric, "finance.subtotal"},
      {"lineitem", "l_discount", kNumeric, "finance.discount"},
      {"lineitem", "l_tax", kNumeric, "finance.tax"},
      {"lineitem", "l_shipdate", kDate, "date.shipped"},
      {"lineitem", "l_shipmode", kText, "status.shipping"},
      {"partsupp", "ps_supplycost", kNumeric, "finance.price"},
      {"film", "title", kText, "work.title"},
      {"film", "description", kText, "text.description"},
      {"film", "release_year", kInteger, "quantity.year"},
      {"film", "length", kInteger, "quantity.runtime"},
      {"film", "rental_rate", kNumeric, "finance.fee"},
      {"film", "rental_duration", kInteger, "quantity.days"},
      {"film", "replacement_cost", kNumeric, "finance.price"},
      {"film", "rating", kText, "work.rating"},
      {"actor", "first_name", kText, "person.given_name"},
      {"address", "address", kText, "place.address"},
      {"address", "address2", kText, "place.address2"},
      {"address", "district", kText, "place.region"},
      {"address", "postal_code", kText, "place.postal_code"},
      {"address", "phone", kText, "place.phone"},
      {"category", "name", kText, "text.category"},
      {"city", "city", kText, "geo.city"},
      {"country", "country", kText, "geo.country"},
      {"language", "name", kText, "thing.language"},
      {"staff", "username", kText, "person.user_name"},
      {"staff", "password", kText, "internet.password_hash"},
      {"staff", "email", kText, "person.email"},
      {"store", "name", kText, "place.branch"},
      {"payment", "amount", kNumeric, "finance.amount"},
      {"payment", "payment_date", kTimestamp, "date.transaction"},
      {"rental", "return_date", kTimestamp, "date.returned"},
      {"Customer", "CompanyName", kText, "company.name"},
      {"Customer", "ContactName", kText, "person.full_name"},
      {"Customer", "ContactTitle", kText, "person.job_title"},
      {"orders", "ship_city", kText, "place.city"},
      {"orders", "ShipPostalCode", kText, "place.postal_code"},
      {"orders", "billing_address", kText, "place.address"},
      {"orders", "billing_city", kText, "place.city"},
      {"orders", "billing_zip", kText, "place.postal_code"},
      {"orders", "shipped_date", kDate, "date.shipped"},
      {"orders", "freight", kNumeric, "finance.freight"},
      {"products", "product_name", kText, "product.name"},
      {"products", "quantity_per_unit", kText, "kind.quantity_per_unit"},
      {"products", "unit_price", kNumeric, "finance.price"},
      {"products", "units_in_stock", kInteger, "quantity.stock"},
      {"products", "reorder_level", kInteger, "quantity.reorder_level"},
      {"products", "discontinued", kBoolean, "flag.rare"},
      {"repository", "name", kText, "text.name"},
      {"repository", "description", kText, "text.description"},
      {"issue", "title", kText, "text.title"},
      {"issue", "content", kText, "text.body"},
      {"device", "serial_number", kText, "code.serial"},
      {"device", "mac_address", kText, "internet.mac"},
      {"reading", "temperature", kNumeric, "quantity.temperature"},
      {"reading", "recorded_at", kTimestamp, "date.measured"},
      {"flights", "flight_no", kText, "code.flight"},
      {"flights", "scheduled_departure", kTimestamp, "date.scheduled"},
      {"flights", "status", kText, "status.flight"},
      {"airports", "airport_code", kText, "thing.airport_code"},
      {"airports", "airport_name", kText, "thing.airport"},
      {"patients", "blood_type", kText, "person.blood_type"},
      {"patients", "date_of_birth", kDate, "date.birth_at_any_age"},
      {"appointments", "appointment_date", kTimestamp, "date.scheduled"},
      {"appointments", "reason", kText, "text.reason"},
      {"invoices", "invoice_number", kText, "code.invoice"},
      {"invoices", "due_date", kDate, "date.due"},
      {"posts", "slug", kText, "internet.slug"},
      {"posts", "body", kText, "text.body"},
      {"posts", "published_at", kTimestamp, "date.published"},
      {"posts", "view_count", kInteger, "quantity.views"},
      {"comments", "body", kText, "text.comment"},
      {"tags", "name", kText, "text.tag"},
      {"roles", "name", kText, "internet.role"},
      {"students", "gpa", kNumeric, "quantity.gpa"},
      {"courses", "credits", kInteger, "quantity.credits"},
      {"courses", "title", kText, "thing.course"},
      {"accounts", "iban", kText, "finance.iban"},
      {"accounts", "account_number", kText, "finance.account_number"},
      {"accounts", "balance", kNumeric, "finance.balance"},
      {"transactions", "transaction_type", kText, "finance.transaction_type"},
      {"cards", "card_number", kText, "finance.card_number"},
      {"cards", "last4", kText, "finance.card_last4"},
      {"vehicles", "vin", kText, "code.vin"},
      {"residents", "house_no", kText, "place.house_number"},
      {"department", "title", kText, "company.department"},
      {"employees", "monthly_salary", kNumeric, "finance.gross_pay"},
      {"residents", "moved_out_on", kDate, "date.termination"},
      {"vehicles", "make", kText, "vehicle.make"},
      {"vehicles", "model", kText, "vehicle.model"},
      {"vehicles", "year", kInteger, "quantity.vehicle_year"},
      {"vehicles", "license_plate", kText, "code.plate"},
      {"orders", "customer_name", kText, "person.full_name"},
      {"users", "firstname", kText, "person.given_name"},
      {"users", "lastName", kText, "person.family_name"},
      {"users", "emailaddress", kText, "person.email"},
      {"users", "phonenumber", kText, "place.phone"},
      {"users", "createdAt", kTimestamp, "date.created"},
      {"users", "date_joined", kTimestamp, "date.join"},
      {"users", "last_login", kTimestamp, "date.last_seen"},
      {"users", "is_superuser", kBoolean, "flag.rare"},
      {"users", "bio", kText, "person.biography"},
      {"users", "dob", kDate, "date.birth"},
      {"users", "api_key", kText, "internet.api_key"},
      {"users", "mobile", kText, "place.phone"},
      {"sessions", "ip_address", kText, "internet.ipv4"},
      {"sessions", "user_agent", kText, "internet.user_agent"},
      {"sessions", "expires_at", kTimestamp, "date.expiry"},
      {"files", "mime_type", kText, "file.mime_type"},
      {"files", "file_size", kInteger, "quantity.bytes"},
      {"files", "sha256", kText, "internet.sha256"},
      {"events", "event_date", kTimestamp, "date.event"},
      {"subscriptions", "plan", kText, "finance.plan"},
      {"shipments", "tracking_number", kText, "code.tracking"},
      {"payments", "currency", kText, "finance.currency_code"},
      {"payments", "card_last4", kText, "finance.card_last4"},
      {"sensors", "battery_level", kNumeric, "quantity.battery"},
      {"sensors", "latitude", kNumeric, "place.latitude"},
      {"sensors", "longitude", kNumeric, "place.longitude"},
      {"servers", "hostname", kText, "internet.host"},
      {"servers", "port", kInteger, "quantity.port"},
      {"tickets", "priority", kText, "status.priority"},
      {"tickets", "subject", kText, "kind.ticket_subject"},
      {"products", "sku", kText, "code.sku"},
      {"products", "ean", kText, "code.ean"},
      {"products", "weight", kNumeric, "quantity.parcel_weight"},
      {"products", "color", kText, "product.color"},
      {"products", "stock_quantity", kInteger, "quantity.stock"},
      {"airlines", "iata_code", kText, "company.airline_code"},
      {"passengers", "passport_number", kText, "code.passport"},
      {"bookings", "book_ref", kText, "code.reference"},
      {"bookings", "seat_no", kText, "code.seat"},
      {"patients", "medical_record_number", kText, "code.medical_record"},
      {"prescriptions", "dosage", kText, "thing.dosage"},
      {"doctors", "specialty", kText, "thing.specialty"},
      {"Address", "AddressLine1", kText, "place.address"},
      {"Address", "AddressLine2", kText, "place.address2"},
      {"Address", "PostalCode", kText, "place.postal_code"},
      {"teachers", "hire_date", kDate, "date.hire"},
  };
  expect_all(std::begin(kColumns), std::end(kColumns));
}

std::string entity(const char* table, const char* column) {
  return recognize({"", table, column, "", kText, 0, {}}).entity;
}

TEST(Recognize, ScalesAndCodesOfTrades) {
  static constexpr Expectation kExpectations[] = {
      {"client", "annual_income", kNumeric, "finance.salary"},
      {"contrato", "salario_bruto_anual", kNumeric, "finance.salary"},
      {"loans", "rate_pct", kNumeric, "finance.interest_rate"},
      {"exchange_rate", "rate", kNumeric, "finance.exchange_rate"},
      {"currencies", "iso_code", kText, "currency.code"},
      {"harvests", "weight_unit", kText, "kind.weight_unit"},
      {"wards", "capacity", kInteger, "quantity.capacity"},
      {"financial_reports", "total_revenue", kNumeric, "finance.revenue"},
      {"shipments", "revenue", kNumeric, "finance.earnings"},
      {"visits", "vitals_hr", kInteger, "quantity.heart_rate"},
      {"bag", "wt_kg", kNumeric, "quantity.baggage"},
      {"arpt", "arpt_nm", kText, "thing.airport"},
      {"pax", "email_txt", kText, "person.email"},
      {"gl_account", "account_name", kText, "finance.ledger_account"},
      {"agence", "siret", kText, "code.siret"},
      {"lab_orders", "clinical_notes", kText, "text.note_clinical"},
      {"room_rates", "base_rate", kNumeric, "finance.rack_rate"},
      {"lease_payments", "days_late", kInteger, "quantity.days"},
      {"leases", "monthly_rent", kNumeric, "finance.rent"},
      {"tax_records", "gross_income", kNumeric, "finance.salary"},
      {"policies", "special_conditions", kText, "text.requirements"},
      {"speakers", "languages_spoken", kText, "thing.language"},
      {"business_policyholders", "business_age_years", kInteger, "quantity.years"},
      {"stores", "conversion_rate", kNumeric, "quantity.percent_low"},
      {"items", "value_in_cents", kInteger, "finance.amount"},
      {"distributions", "agency_rep", kText, "person.full_name"},
      {"partner_profiles", "founded", kInteger, "quantity.build_year"},
      {"plaid_accounts", "available_balance", kNumeric, "finance.balance"},
      {"families", "date_format", kText, "kind.date_format"},
      {"users", "theme", kText, "internet.theme"}};
  for (const Expectation& expected : kExpectations)
    EXPECT_EQ(recognize({"", expected.table, expected.column, "", expected.type, 0, {}}).semantic,
              expected.semantic)
        << expected.table << "." << expected.column;
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

TEST(Recognize, ListsSayWhatKindsOfAThingThereAre) {
  constexpr Expectation kExpectations[] = {
      {"chair_lifts", "type", kText, "kind.lift_type"},
      {"lift_types", "name", kText, "kind.lift_type"},
      {"resorts", "lift_class", kText, "kind.lift_type"},
      {"fields", "soil", kText, "kind.soil"},
      {"fields", "soil_type", kText, "kind.soil"},
      {"soil_types", "name", kText, "kind.soil"},
      {"games", "opening", kText, "kind.game_opening"},
      {"stores", "opening", kText, "text.time"},
      {"mines", "name", kText, "kind.mine_name"},
      {"patients", "blood_type", kText, "person.blood_type"},
  };
  expect_all(std::begin(kExpectations), std::end(kExpectations));
}

TEST(Recognize, ListsSayHowLargeFiguresAre) {
  constexpr Expectation kExpectations[] = {
      {"samples", "ph", kNumeric, "figure.ph"},
      {"astronauts", "spacewalks", kInteger, "figure.spacewalk"},
      {"samples", "chlorine_mg_l", kNumeric, "figure.chlorine"},
      {"satellites", "apogee_km", kNumeric, "figure.apogee_km"},
      {"things", "whatever_km", kNumeric, "figure.in_km"},
      {"trees", "trinkets", kInteger, "figure.in_pieces"},
      {"trees", "trinket", kInteger, ""},
  };
  expect_all(std::begin(kExpectations), std::end(kExpectations));
  ColumnHint hint;
  hint.table = "suspects";
  hint.column = "age";
  hint.type = kInteger;
  EXPECT_EQ(recognize(hint).semantic, "quantity.age");
  EXPECT_EQ(recognize(hint).figure, "figure.suspect_age");
}

TEST(Recognize, SchemasTellWhatTheirTablesAreAbout) {
  ColumnHint hint;
  hint.schema = "chess";
  hint.table = "players";
  hint.column = "title";
  hint.type = kText;
  EXPECT_EQ(recognize(hint).semantic, "kind.chess_player_title");
  hint.schema = "public";
  EXPECT_EQ(recognize(hint).semantic, "person.title");
  hint.schema = "chess";
  hint.table = "tournaments";
  EXPECT_EQ(recognize(hint).semantic, "kind.chess_tournament");
  hint.schema = "tea";
  hint.table = "products";
  hint.column = "name";
  EXPECT_EQ(recognize(hint).semantic, "product.name");
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

TEST(Recognize, TablesOfKindsTellWhatTheirRowsAreCalled) {
  auto const meaning = [](const char* table, const char* column) {
    return recognize({"", table, column, "", kText, 0, {}}).semantic;
  };
  EXPECT_EQ(meaning("fuel_types", "name"), "thing.fuel");
  EXPECT_EQ(meaning("payment_methods", "label"), "finance.payment_method");
  EXPECT_EQ(meaning("widget_types", "name"), "text.name");
}

TEST(Recognize, TextsThatTellOfSeveralThingsAreNeitherNumbersNorFlags) {
  auto const meaning = [](const char* column) {
    return recognize({"", "reports", column, "", kText, 0, {}}).semantic;
  };
  EXPECT_EQ(meaning("safety_incidents"), "text.issues");
  EXPECT_EQ(meaning("certifications_required"), "text.requirements");
  EXPECT_EQ(meaning("contributing_factors"), "text.factors");
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

TEST(Recognize, StrangeNamesAreNoError) {
  for (const char* name : {"", "_", "12", "é", "'; drop table x", "a b c d e f g h i j k l m n o p"}) {
    EXPECT_NO_THROW(recognize({"", name, name, name, kText, 0, {}}));
  }
}

}  // namespace
}  // namespace synthgen::core
