#include "llm/encoding.hpp"

#include "llm/json.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "mb/pg_wchar.h"
}

namespace synthgen::llm {

std::string to_utf8(const std::string& text) {
  const char* const from = text.data();
  int const length = static_cast<int>(text.size());
  const char* const converted =
      pg::guard([&] { return static_cast<const char*>(pg_server_to_any(from, length, PG_UTF8)); });
  std::string result = converted == from ? text : std::string(converted);
  if (!simdjson::validate_utf8(result)) {
    throw pg::Error(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE,
                    "what is to be sent to a language model is not UTF-8")
        .hint("The database has the encoding SQL_ASCII and holds text in another encoding.");
  }
  return result;
}

Ask to_utf8(const Ask& ask) {
  Ask result = ask;
  result.system = to_utf8(ask.system);
  result.prompt = to_utf8(ask.prompt);
  result.schema = to_utf8(ask.schema);
  return result;
}

std::string from_utf8(const std::string& text) {
  const char* const from = text.data();
  int const length = static_cast<int>(text.size());
  const char* const converted =
      pg::guard([&] { return static_cast<const char*>(pg_any_to_server(from, length, PG_UTF8)); });
  return converted == from ? text : std::string(converted);
}

}  // namespace synthgen::llm
