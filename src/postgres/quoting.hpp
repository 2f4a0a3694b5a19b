// Names and texts as SQL writes them, for statements, conditions and hints.
#pragma once

#include <string>
#include <string_view>

namespace synthgen::pg {

// An identifier, in double quotes where it needs them. All throw pg::ServerError when memory runs out.
std::string quoted(const std::string& identifier);

// A text as a literal.
std::string literal(std::string_view text);

// The current user, as quoted().
std::string current_role();

}  // namespace synthgen::pg
