// The trade that names tell; the server is not needed for it.
#include "core/trade.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synthgen::core {
namespace {

std::string_view trade_of(std::string_view schema, std::vector<std::string> tables) {
  return trade_of_schema(schema, tables);
}

TEST(Trade, IsToldByOneNameThatSaysIt) {
  EXPECT_EQ(trade_of_name("patients"), "clinic");
  EXPECT_EQ(trade_of_name("flight_legs"), "airline");
  EXPECT_EQ(trade_of_name("employees"), "");
  EXPECT_EQ(trade_of_name("accounts"), "");
}

TEST(Trade, IsToldByManyHintsTogether) {
  EXPECT_EQ(trade_of("public", {"accounts", "branches", "cards", "loans", "transactions", "employees"}),
            "bank");
  EXPECT_EQ(trade_of("public", {"departments", "employees", "projects"}), "");
  EXPECT_EQ(trade_of("public", {"members", "books", "loans", "authors", "reservations"}), "library");
}

TEST(Trade, IsToldByTheSchemasNameAlsoRunTogether) {
  EXPECT_EQ(trade_of("citybank", {"employees", "branches"}), "bank");
  EXPECT_EQ(trade_of("app", {"employees", "branches"}), "");
}

TEST(Trade, IsNoneWhereTwoAreAsLikely) {
  EXPECT_EQ(trade_of("public", {"patients", "appointments", "students", "courses"}), "");
}

TEST(Trade, IsToldInOtherLanguages) {
  EXPECT_EQ(trade_of_name("Patienten"), "clinic");
  EXPECT_EQ(trade_of_name("vuelos"), "airline");
}

TEST(Trade, IsANarrowerOneWhereNamesOfTablesOrColumnsTellIt) {
  std::vector<std::string> const tables = {"product", "order", "order_item", "customer", "category"};
  std::vector<std::string> const columns = {"id", "name", "price", "frame_size", "gears"};
  EXPECT_EQ(trade_of_schema("app", tables), "shop");
  EXPECT_EQ(trade_of_schema("app", tables, columns), "bicycle");
  EXPECT_EQ(trade_of_schema("baeckerei", tables), "bakery");
  EXPECT_EQ(wider_trade("bicycle"), "shop");
  EXPECT_EQ(wider_trade("clinic"), "clinic");
}

}  // namespace
}  // namespace synthgen::core
