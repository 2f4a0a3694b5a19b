#include "llm/json.hpp"

#include <algorithm>

namespace synthgen::llm {

namespace {

using Element = JsonDocument::Element;

bool has_type(Element value, std::string_view type) noexcept {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  return false;
}

// A schema's type: one name, or several.
bool is_of_type(Element value, Element schema) noexcept {
  Element type;
  if (schema["type"].get(type) != simdjson::SUCCESS) return true;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return has_type(value, name);
  simdjson::dom::array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  for (Element const one : names) {
    if (one.get(name) == simdjson::SUCCESS && has_type(value, name)) return true;
  }
  return false;
}

// Whether a string is among the schema's enum, if there is one. Other values are not restricted by it.
bool is_listed(Element value, Element schema) noexcept {
  simdjson::dom::array labels;
  std::string_view text;
  if (schema["enum"].get(labels) != simdjson::SUCCESS || value.get(text) != simdjson::SUCCESS) return true;
  for (Element const one : labels) {
    std::string_view label;
    if (one.get(label) == simdjson::SUCCESS && label == text) return true;
  }
  return false;
}

bool conforms_to(Element value, Element schema) noexcept;

bool is_required(Element schema, std::string_view name) noexcept {
  simdjson::dom::array required;
  if (schema["required"].get(required) != simdjson::SUCCESS) return false;
  for (Element const one : required) {
    std::string_view said;
    if (one.get(said) == simdjson::SUCCESS && said == name) return true;
  }
  return false;
}

bool members_conform(simdjson::dom::object object, Element schema) noexcept {
  simdjson::dom::array required;
  if (schema["required"].get(required) == simdjson::SUCCESS) {
    for (Element const one : required) {
      std::string_view name;
      if (one.get(name) != simdjson::SUCCESS || object[name].error() != simdjson::SUCCESS) return false;
    }
  }
  simdjson::dom::object properties;
  if (schema["properties"].get(properties) != simdjson::SUCCESS) return true;
  for (auto const member : object) {
    Element property;
    if (properties[member.key].get(property) != simdjson::SUCCESS) return false;
    if (member.value.is_null() && !is_required(schema, member.key)) continue;
    if (!conforms_to(member.value, property)) return false;
  }
  return true;
}

bool items_conform(simdjson::dom::array array, Element schema) noexcept {
  std::uint64_t limit = 0;
  std::size_t const count = array.size();
  if (schema["minItems"].get(limit) == simdjson::SUCCESS && count < limit) return false;
  if (schema["maxItems"].get(limit) == simdjson::SUCCESS && count > limit) return false;
  Element items;
  if (schema["items"].get(items) != simdjson::SUCCESS) return true;
  for (Element const item : array) {
    if (!conforms_to(item, items)) return false;
  }
  return true;
}

// Whether one of the alternatives holds, if there are any.
bool is_any_of(Element value, Element schema) noexcept {
  simdjson::dom::array alternatives;
  if (schema["anyOf"].get(alternatives) != simdjson::SUCCESS) return true;
  return std::any_of(alternatives.begin(), alternatives.end(),
                     [&](Element alternative) { return conforms_to(value, alternative); });
}

bool conforms_to(Element value, Element schema) noexcept {
  if (!is_any_of(value, schema)) return false;
  if (!is_of_type(value, schema) || !is_listed(value, schema)) return false;
  simdjson::dom::object object;
  if (value.get(object) == simdjson::SUCCESS) return members_conform(object, schema);
  simdjson::dom::array array;
  if (value.get(array) == simdjson::SUCCESS) return items_conform(array, schema);
  return true;
}

bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

bool JsonDocument::parse(std::string_view text) noexcept {
  if (parser_.allocate(text.size() + 1, kMostJsonDepth) != simdjson::SUCCESS) return false;
  return parser_.parse(text.data(), text.size(), true).get(root_) == simdjson::SUCCESS;
}

std::string_view text_at(Element element, std::string_view pointer) noexcept {
  std::string_view text;
  return element.at_pointer(pointer).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::int64_t integer_at(Element element, std::string_view pointer) noexcept {
  std::int64_t number = 0;
  return element.at_pointer(pointer).get(number) == simdjson::SUCCESS ? number : 0;
}

bool conforms(Element value, std::string_view schema) noexcept {
  JsonDocument document;
  return document.parse(schema) && conforms_to(value, document.root());
}

std::string printable(std::string_view text, std::size_t most) {
  bool const valid = simdjson::validate_utf8(text.data(), text.size());
  std::string result;
  for (char const letter : text) {
    auto const code = static_cast<unsigned char>(letter);
    bool const odd = code < 0x20 || code == 0x7F || (!valid && code >= 0x80);
    if (odd || letter == ' ') {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += letter;
    }
  }
  if (result.size() > most) {
    std::size_t end = most;
    while (end > 0 && is_continuation(result[end])) --end;
    result.resize(end);
    result += "...";
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace synthgen::llm
