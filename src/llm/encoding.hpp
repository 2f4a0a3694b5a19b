// Between the database's encoding and UTF-8, which the providers speak.
#pragma once

#include "llm/model.hpp"
#include "postgres/pg.hpp"

namespace synthgen::llm {

// A text of the database in UTF-8. Throws character_not_in_repertoire if a database in SQL_ASCII holds
// something else.
std::string to_utf8(const std::string& text);

// All texts of a question, likewise.
Ask to_utf8(const Ask& ask);

// A valid text from outside in the database's encoding; a character that this lacks becomes a question mark.
// Needs a transaction.
std::string from_utf8(const std::string& text);

}  // namespace synthgen::llm
