// What a name says of a rate: of what it is the price or the amount, and for one of what.
#pragma once

#include <cstdint>
#include <optional>

#include "core/words.hpp"

namespace synthgen::core {

struct UnitRate {
  Words unit;  // "night" of "price_per_night", "hour" of "hourly_rate", "extra", "gb" of "fee_per_extra_gb"
  Words stem;  // what else the name says: "standing" of "standing_charge_per_day"
  std::int64_t count = 1;  // for so many of the unit: 1000 of "price_per_1000_calls"
  bool priced = false;     // it is a price, or something like it
};

// Nothing where a name tells no rate, or one that nobody multiplies with: interest, exchange, growth. `words`
// as spelt_words_of() finds them.
std::optional<UnitRate> unit_rate_in(const Words& words);

}  // namespace synthgen::core
