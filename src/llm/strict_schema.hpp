// A JSON Schema made strict, as OpenAI's structured outputs demand it and as it does no harm elsewhere.
#pragma once

#include "core/json_writer.hpp"
#include "llm/json.hpp"

namespace synthgen::llm {

// Writes the schema with additionalProperties false and every property required, at all levels. A property
// that was optional may then be null.
void write_strict_schema(JsonDocument::Element schema, core::JsonWriter& json);

}  // namespace synthgen::llm
