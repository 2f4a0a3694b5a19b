// The chat completions of OpenAI, which llama.cpp, Ollama, vLLM and many others speak too.
#include "core/json_writer.hpp"
#include "llm/dialect.hpp"
#include "llm/strict_schema.hpp"

namespace synthgen::llm {

namespace {

using core::JsonWriter;
using Element = JsonDocument::Element;

constexpr const char* kDefaultEndpoint = "https://api.openai.com/v1";

void write_message(const char* role, const std::string& content, JsonWriter& json) {
  if (content.empty()) return;
  json.begin_object().member("role", role).member("content", content).end_object();
}

void write_response_format(const Ask& ask, JsonWriter& json) {
  JsonDocument schema;
  if (ask.schema.empty() || !schema.parse(ask.schema)) return;
  json.key("response_format").begin_object().member("type", "json_schema");
  json.key("json_schema").begin_object().member("name", "answer").member("strict", true);
  write_strict_schema(schema.root(), StrictRules::kOpenAi, json.key("schema"));
  json.end_object().end_object();
}

std::string request_body(const Server& server, const Ask& ask) {
  JsonWriter json;
  json.begin_object().member("model", server.model).key("messages").begin_array();
  write_message("system", ask.system, json);
  write_message("user", ask.prompt, json);
  json.end_array();
  // OpenAI's newer models know the first name only, most other servers the second one only.
  bool const is_openai = server.endpoint == kDefaultEndpoint;
  json.member(is_openai ? "max_completion_tokens" : "max_tokens", std::int64_t{ask.max_output_tokens});
  json.member("seed", static_cast<std::int64_t>(ask.seed & 0x7FFFFFFF));
  if (auto const temperature = temperature_of(server, ask))
    json.key("temperature").raw(number_text(*temperature));
  write_response_format(ask, json);
  json.end_object();
  return json.text();
}

Failure error_failure(const HttpResponse& response, Element error) {
  Failure failure = failure_of(response, text_at(error, "/message"));
  if (text_at(error, "/code") == "insufficient_quota" || text_at(error, "/type") == "insufficient_quota")
    failure.problem = Problem::kQuotaDay;
  if (text_at(error, "/code") == "invalid_api_key") failure.problem = Problem::kBadKey;
  return failure;
}

Outcome judge(const HttpResponse& response, Element root) {
  Element usage, choice;
  Usage spent;
  if (root["usage"].get(usage) == simdjson::SUCCESS)
    spent = {integer_at(usage, "/prompt_tokens"), integer_at(usage, "/completion_tokens")};
  auto const fail = [&](Problem problem, std::string message) {
    return failure(problem, std::move(message), spent, response.status);
  };
  if (root.at_pointer("/choices/0").get(choice) != simdjson::SUCCESS)
    return fail(Problem::kMalformed, "the response holds no choice");
  if (auto const refusal = text_at(choice, "/message/refusal"); !refusal.empty())
    return fail(Problem::kBlocked, "the model refused: " + printable(refusal));
  std::string_view const reason = text_at(choice, "/finish_reason");
  if (reason == "length") return fail(Problem::kTruncated, "the answer is longer than was allowed");
  if (reason == "content_filter") return fail(Problem::kBlocked, "the answer was blocked: content_filter");
  if (reason != "stop") return fail(Problem::kMalformed, "the model stopped: " + printable(reason));
  return Reply{std::string(text_at(choice, "/message/content")), spent, std::string(text_at(root, "/model"))};
}

class OpenAiDialect final : public Dialect {
 public:
  std::string default_endpoint(const Server&) const override { return kDefaultEndpoint; }

  HttpRequest request(const Server& server, const Ask& ask) const override {
    HttpRequest request;
    request.url = server.endpoint + "/chat/completions";
    if (!server.key.empty()) request.headers.push_back("Authorization: Bearer " + server.key.reveal());
    request.body = request_body(server, ask);
    return request;
  }

  Outcome outcome(const HttpResponse& response) const override {
    return read_response(response, error_failure, judge);
  }
};

}  // namespace

const Dialect& openai_dialect() noexcept {
  static const OpenAiDialect dialect;
  return dialect;
}

}  // namespace synthgen::llm
