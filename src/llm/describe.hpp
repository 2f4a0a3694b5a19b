// What a language model is told of a table: what the catalog says of it and its neighbours and, only if
// synthgen.llm_share says so, some of its rows, masked.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::llm {

// A JSON object: table, comment, columns (name, type, not_null, default, generated, labels, comment),
// constraints as the server writes them, neighbours (tables that foreign keys lead to or come from: name,
// comment, columns), and samples. All of it is data that others wrote, comments above all: a prompt should
// say so. Long texts are cut. Rows are read with the caller's rights, columns that he may not read are left
// out. Throws ServerError.
std::string describe_table(Oid table);

// A text that keeps its shape and nothing else: letters become x or X, digits 9; what lies beyond ASCII
// becomes x.
std::string mask(std::string_view text);

}  // namespace synthgen::llm
