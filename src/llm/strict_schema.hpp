// A JSON Schema made strict, as structured outputs demand it.
#pragma once

#include "core/json_writer.hpp"
#include "llm/json.hpp"

namespace synthgen::llm {

// Whose structured outputs the schema is for.
enum class StrictRules {
  kOpenAi,     // every property is required: one that was optional may then be null
  kAnthropic,  // numbers of items are not enforced: they are said in the description
};

// Writes the schema with additionalProperties false at all levels, as the rules demand.
void write_strict_schema(JsonDocument::Element schema, StrictRules rules, core::JsonWriter& json);

}  // namespace synthgen::llm
