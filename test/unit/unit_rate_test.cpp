#include "core/unit_rate.hpp"

#include <gtest/gtest.h>

#include "core/spelt_words.hpp"

namespace synthgen::core {
namespace {

Words unit_in(std::string_view name) {
  auto const rate = unit_rate_in(spelt_words_of(name));
  return rate ? rate->unit : Words{};
}

TEST(UnitRate, TellsWhatItIsForOneOf) {
  EXPECT_EQ(unit_in("price_per_night"), Words{"night"});
  EXPECT_EQ(unit_in("per_km_rate"), Words{"km"});
  EXPECT_EQ(unit_in("hourly_rate"), Words{"hour"});
  EXPECT_EQ(unit_in("kwh_price"), Words{"kwh"});
  EXPECT_EQ(unit_in("fee_per_extra_gb"), (Words{"extra", "gb"}));
}

TEST(UnitRate, ReadsNamesOfOtherLanguagesFromTheirEnd) {
  EXPECT_EQ(unit_in("prix_par_nuit"), Words{"night"});
  EXPECT_EQ(unit_in("stundensatz"), Words{"hour"});
}

TEST(UnitRate, CountsSoManyAtOnce) {
  auto const rate = unit_rate_in(spelt_words_of("price_per_1000_calls"));
  ASSERT_TRUE(rate);
  EXPECT_EQ(rate->count, 1000);
  EXPECT_EQ(rate->unit, Words{"call"});
}

TEST(UnitRate, KeepsWhatElseItIsCalled) {
  EXPECT_EQ(unit_rate_in(spelt_words_of("standing_charge_per_day"))->stem, Words{"standing"});
  EXPECT_TRUE(unit_rate_in(spelt_words_of("base_price_per_night"))->stem.empty());
}

TEST(UnitRate, KnowsAmountsThatAreNoPrices) {
  auto const rate = unit_rate_in(spelt_words_of("boxes_per_pallet"));
  ASSERT_TRUE(rate);
  EXPECT_FALSE(rate->priced);
  EXPECT_TRUE(unit_rate_in(spelt_words_of("price_per_box"))->priced);
}

TEST(UnitRate, LeavesSharesAndLimitsAlone) {
  for (char const* const name : {"interest_rate", "exchange_rate", "heart_rate", "tax_per_night",
                                 "max_per_day", "unit_price", "success_rate", "amount"})
    EXPECT_TRUE(unit_in(name).empty()) << name;
}

}  // namespace
}  // namespace synthgen::core
