// SQL expressions that a user wrote as text, read by the server's own parser over the columns of one table.
//
// Names of functions, operators and types are looked up in pg_catalog alone, whatever the caller's
// search_path says: others are written with their schema. So who may create objects somewhere on that path
// cannot slip one in.
#pragma once

#include "postgres/schema.hpp"

namespace synthgen::pg {

// The analysed expression, in the type of the column that is to take it (a domain's base; the type's
// modifier is applied as an assignment would). Vars have varno 1. No sub-selects, aggregates, window
// functions, set-returning functions or parameters. The caller holds a lock on the table. Throws ServerError
// with what the server's parser has to say.
Node* parse_row_value(Oid table, const std::string& text, const TypeRef& type);

// The same for a condition.
Node* parse_row_condition(Oid table, const std::string& text);

}  // namespace synthgen::pg
