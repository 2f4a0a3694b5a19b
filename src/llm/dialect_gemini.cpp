// Gemini's REST interface: generateContent, and streamGenerateContent with server-sent events where the
// answer may be long. Vertex AI speaks the same under another path and with a bearer token.
#include <algorithm>
#include <charconv>

#include "core/json_writer.hpp"
#include "llm/dialect.hpp"

namespace synthgen::llm {

namespace {

using core::JsonWriter;
using Element = JsonDocument::Element;

// An answer of more tokens than this is streamed, so that a proxy on the way sees that something comes.
constexpr int kMostTokensUnstreamed = 2048;

// A schema's type in OpenAPI's manner: one name in capitals, and whether null is allowed.
void write_type(Element schema, JsonWriter& json) {
  std::string_view name;
  bool nullable = false;
  simdjson::dom::array names;
  if (schema["type"].get(names) == simdjson::SUCCESS) {
    for (Element const one : names) {
      std::string_view const said = text_at(one, "");
      if (said == "null") {
        nullable = true;
      } else {
        name = said;
      }
    }
  } else {
    name = text_at(schema, "/type");
  }
  if (name.empty()) return;
  std::string capitals(name);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](char letter) { return letter >= 'a' && letter <= 'z' ? char(letter - 32) : letter; });
  json.member("type", std::string_view(capitals));
  if (nullable) json.member("nullable", true);
}

// A JSON Schema as responseSchema takes it: what its OpenAPI subset lacks, such as additionalProperties, is
// answered with status 400 and so left out. Properties keep their order.
void write_schema(Element schema, JsonWriter& json) {
  json.begin_object();
  write_type(schema, json);
  for (std::string_view const name : {"description", "required", "enum", "minItems", "maxItems"}) {
    Element value;
    if (schema[name].get(value) == simdjson::SUCCESS) json.key(name).raw(simdjson::minify(value));
  }
  Element items;
  if (schema["items"].get(items) == simdjson::SUCCESS) write_schema(items, json.key("items"));
  simdjson::dom::array alternatives;
  if (schema["anyOf"].get(alternatives) == simdjson::SUCCESS) {
    json.key("anyOf").begin_array();
    for (Element const one : alternatives) write_schema(one, json);
    json.end_array();
  }
  simdjson::dom::object properties;
  if (schema["properties"].get(properties) == simdjson::SUCCESS) {
    json.key("properties").begin_object();
    for (auto const property : properties) write_schema(property.value, json.key(property.key));
    json.end_object().key("propertyOrdering").begin_array();
    for (auto const property : properties) json.value(property.key);
    json.end_array();
  }
  json.end_object();
}

void write_content(std::string_view text, JsonWriter& json) {
  json.key("parts").begin_array().begin_object().member("text", text).end_object().end_array();
}

std::string request_body(const Server& server, const Ask& ask) {
  JsonWriter json;
  json.begin_object();
  json.key("contents").begin_array().begin_object().member("role", "user");
  write_content(ask.prompt, json);
  json.end_object().end_array();
  if (!ask.system.empty()) {
    json.key("systemInstruction").begin_object();
    write_content(ask.system, json);
    json.end_object();
  }
  json.key("generationConfig").begin_object();
  if (auto const temperature = temperature_of(server, ask))
    json.key("temperature").raw(number_text(*temperature));
  json.member("seed", static_cast<std::int64_t>(ask.seed & 0x7FFFFFFF));
  json.member("maxOutputTokens", std::int64_t{ask.max_output_tokens});
  JsonDocument schema;
  if (!ask.schema.empty() && schema.parse(ask.schema)) {
    json.member("responseMimeType", "application/json");
    write_schema(schema.root(), json.key("responseSchema"));
  }
  json.end_object().end_object();
  return json.text();
}

std::string method_of(const Ask& ask) {
  return ask.max_output_tokens > kMostTokensUnstreamed ? ":streamGenerateContent?alt=sse"
                                                       : ":generateContent";
}

// Seconds of a duration such as "34.07s".
double seconds_of(std::string_view text) {
  double seconds = 0;
  auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return problem == std::errc() && seconds > 0 && end != text.data() ? seconds : 0;
}

// Whether a quota of a day is among the violations.
bool names_daily_quota(Element detail) {
  simdjson::dom::array violations;
  if (detail["violations"].get(violations) != simdjson::SUCCESS) return false;
  return std::any_of(violations.begin(), violations.end(), [](Element violation) {
    return text_at(violation, "/quotaId").find("PerDay") != std::string_view::npos ||
           text_at(violation, "/quotaMetric").find("per_day") != std::string_view::npos;
  });
}

// Refines a failure by the details of an error object: RetryInfo, QuotaFailure, ErrorInfo.
void read_details(Element error, Failure& failure) {
  simdjson::dom::array details;
  if (error["details"].get(details) != simdjson::SUCCESS) return;
  for (Element const detail : details) {
    std::string_view const type = text_at(detail, "/@type");
    if (type.ends_with("RetryInfo")) failure.retry_after = seconds_of(text_at(detail, "/retryDelay"));
    if (type.ends_with("QuotaFailure") && names_daily_quota(detail)) failure.problem = Problem::kQuotaDay;
    if (text_at(detail, "/reason") == "API_KEY_INVALID") failure.problem = Problem::kBadKey;
  }
}

Failure error_failure(const HttpResponse& response, Element error) {
  HttpResponse said{response.status, response.retry_after, {}};
  // A stream that began well has status 200; the error object knows better.
  if (auto const code = integer_at(error, "/code"); response.status == 200 && code >= 400 && code < 600)
    said.status = static_cast<int>(code);
  Failure failure = failure_of(said, text_at(error, "/message"));
  read_details(error, failure);
  return failure;
}

// What the chunks of an answer add up to; an answer that is not streamed is one chunk.
struct Answer {
  std::string text;
  std::string finish_reason;
  std::string block_reason;
  std::string model;
  Usage usage;
  bool has_candidate = false;
  std::optional<Failure> failure;
};

void read_parts(Element candidate, Answer& answer) {
  simdjson::dom::array parts;
  if (candidate.at_pointer("/content/parts").get(parts) != simdjson::SUCCESS) return;
  for (Element const part : parts) {
    bool thought = false;
    if (part["thought"].get(thought) == simdjson::SUCCESS && thought) continue;
    answer.text += text_at(part, "/text");
  }
}

void read_chunk(const HttpResponse& response, Element chunk, Answer& answer) {
  Element error, candidate, usage;
  if (chunk["error"].get(error) == simdjson::SUCCESS) answer.failure = error_failure(response, error);
  if (chunk.at_pointer("/candidates/0").get(candidate) == simdjson::SUCCESS) {
    answer.has_candidate = true;
    read_parts(candidate, answer);
    if (auto const reason = text_at(candidate, "/finishReason"); !reason.empty())
      answer.finish_reason = reason;
  }
  if (auto const reason = text_at(chunk, "/promptFeedback/blockReason"); !reason.empty())
    answer.block_reason = reason;
  if (auto const model = text_at(chunk, "/modelVersion"); !model.empty()) answer.model = model;
  if (chunk["usageMetadata"].get(usage) == simdjson::SUCCESS) {
    answer.usage = {integer_at(usage, "/promptTokenCount"),
                    integer_at(usage, "/candidatesTokenCount") + integer_at(usage, "/thoughtsTokenCount")};
  }
}

// Reads the body as one JSON document, an array of chunks included; false if it is none.
bool read_document(const HttpResponse& response, std::string_view body, Answer& answer) {
  JsonDocument document;
  if (!document.parse(body)) return false;
  simdjson::dom::array chunks;
  if (document.root().get(chunks) == simdjson::SUCCESS) {
    for (Element const chunk : chunks) read_chunk(response, chunk, answer);
  } else {
    read_chunk(response, document.root(), answer);
  }
  return true;
}

// Reads server-sent events (WHATWG HTML, 9.2), of which only the data lines matter here. A line that is no
// field is a bare document, as gateways put an error object into a stream; false if something is no JSON.
bool read_events(const HttpResponse& response, Answer& answer) {
  std::string_view rest = response.body;
  std::string event;
  std::string bare;
  while (!rest.empty()) {
    std::size_t const length = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with("data:")) {
      event.append(line.substr(5)) += '\n';
    } else if (!line.empty() && !line.starts_with(':')) {
      bare.append(line) += '\n';
    }
    if ((line.empty() || rest.empty()) && !event.empty()) {
      if (!read_document(response, event, answer)) return false;
      event.clear();
    }
  }
  return bare.empty() || read_document(response, bare, answer);
}

bool is_blocked(std::string_view finish_reason) {
  for (std::string_view const reason :
       {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "IMAGE_SAFETY"}) {
    if (finish_reason == reason) return true;
  }
  return false;
}

Outcome judge(const HttpResponse& response, Answer&& answer) {
  auto const fail = [&](Problem problem, std::string message) {
    return failure(problem, std::move(message), answer.usage, response.status);
  };
  if (answer.failure) return std::move(*answer.failure);
  if (!answer.block_reason.empty())
    return fail(Problem::kBlocked, "the prompt was blocked: " + printable(answer.block_reason));
  if (is_blocked(answer.finish_reason))
    return fail(Problem::kBlocked, "the answer was blocked: " + printable(answer.finish_reason));
  if (answer.finish_reason == "MAX_TOKENS")
    return fail(Problem::kTruncated, "the answer is longer than was allowed");
  if (!answer.has_candidate) return fail(Problem::kMalformed, "the response holds no candidate");
  if (answer.finish_reason.empty()) return fail(Problem::kUnreachable, "the answer broke off");
  if (answer.finish_reason != "STOP")
    return fail(Problem::kMalformed, "the model stopped: " + printable(answer.finish_reason));
  return Reply{std::move(answer.text), answer.usage, std::move(answer.model)};
}

Outcome read_response(const HttpResponse& response) {
  Answer answer;
  std::size_t const start = response.body.find_first_not_of(" \r\n\t");
  bool const is_document =
      start != std::string::npos && (response.body[start] == '{' || response.body[start] == '[');
  bool const read = (is_document && read_document(response, response.body, answer)) ||
                    (response.status == 200 && read_events(response, answer));
  if (read && answer.failure) return std::move(*answer.failure);
  if (response.status != 200) return failure_of(response, "");
  if (!read && answer.has_candidate)
    return failure(Problem::kUnreachable, "the answer broke off", answer.usage, 200);
  if (!read) return malformed(response, "the response is not JSON");
  return judge(response, std::move(answer));
}

class GeminiDialect : public Dialect {
 public:
  std::string default_endpoint(const Server&) const override {
    return "https://generativelanguage.googleapis.com";
  }

  HttpRequest request(const Server& server, const Ask& ask) const override {
    HttpRequest request;
    request.url = server.endpoint + "/v1beta/models/" + escape_segment(server.model) + method_of(ask);
    if (!server.key.empty()) request.headers.push_back("x-goog-api-key: " + server.key.reveal());
    request.body = request_body(server, ask);
    return request;
  }

  Outcome outcome(const HttpResponse& response) const override { return read_response(response); }
};

class VertexDialect : public GeminiDialect {
 public:
  std::string default_endpoint(const Server& server) const override {
    return server.location == "global" ? "https://aiplatform.googleapis.com"
                                       : "https://" + server.location + "-aiplatform.googleapis.com";
  }

  HttpRequest request(const Server& server, const Ask& ask) const override {
    HttpRequest request;
    request.url = server.endpoint + "/v1/projects/" + escape_segment(server.project) + "/locations/" +
                  escape_segment(server.location) + "/publishers/google/models/" +
                  escape_segment(server.model) + method_of(ask);
    if (!server.key.empty()) request.headers.push_back("Authorization: Bearer " + server.key.reveal());
    request.body = request_body(server, ask);
    return request;
  }
};

}  // namespace

const Dialect& gemini_dialect() noexcept {
  static const GeminiDialect dialect;
  return dialect;
}

const Dialect& vertex_dialect() noexcept {
  static const VertexDialect dialect;
  return dialect;
}

}  // namespace synthgen::llm
