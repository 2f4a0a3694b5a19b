// Reading JSON that strangers wrote: sizes and depths are bounded, what is missing is empty or zero.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace synthgen::llm {

// The deepest nesting that is read.
inline constexpr std::size_t kMostJsonDepth = 64;

class JsonDocument {
 public:
  using Element = simdjson::dom::element;

  // Parses `text`, which need not outlive the document; false if it is not JSON in UTF-8, or nested too deep.
  bool parse(std::string_view text) noexcept;

  Element root() const noexcept { return root_; }

 private:
  simdjson::dom::parser parser_;
  Element root_;
};

// The string at a JSON pointer (RFC 6901) below `element`; empty if there is none. Lives as long as the
// document.
std::string_view text_at(JsonDocument::Element element, std::string_view pointer) noexcept;

// The whole number there; 0 if there is none.
std::int64_t integer_at(JsonDocument::Element element, std::string_view pointer) noexcept;

// Whether a value conforms to a schema, in the subset that Ask::schema knows, with no property that the
// schema does not name; a property that is not required may be null. False too where the schema is no JSON.
bool conforms(JsonDocument::Element value, std::string_view schema) noexcept;

// A text that strangers wrote, fit for a message: printable, on one line, at most `most` bytes of whole
// characters.
std::string printable(std::string_view text, std::size_t most = 300);

}  // namespace synthgen::llm
