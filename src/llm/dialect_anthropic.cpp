// Anthropic's messages, with structured outputs.
#include "core/json_writer.hpp"
#include "llm/dialect.hpp"
#include "llm/strict_schema.hpp"

namespace synthgen::llm {

namespace {

using core::JsonWriter;
using Element = JsonDocument::Element;

// Fixes the shape of requests and responses; this one has no temperature.
constexpr const char* kVersion = "anthropic-version: 2026-10-21";

void write_output_config(const Ask& ask, JsonWriter& json) {
  JsonDocument schema;
  if (ask.schema.empty() || !schema.parse(ask.schema)) return;
  json.key("output_config").begin_object().key("format").begin_object().member("type", "json_schema");
  write_strict_schema(schema.root(), StrictRules::kAnthropic, json.key("schema"));
  json.end_object().end_object();
}

std::string request_body(const Server& server, const Ask& ask) {
  JsonWriter json;
  json.begin_object().member("model", server.model);
  json.member("max_tokens", std::int64_t{ask.max_output_tokens});
  if (!ask.system.empty()) json.member("system", ask.system);
  json.key("messages").begin_array().begin_object();
  json.member("role", "user").member("content", ask.prompt).end_object().end_array();
  write_output_config(ask, json);
  json.end_object();
  return json.text();
}

Failure error_failure(const HttpResponse& response, Element error) {
  Failure failure = failure_of(response, text_at(error, "/message"));
  std::string_view const type = text_at(error, "/type");
  if (type == "overloaded_error") failure.problem = Problem::kUnavailable;
  if (type == "billing_error") failure.problem = Problem::kQuotaDay;
  if (type == "timeout_error") failure.problem = Problem::kTimeout;
  return failure;
}

// What the model said, without what it thought.
std::string answer_of(Element root) {
  simdjson::dom::array blocks;
  if (root["content"].get(blocks) != simdjson::SUCCESS) return {};
  std::string said;
  for (Element const block : blocks) {
    if (text_at(block, "/type") == "text") said += text_at(block, "/text");
  }
  return said;
}

Outcome judge(const HttpResponse& response, Element root) {
  Usage const spent{integer_at(root, "/usage/input_tokens"), integer_at(root, "/usage/output_tokens")};
  auto const fail = [&](Problem problem, std::string message) {
    return failure(problem, std::move(message), spent, response.status);
  };
  std::string_view const reason = text_at(root, "/stop_reason");
  if (reason == "max_tokens" || reason == "model_context_window_exceeded")
    return fail(Problem::kTruncated, "the answer is longer than was allowed");
  if (reason == "refusal") return fail(Problem::kBlocked, "the model refused to answer");
  if (reason != "end_turn" && reason != "stop_sequence")
    return fail(Problem::kMalformed, "the model stopped: " + printable(reason));
  return Reply{answer_of(root), spent, std::string(text_at(root, "/model"))};
}

class AnthropicDialect final : public Dialect {
 public:
  std::string default_endpoint(const Server&) const override { return "https://api.anthropic.com"; }

  HttpRequest request(const Server& server, const Ask& ask) const override {
    HttpRequest request;
    request.url = server.endpoint + "/v1/messages";
    request.headers.emplace_back(kVersion);
    if (!server.key.empty()) request.headers.push_back("Authorization: Bearer " + server.key.reveal());
    request.body = request_body(server, ask);
    return request;
  }

  Outcome outcome(const HttpResponse& response) const override {
    return read_response(response, error_failure, judge);
  }
};

}  // namespace

const Dialect& anthropic_dialect() noexcept {
  static const AnthropicDialect dialect;
  return dialect;
}

}  // namespace synthgen::llm
