// json, jsonb and xml: small documents of a few plausible members.
#include "core/lexicon.hpp"
#include "generate/texts/text_generator.hpp"
#include "generate/types/type_makers.hpp"

extern "C" {
#include "utils/jsonb.h"
}

namespace synthgen::generate {

namespace {

constexpr std::uint64_t kDocuments = 1'000'000'000;
constexpr std::size_t kRoom = 192;

// What a document says; its number is a member, so that documents differ.
struct Document {
  std::uint64_t number;
  std::string_view name, tag;
  bool active;
};

Document document_at(std::uint64_t index, const core::Lexicon& adjectives,
                     const core::Lexicon& nouns) noexcept {
  std::uint64_t const word = core::mix(index, 5);
  return {index + 1, nouns.at(core::bounded(word, nouns.size())),
          adjectives.at(core::bounded(core::mix(word, 1), adjectives.size())), (word & 3) != 0};
}

int length_of(std::string_view text) {
  return static_cast<int>(text.size());
}

// The members in the order in which jsonb keeps them would be by length; json keeps what is written.
class JsonTextGenerator final : public TextGenerator {
 public:
  explicit JsonTextGenerator(bool xml)
      : TextGenerator(TextShape{}),
        adjectives_(core::lexicon("adjective")),
        nouns_(core::lexicon("noun")),
        xml_(xml) {}

  std::uint64_t capacity() const noexcept override { return kDocuments; }
  std::size_t max_bytes() const noexcept override { return kRoom; }

  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override {
    Document const d = document_at(index, adjectives_, nouns_);
    const char* const format =
        xml_ ? "<item><id>%llu</id><name>%.*s</name><tag>%.*s</tag></item>"
             : "{\"id\": %llu, \"name\": \"%.*s\", \"tags\": [\"%.*s\"], \"active\": %s}";
    int const length =
        std::snprintf(out, room, format, static_cast<unsigned long long>(d.number), length_of(d.name),
                      d.name.data(), length_of(d.tag), d.tag.data(), d.active ? "true" : "false");
    return static_cast<std::size_t>(length);
  }

  std::string description() const override { return xml_ ? "xml element" : "json object"; }

 private:
  core::Lexicon adjectives_, nouns_;
  bool xml_;
};

class JsonbGenerator final : public Generator {
 public:
  JsonbGenerator() : adjectives_(core::lexicon("adjective")), nouns_(core::lexicon("noun")) {}

  std::uint64_t capacity() const noexcept override { return kDocuments; }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    MemoryContext const previous = MemoryContextSwitchTo(arena.context());
    for (std::size_t i = 0; i < count; ++i)
      out[i] = JsonbPGetDatum(compose(document_at(indexes[i], adjectives_, nouns_)));
    MemoryContextSwitchTo(previous);
  }

  std::string description() const override { return "jsonb object"; }

 private:
  static JsonbValue string_value(std::string_view text) {
    JsonbValue value;
    value.type = jbvString;
    value.val.string.val = const_cast<char*>(text.data());
    value.val.string.len = length_of(text);
    return value;
  }

  static void push_key(JsonbParseState** state, std::string_view key) {
    JsonbValue value = string_value(key);
    pushJsonbValue(state, WJB_KEY, &value);
  }

  static Jsonb* compose(const Document& document) {
    JsonbParseState* state = nullptr;
    pushJsonbValue(&state, WJB_BEGIN_OBJECT, nullptr);
    push_key(&state, "id");
    JsonbValue number;
    number.type = jbvNumeric;
    number.val.numeric = int64_to_numeric(static_cast<int64>(document.number));
    pushJsonbValue(&state, WJB_VALUE, &number);
    push_key(&state, "name");
    JsonbValue text = string_value(document.name);
    pushJsonbValue(&state, WJB_VALUE, &text);
    push_key(&state, "tags");
    pushJsonbValue(&state, WJB_BEGIN_ARRAY, nullptr);
    JsonbValue tag = string_value(document.tag);
    pushJsonbValue(&state, WJB_ELEM, &tag);
    pushJsonbValue(&state, WJB_END_ARRAY, nullptr);
    push_key(&state, "active");
    JsonbValue flag;
    flag.type = jbvBool;
    flag.val.boolean = document.active;
    pushJsonbValue(&state, WJB_VALUE, &flag);
    return JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, nullptr));
  }

  core::Lexicon adjectives_, nouns_;
};

}  // namespace

TypeAnswer make_json(const TypeRequest& request) {
  switch (request.type.base) {
    case JSONOID:
      return {true, std::make_unique<JsonTextGenerator>(false), false, true, false};
    case XMLOID:
      return {true, std::make_unique<JsonTextGenerator>(true), false, true, false};
    case JSONBOID:
      return {true, std::make_unique<JsonbGenerator>(), false, true, false};
    default:
      return TypeAnswer::unknown();
  }
}

}  // namespace synthgen::generate
