// What each dialect makes of a question, and of every kind of response.
#include <gtest/gtest.h>

#include <string>

#include "core/hash.hpp"
#include "llm/dialect.hpp"

namespace synthgen::llm {
namespace {

constexpr Provider kProviders[] = {Provider::kGemini, Provider::kVertex, Provider::kOpenAi,
                                   Provider::kAnthropic};

// With an array, an enum, an optional property and alternatives.
constexpr const char* kSchema = R"({"type": "object", "required": ["names", "kind"], "properties": {
  "names": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 5},
  "kind": {"type": "string", "enum": ["a", "b"]},
  "note": {"type": "string"},
  "either": {"anyOf": [{"type": "integer"}, {"type": "string"}]}}})";

Server server_of(Provider provider) {
  Server server;
  server.provider = provider;
  server.model = "some/model:1";
  server.project = "p";
  server.location = "us-central1";
  server.endpoint = "http://127.0.0.1:1";
  server.key = Secret("the-key");
  return server;
}

HttpRequest request_of(Provider provider, const Ask& ask) {
  return dialect_of(provider).request(server_of(provider), ask);
}

Ask question() {
  Ask ask;
  ask.system = "be \"brief\"";
  ask.prompt = "line\nbreak, \xC3\xA9";
  ask.schema = kSchema;
  ask.seed = 0xFFFFFFFFFFFFFFFFULL;
  return ask;
}

Problem problem_of(Provider provider, int status, const std::string& body) {
  Outcome const outcome = dialect_of(provider).outcome({status, 0, body});
  EXPECT_TRUE(std::holds_alternative<Failure>(outcome)) << body;
  const auto* const failure = std::get_if<Failure>(&outcome);
  return failure == nullptr ? Problem::kRefused : failure->problem;
}

TEST(Dialect, RequestsAreJsonAndKeysAreInHeadersOnly) {
  for (Provider const provider : kProviders) {
    HttpRequest const request = request_of(provider, question());
    JsonDocument document;
    ASSERT_TRUE(document.parse(request.body)) << request.body;
    EXPECT_EQ(request.url.find("the-key"), std::string::npos);
    EXPECT_EQ(request.body.find("the-key"), std::string::npos);
    int headers_with_key = 0;
    for (const std::string& header : request.headers)
      headers_with_key += header.find("the-key") == std::string::npos ? 0 : 1;
    EXPECT_EQ(headers_with_key, 1) << name_of(provider);
  }
}

TEST(Dialect, WithoutAKeyNoHeaderClaimsToHoldOne) {
  for (Provider const provider : kProviders) {
    Server server = server_of(provider);
    server.key = Secret();
    for (const std::string& header : dialect_of(provider).request(server, question()).headers)
      EXPECT_TRUE(header.starts_with("anthropic-version")) << header;
  }
}

TEST(Gemini, EscapesTheModelAndStreamsLongAnswers) {
  Ask ask = question();
  EXPECT_EQ(request_of(Provider::kGemini, ask).url,
            "http://127.0.0.1:1/v1beta/models/some%2Fmodel%3A1:streamGenerateContent?alt=sse");
  ask.max_output_tokens = 100;
  EXPECT_EQ(request_of(Provider::kGemini, ask).url,
            "http://127.0.0.1:1/v1beta/models/some%2Fmodel%3A1:generateContent");
}

TEST(Gemini, SchemaHasNoFieldThatTheInterfaceLacks) {
  std::string const body = request_of(Provider::kGemini, question()).body;
  EXPECT_EQ(body.find("additionalProperties"), std::string::npos);
  EXPECT_NE(body.find(R"("type":"ARRAY")"), std::string::npos);
  EXPECT_NE(body.find(R"("propertyOrdering":["names","kind","note","either"])"), std::string::npos);
  JsonDocument document;
  ASSERT_TRUE(document.parse(body));
  EXPECT_EQ(integer_at(document.root(), "/generationConfig/seed"), 0x7FFFFFFF);
}

TEST(OpenAi, SchemaRequiresEverythingAndLetsWhatWasOptionalBeNull) {
  std::string const body = request_of(Provider::kOpenAi, question()).body;
  EXPECT_NE(body.find(R"("required":["names","kind","note","either"])"), std::string::npos);
  EXPECT_NE(body.find(R"("note":{"type":["string","null"]})"), std::string::npos);
  EXPECT_NE(body.find(R"("additionalProperties":false)"), std::string::npos);
}

TEST(Anthropic, SaysNumbersOfItemsInTheDescription) {
  std::string const body = request_of(Provider::kAnthropic, question()).body;
  EXPECT_NE(body.find(R"("description":"minItems: 2. maxItems: 5.")"), std::string::npos);
  EXPECT_EQ(body.find(R"("maxItems":)"), std::string::npos);
  EXPECT_NE(body.find(R"("required":["names","kind"])"), std::string::npos);
}

constexpr const char* kGeminiAnswer =
    R"({"candidates": [{"content": {"parts": [{"text": "thinking", "thought": true}, {"text": "a"}, {"text": "b"}]},
        "finishReason": "STOP"}], "usageMetadata": {"promptTokenCount": 3, "candidatesTokenCount": 4,
        "thoughtsTokenCount": 5}, "modelVersion": "m-1"})";

TEST(Gemini, JoinsPartsWithoutThoughtsAndCountsAllTokens) {
  Outcome const outcome = gemini_dialect().outcome({200, 0, kGeminiAnswer});
  auto const& reply = std::get<Reply>(outcome);
  EXPECT_EQ(reply.text, "ab");
  EXPECT_EQ(reply.usage.input_tokens, 3);
  EXPECT_EQ(reply.usage.output_tokens, 9);
  EXPECT_EQ(reply.model, "m-1");
}

TEST(Gemini, ReadsEventsWhateverTheirLineEnds) {
  std::string const first = R"(data: {"candidates": [{"content": {"parts": [{"text": "one "}]}}]})";
  std::string const second =
      R"(data: {"candidates": [{"content": {"parts": [{"text": "two"}]}, "finishReason": "STOP"}]})";
  for (std::string const end : {"\n", "\r\n"}) {
    std::string const body = ": comment" + end + end + first + end + end + second + end;
    Outcome const outcome = gemini_dialect().outcome({200, 0, body});
    ASSERT_TRUE(std::holds_alternative<Reply>(outcome));
    EXPECT_EQ(std::get<Reply>(outcome).text, "one two");
  }
  EXPECT_EQ(problem_of(Provider::kGemini, 200, first + "\n\n"), Problem::kUnreachable);
  EXPECT_EQ(
      problem_of(Provider::kGemini, 200, first + "\n\n" + R"({"error": {"code": 503, "message": "x"}})"),
      Problem::kUnavailable);
  EXPECT_EQ(problem_of(Provider::kGemini, 200, R"([{"error": {"code": 429, "message": "x"}}])"),
            Problem::kRateLimited);
}

TEST(Gemini, ReadsTheDetailsOfErrors) {
  auto const error = [](const std::string& details) {
    return R"({"error": {"code": 429, "message": "quota", "details": [)" + details + "]}}";
  };
  std::string const retry = R"({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34.5s"})";
  Outcome const outcome = gemini_dialect().outcome({429, 0, error(retry)});
  EXPECT_EQ(std::get<Failure>(outcome).problem, Problem::kRateLimited);
  EXPECT_EQ(std::get<Failure>(outcome).retry_after, 34.5);
  EXPECT_EQ(problem_of(Provider::kGemini, 429,
                       error(retry + R"(, {"@type": "x/google.rpc.QuotaFailure", "violations": [
                             {"quotaId": "GenerateRequestsPerDayPerProject"}]})")),
            Problem::kQuotaDay);
  EXPECT_EQ(problem_of(Provider::kGemini, 400,
                       R"({"error": {"code": 400, "details": [{"reason": "API_KEY_INVALID"}]}})"),
            Problem::kBadKey);
  EXPECT_EQ(problem_of(Provider::kGemini, 200, R"({"promptFeedback": {"blockReason": "SAFETY"}})"),
            Problem::kBlocked);
}

TEST(OpenAi, ReadsAnswersAndRefusals) {
  std::string const answer = R"({"model": "m", "choices": [{"finish_reason": "stop",
      "message": {"content": "yes", "refusal": null}}], "usage": {"prompt_tokens": 1, "completion_tokens": 2}})";
  EXPECT_EQ(std::get<Reply>(openai_dialect().outcome({200, 0, answer})).text, "yes");
  EXPECT_EQ(problem_of(Provider::kOpenAi, 200, R"({"choices": [{"message": {"refusal": "no"}}]})"),
            Problem::kBlocked);
  EXPECT_EQ(problem_of(Provider::kOpenAi, 429, R"({"error": {"code": "insufficient_quota"}})"),
            Problem::kQuotaDay);
}

TEST(Anthropic, ReadsAnswersAndOverload) {
  std::string const answer = R"({"model": "m", "stop_reason": "end_turn", "content": [
      {"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "yes"}],
      "usage": {"input_tokens": 1, "output_tokens": 2}})";
  EXPECT_EQ(std::get<Reply>(anthropic_dialect().outcome({200, 0, answer})).text, "yes");
  EXPECT_EQ(problem_of(Provider::kAnthropic, 529, R"({"error": {"type": "overloaded_error"}})"),
            Problem::kUnavailable);
  EXPECT_EQ(problem_of(Provider::kAnthropic, 200, R"({"stop_reason": "max_tokens"})"), Problem::kTruncated);
}

TEST(Dialect, StatusesWithoutAReadableBodyStillHaveAMeaning) {
  for (Provider const provider : kProviders) {
    EXPECT_EQ(problem_of(provider, 401, ""), Problem::kBadKey);
    EXPECT_EQ(problem_of(provider, 502, "<html>Bad Gateway</html>"), Problem::kUnavailable);
    EXPECT_EQ(problem_of(provider, 302, ""), Problem::kRefused);
    EXPECT_EQ(problem_of(provider, 404, "{}"), Problem::kRefused);
    EXPECT_EQ(problem_of(provider, 200, "[1, 2"), Problem::kMalformed);
    EXPECT_EQ(problem_of(provider, 200, "null"), Problem::kMalformed);
  }
}

// Every prefix of a good answer, and the answer with each byte changed: nothing but an outcome, and never a
// longer answer than there was.
TEST(Dialect, BrokenResponsesAreFailuresOrAnswersNeverMore) {
  std::string const answers[] = {
      kGeminiAnswer, std::string("data: ") + kGeminiAnswer,
      R"({"choices": [{"finish_reason": "stop", "message": {"content": "yes"}}], "usage": {"prompt_tokens": 1}})",
      R"({"stop_reason": "end_turn", "content": [{"type": "text", "text": "yes"}], "usage": {"input_tokens": 1}})"};
  for (Provider const provider : kProviders) {
    for (const std::string& answer : answers) {
      for (std::size_t i = 0; i < answer.size(); ++i) {
        std::string changed = answer;
        changed[i] = static_cast<char>(core::mix(i, answer.size()));
        for (const std::string& body : {answer.substr(0, i), changed}) {
          Outcome const outcome = dialect_of(provider).outcome({200, 0, body});
          if (std::holds_alternative<Reply>(outcome)) {
            EXPECT_LE(std::get<Reply>(outcome).text.size(), answer.size());
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace synthgen::llm
