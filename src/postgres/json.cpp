// The document is first copied out of the server as a flat list of tokens, inside one guard, and then built
// outside of it, since the building allocates C++ objects.
#include "postgres/json.hpp"

#include <cstdlib>

#include "core/json_writer.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/numeric.h"
}

namespace synthgen::pg {

namespace {

struct Token {
  JsonbIteratorToken type;
  jbvType kind;
  bool boolean;
  const char* text;
};

struct Tokens {
  Token* tokens = nullptr;
  std::size_t count = 0;
};

Token read_token(JsonbIteratorToken type, const JsonbValue& value) {
  Token token{type, jbvNull, false, nullptr};
  if (type != WJB_KEY && type != WJB_VALUE && type != WJB_ELEM) return token;
  token.kind = value.type;
  if (value.type == jbvBool) token.boolean = value.val.boolean;
  if (value.type == jbvString) token.text = pnstrdup(value.val.string.val, value.val.string.len);
  if (value.type == jbvNumeric) token.text = numeric_normalize(value.val.numeric);
  return token;
}

Tokens read_tokens(Jsonb* document) {
  Tokens result;
  std::size_t room = 64;
  result.tokens = static_cast<Token*>(palloc(sizeof(Token) * room));
  JsonbIterator* iterator = JsonbIteratorInit(&document->root);
  JsonbValue value;
  for (JsonbIteratorToken type; (type = JsonbIteratorNext(&iterator, &value, false)) != WJB_DONE;) {
    if (result.count == room) {
      room *= 2;
      result.tokens = static_cast<Token*>(repalloc(result.tokens, sizeof(Token) * room));
    }
    result.tokens[result.count++] = read_token(type, value);
  }
  return result;
}

Json scalar(const Token& token) {
  Json json;
  if (token.kind == jbvBool) json.kind = Json::Kind::kBoolean;
  if (token.kind == jbvString) json.kind = Json::Kind::kString;
  if (token.kind == jbvNumeric) json.kind = Json::Kind::kNumber;
  json.boolean = token.boolean;
  if (token.text != nullptr) json.text = token.text;
  return json;
}

// The value that begins at `at`, which is moved behind it.
Json build(const Tokens& tokens, std::size_t& at) {
  Token const& first = tokens.tokens[at++];
  if (first.type != WJB_BEGIN_ARRAY && first.type != WJB_BEGIN_OBJECT) return scalar(first);
  Json json;
  json.kind = first.type == WJB_BEGIN_ARRAY ? Json::Kind::kArray : Json::Kind::kObject;
  while (tokens.tokens[at].type != WJB_END_ARRAY && tokens.tokens[at].type != WJB_END_OBJECT) {
    if (json.is(Json::Kind::kArray)) {
      json.items.push_back(build(tokens, at));
    } else {
      std::string key = tokens.tokens[at++].text;
      json.members.push_back({std::move(key), build(tokens, at)});
    }
  }
  ++at;
  return json;
}

void write(const Json& json, core::JsonWriter& writer) {
  switch (json.kind) {
    case Json::Kind::kNull:
      writer.null();
      break;
    case Json::Kind::kBoolean:
      writer.value(json.boolean);
      break;
    case Json::Kind::kNumber:
      writer.raw(json.text);
      break;
    case Json::Kind::kString:
      writer.value(json.text);
      break;
    case Json::Kind::kArray:
      writer.begin_array();
      for (const Json& item : json.items) write(item, writer);
      writer.end_array();
      break;
    case Json::Kind::kObject:
      writer.begin_object();
      for (const JsonMember& member : json.members) write(member.value, writer.key(member.key));
      writer.end_object();
      break;
  }
}

}  // namespace

double Json::number() const noexcept {
  return is(Kind::kNumber) ? std::strtod(text.c_str(), nullptr) : 0;
}

const Json* Json::find(std::string_view key) const noexcept {
  for (const JsonMember& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

Json read_json(Jsonb* document) {
  Tokens const tokens = guard([&] { return read_tokens(document); });
  std::size_t at = 0;
  Json json = build(tokens, at);
  // A document that is a scalar comes as an array of one.
  return JB_ROOT_IS_SCALAR(document) ? std::move(json.items[0]) : json;
}

std::string json_text(const Json& json) {
  core::JsonWriter writer;
  write(json, writer);
  return writer.text();
}

Jsonb* parse_jsonb(const std::string& text) {
  const char* const data = text.c_str();
  return guard([&] { return DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(data))); });
}

}  // namespace synthgen::pg
