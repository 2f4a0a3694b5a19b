#include "llm/strict_schema.hpp"

namespace synthgen::llm {

namespace {

using core::JsonWriter;
using Element = JsonDocument::Element;

constexpr std::string_view kCounts[] = {"minItems", "maxItems"};

bool is_required(Element schema, std::string_view name) {
  simdjson::dom::array required;
  if (schema["required"].get(required) != simdjson::SUCCESS) return false;
  for (Element const one : required) {
    if (text_at(one, "") == name) return true;
  }
  return false;
}

class StrictWriter {
 public:
  StrictWriter(StrictRules rules, JsonWriter& json) : rules_(rules), json_(json) {}

  // `nullable`: of a property that was optional and has to be there now.
  void write(Element schema, bool nullable) {
    json_.begin_object();
    write_type(schema, nullable);
    write_labels(schema, nullable);
    write_description(schema);
    if (rules_ == StrictRules::kOpenAi) {
      for (std::string_view const name : kCounts) write_as_is(schema, name);
    }
    Element items;
    if (schema["items"].get(items) == simdjson::SUCCESS) {
      json_.key("items");
      write(items, false);
    }
    write_alternatives(schema);
    write_properties(schema);
    json_.end_object();
  }

 private:
  void write_as_is(Element schema, std::string_view name) {
    Element value;
    if (schema[name].get(value) == simdjson::SUCCESS) json_.key(name).raw(simdjson::minify(value));
  }

  void write_type(Element schema, bool nullable) {
    if (nullable && schema["type"].is_string()) {
      json_.key("type").begin_array().value(text_at(schema, "/type")).value("null").end_array();
    } else {
      write_as_is(schema, "type");
    }
  }

  void write_labels(Element schema, bool nullable) {
    simdjson::dom::array labels;
    if (schema["enum"].get(labels) != simdjson::SUCCESS) return;
    json_.key("enum").begin_array();
    for (Element const label : labels) json_.raw(simdjson::minify(label));
    if (nullable) json_.null();
    json_.end_array();
  }

  void write_description(Element schema) {
    std::string text(text_at(schema, "/description"));
    if (rules_ == StrictRules::kAnthropic) {
      for (std::string_view const name : kCounts) {
        Element value;
        if (schema[name].get(value) != simdjson::SUCCESS) continue;
        text.append(text.empty() ? "" : " ")
            .append(name)
            .append(": ")
            .append(simdjson::minify(value))
            .append(".");
      }
    }
    if (!text.empty()) json_.member("description", std::string_view(text));
  }

  void write_alternatives(Element schema) {
    simdjson::dom::array alternatives;
    if (schema["anyOf"].get(alternatives) != simdjson::SUCCESS) return;
    json_.key("anyOf").begin_array();
    for (Element const one : alternatives) write(one, false);
    json_.end_array();
  }

  void write_properties(Element schema) {
    simdjson::dom::object properties;
    if (schema["properties"].get(properties) != simdjson::SUCCESS) return;
    bool const all = rules_ == StrictRules::kOpenAi;
    json_.key("properties").begin_object();
    for (auto const property : properties) {
      json_.key(property.key);
      write(property.value, all && !is_required(schema, property.key));
    }
    json_.end_object().key("required").begin_array();
    for (auto const property : properties) {
      if (all || is_required(schema, property.key)) json_.value(property.key);
    }
    json_.end_array().member("additionalProperties", false);
  }

  StrictRules rules_;
  JsonWriter& json_;
};

}  // namespace

void write_strict_schema(Element schema, StrictRules rules, JsonWriter& json) {
  StrictWriter(rules, json).write(schema, false);
}

}  // namespace synthgen::llm
