// What the lists of kinds and figures know of columns.
#include "core/naming_lists.hpp"

#include "core/listed_labels.hpp"
#include "naming_expectation.hpp"

namespace synthgen::core {
namespace {

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

TEST(MeaningWithLabel, IsTheListOfTheThingThatHasTheLabel) {
  EXPECT_EQ(meaning_with_label({"ticket", "state"}, "sold", "en_US"), "kind.event_ticket_status");
  EXPECT_EQ(meaning_with_label({"post", "visibility"}, "private", "en_US"), "kind.post_visibility");
  EXPECT_EQ(meaning_with_label({"ticket", "state"}, "no label", "en_US"), "");
  EXPECT_EQ(meaning_with_label({"ticket", "color"}, "sold", "en_US"), "");
}

TEST(Recognize, FiguresOfJustSuchThingsAreNoOtherRange) {
  ColumnHint hint;
  hint.table = "songs";
  hint.column = "duration_seconds";
  hint.type = kInteger;
  EXPECT_EQ(recognize(hint).semantic, "quantity.seconds");
  EXPECT_EQ(recognize(hint).figure, "figure.song_duration_second");
}

TEST(Recognize, AStateOfAffairsIsAStatus) {
  constexpr Expectation kExpectations[] = {
      {"invoices", "state", kText, "status.invoice"},
      {"warehouses", "state", kText, "place.state"},
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

TEST(Recognize, TablesOfKindsTellWhatTheirRowsAreCalled) {
  auto const meaning = [](const char* table, const char* column) {
    return recognize({"", table, column, "", kText, 0, {}}).semantic;
  };
  EXPECT_EQ(meaning("fuel_types", "name"), "thing.fuel");
  EXPECT_EQ(meaning("payment_methods", "label"), "finance.payment_method");
  EXPECT_EQ(meaning("widget_types", "name"), "text.name");
}

}  // namespace
}  // namespace synthgen::core
