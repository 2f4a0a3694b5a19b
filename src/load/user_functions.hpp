// Whether writing a row of a table runs code of the user's beside triggers.
#pragma once

#include "postgres/schema.hpp"

extern "C" {
#include "utils/rel.h"
}

namespace synthgen::load {

// Whether a CHECK, a default, a generated column or a domain of the table calls a function that is not
// the server's own: it may look at tables, or change them. May ereport.
bool evaluates_user_function(const pg::Table& table);

// The same for the expressions and the predicate of an index.
bool evaluates_user_function(Relation index);

}  // namespace synthgen::load
