// What the trade that a schema serves tells of a column, where its own names do not: "name" in the "services"
// of a clinic asks for what clinics do.
#pragma once

#include <string_view>

#include "generate/choose.hpp"

namespace synthgen::generate {

// The trade that a table is about; empty if nobody knows. The nearest evidence counts: the table's name, the
// tables that it refers to, the schema.
std::string_view trade_of(const pg::Table& table, const Context& context);

// The narrower trade of a schema whose tables, unless they say something else, are about it: a bakery, where
// trade_of() says a shop. Empty if there is none.
std::string_view narrow_trade_of(const pg::Table& table, const Context& context);

// As recognize_column(), but an entry of the lists of kinds that begins with the schema's trade comes first.
core::Recognition recognize_in_trade(const pg::Table& table, const pg::Column& column,
                                     const Context& context);

}  // namespace synthgen::generate
