// A JSON document as plain C++ values, read from the server's jsonb: for documents that people write, small
// and read once.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "utils/jsonb.h"
}

namespace synthgen::pg {

struct JsonMember;

struct Json {
  enum class Kind { kNull, kBoolean, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  bool boolean = false;
  std::string text;                 // of a string; the digits of a number
  std::vector<Json> items;          // of an array
  std::vector<JsonMember> members;  // of an object, in the server's order

  bool is(Kind which) const noexcept { return kind == which; }
  // A number as a double; 0 for anything else.
  double number() const noexcept;
  // The member of that name; null if there is none, or no object.
  const Json* find(std::string_view key) const noexcept;
};

struct JsonMember {
  std::string key;
  Json value;
};

// Throws ServerError.
Json read_json(Jsonb* document);

// The document as text.
std::string json_text(const Json& json);

// The document that `text` is. Throws ServerError for what is not JSON.
Jsonb* parse_jsonb(const std::string& text);

}  // namespace synthgen::pg
