// Raw trees, as the server's grammar makes them of text: no name in them has been looked up.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::pg {

// What "SELECT value" selects. Null if the statement is another one, or does more: has a FROM, several
// values, or a name for it.
Node* selected_value(Node* statement);

// May ereport.
bool has_subquery(Node* raw);

}  // namespace synthgen::pg
