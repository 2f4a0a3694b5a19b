#include "llm/strict_schema.hpp"

namespace synthgen::llm {

namespace {

using core::JsonWriter;
using Element = JsonDocument::Element;

bool is_required(Element schema, std::string_view name) {
  simdjson::dom::array required;
  if (schema["required"].get(required) != simdjson::SUCCESS) return false;
  for (Element const one : required) {
    if (text_at(one, "") == name) return true;
  }
  return false;
}

// The type, with null added where a property was optional.
void write_type(Element schema, bool optional, JsonWriter& json) {
  Element type;
  if (schema["type"].get(type) != simdjson::SUCCESS) return;
  if (optional && type.is_string()) {
    json.key("type").begin_array().value(text_at(type, "")).value("null").end_array();
  } else {
    json.key("type").raw(simdjson::minify(type));
  }
}

// The labels; null has to be among them where a property was optional.
void write_labels(Element schema, bool optional, JsonWriter& json) {
  simdjson::dom::array labels;
  if (schema["enum"].get(labels) != simdjson::SUCCESS) return;
  json.key("enum").begin_array();
  for (Element const label : labels) json.raw(simdjson::minify(label));
  if (optional) json.null();
  json.end_array();
}

void write(Element schema, bool optional, JsonWriter& json) {
  json.begin_object();
  write_type(schema, optional, json);
  write_labels(schema, optional, json);
  for (std::string_view const name : {"description", "minItems", "maxItems"}) {
    Element value;
    if (schema[name].get(value) == simdjson::SUCCESS) json.key(name).raw(simdjson::minify(value));
  }
  Element items;
  if (schema["items"].get(items) == simdjson::SUCCESS) write(items, false, json.key("items"));
  simdjson::dom::array alternatives;
  if (schema["anyOf"].get(alternatives) == simdjson::SUCCESS) {
    json.key("anyOf").begin_array();
    for (Element const one : alternatives) write(one, false, json);
    json.end_array();
  }
  simdjson::dom::object properties;
  if (schema["properties"].get(properties) == simdjson::SUCCESS) {
    json.key("properties").begin_object();
    for (auto const property : properties)
      write(property.value, !is_required(schema, property.key), json.key(property.key));
    json.end_object().key("required").begin_array();
    for (auto const property : properties) json.value(property.key);
    json.end_array().member("additionalProperties", false);
  }
  json.end_object();
}

}  // namespace

void write_strict_schema(Element schema, JsonWriter& json) {
  write(schema, false, json);
}

}  // namespace synthgen::llm
