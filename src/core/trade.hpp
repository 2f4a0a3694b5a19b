// The trade that a schema serves, as the names of its tables tell. The words are those of
// data/lexicon/all/trade.tsv; which narrower one it is (a bakery is a shop) those of narrow_trade.tsv.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace synthgen::core {

// The trade that a single name says, as "clinic" of "patients"; empty if it says none.
std::string_view trade_of_name(std::string_view name);

// The trade that most of a schema's tables speak of; empty if too few do, or if two trades are as likely.
// A narrower trade instead where the names of schema, tables and columns tell one.
std::string_view trade_of_schema(std::string_view schema, std::span<const std::string> tables,
                                 std::span<const std::string> columns = {});

// The trade of which `trade` is a narrower one, or else itself: "shop" of "bakery".
std::string_view wider_trade(std::string_view trade);

}  // namespace synthgen::core
