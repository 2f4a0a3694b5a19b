// The locale that a schema's own names speak.
#pragma once

#include <string>

#include "postgres/pg.hpp"

namespace synthgen::plan {

// The locale of the language in which most tables and columns of the schema are named; empty if that is
// English or cannot be told, or if the database's encoding cannot hold the locale's script. The same
// whichever of its tables are filled.
std::string locale_of_schema(Oid schema);

}  // namespace synthgen::plan
