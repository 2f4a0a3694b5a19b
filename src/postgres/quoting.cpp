#include "postgres/quoting.hpp"

#include "postgres/guard.hpp"
#include "postgres/pg.hpp"

extern "C" {
#include "miscadmin.h"
#include "utils/builtins.h"
}

namespace synthgen::pg {

std::string quoted(const std::string& identifier) {
  return guard([&] { return quote_identifier(identifier.c_str()); });
}

std::string literal(std::string_view text) {
  std::string const value(text);
  return guard([&] { return quote_literal_cstr(value.c_str()); });
}

std::string current_role() {
  return guard([] { return quote_identifier(GetUserNameFromId(GetUserId(), false)); });
}

}  // namespace synthgen::pg
