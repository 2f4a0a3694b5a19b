#include "llm/encoding.hpp"

#include "llm/json.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/namespace.h"
#include "mb/pg_wchar.h"
}

namespace synthgen::llm {

namespace {

// Converts valid UTF-8 to the database's encoding, with a question mark for each character that this lacks.
char* convert_from_utf8(const char* from, int length) {
  Oid const conversion = FindDefaultConversionProc(PG_UTF8, GetDatabaseEncoding());
  if (!OidIsValid(conversion)) elog(ERROR, "there is no conversion from UTF8 to the database's encoding");
  int const room = length * MAX_CONVERSION_GROWTH + MAX_CONVERSION_INPUT_LENGTH;
  auto* const result = static_cast<char*>(palloc(room + 1));
  auto* const source = reinterpret_cast<unsigned char*>(const_cast<char*>(from));
  int done = 0;
  int written = 0;
  while (done < length) {
    auto* const target = reinterpret_cast<unsigned char*>(result + written);
    done += pg_do_encoding_conversion_buf(conversion, PG_UTF8, GetDatabaseEncoding(), source + done,
                                          length - done, target, room - written, true);
    written += static_cast<int>(std::strlen(result + written));
    if (done >= length) break;
    done += pg_utf_mblen(source + done);
    result[written++] = '?';
  }
  result[written] = '\0';
  return result;
}

}  // namespace

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
  if (GetDatabaseEncoding() == PG_UTF8 || GetDatabaseEncoding() == PG_SQL_ASCII) return text;
  const char* const from = text.data();
  int const length = static_cast<int>(text.size());
  return pg::guard([&] { return static_cast<const char*>(convert_from_utf8(from, length)); });
}

}  // namespace synthgen::llm
