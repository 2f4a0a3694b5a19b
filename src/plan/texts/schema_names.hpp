// What a schema's own names tell of its rows: the language that they speak, and the trade.
#pragma once

#include <string>
#include <string_view>

#include "postgres/pg.hpp"

namespace synthgen::plan {

// The locale of the language in which most tables and columns of the schema are named; empty if that is
// English or cannot be told, or if the database's encoding cannot hold the locale's script. The same
// whichever of its tables are filled.
std::string locale_of_schema(Oid schema);

// The trade of which its tables speak, as core/trade.hpp has it; empty if that cannot be told.
std::string_view trade_of_schema(Oid schema);

}  // namespace synthgen::plan
