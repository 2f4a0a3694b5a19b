// The parts of the client that need neither a network nor the server: JSON from strangers, endpoints,
// retries, keys.
#include <gtest/gtest.h>

#include <string>

#include "llm/endpoint.hpp"
#include "llm/json.hpp"
#include "llm/model.hpp"

namespace synthgen::llm {
namespace {

bool fits(const std::string& value, const std::string& schema) {
  JsonDocument document;
  EXPECT_TRUE(document.parse(value)) << value;
  return conforms(document.root(), schema);
}

TEST(Json, ConformsToTheSubsetOfJsonSchema) {
  std::string const schema = R"({"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"},
      "t": {"type": "string", "enum": ["a", "b"]}, "l": {"type": "array", "items": {"type": "string"},
      "minItems": 1, "maxItems": 2}, "u": {"type": ["number", "null"]},
      "e": {"anyOf": [{"type": "string"}, {"type": "boolean"}]}}})";
  for (const char* const good :
       {R"({"n": 1})", R"({"n": -3, "t": "a"})", R"({"n": 1, "l": ["x"]})", R"({"n": 1, "u": null})",
        R"({"n": 1, "u": 0.5})", R"({"n": 1, "e": true})", R"({"n": 1, "t": null})"}) {
    EXPECT_TRUE(fits(good, schema)) << good;
  }
  for (const char* const bad :
       {"[]", "{}", R"({"n": "1"})", R"({"n": 1.5})", R"({"n": null})", R"({"n": 1, "t": "c"})",
        R"({"n": 1, "l": []})", R"({"n": 1, "l": ["a", "b", "c"]})", R"({"n": 1, "l": [1]})",
        R"({"n": 1, "e": 1})", R"({"n": 1, "other": 1})"}) {
    EXPECT_FALSE(fits(bad, schema)) << bad;
  }
  EXPECT_FALSE(fits("{}", "no schema"));
}

TEST(Json, BoundsTheDepth) {
  JsonDocument document;
  EXPECT_TRUE(document.parse(std::string(60, '[') + std::string(60, ']')));
  EXPECT_FALSE(document.parse(std::string(70, '[') + std::string(70, ']')));
  EXPECT_FALSE(document.parse("{\"a\": \"\xFF\"}"));
  EXPECT_FALSE(document.parse(""));
}

TEST(Json, PrintableTextIsOneLineOfWholeCharacters) {
  EXPECT_EQ(printable(" a\r\n\tb\x01 c "), "a b c");
  EXPECT_EQ(printable("\xFF\xFEx"), "x");
  EXPECT_EQ(printable("\xC3\xA9\xC3\xA9", 3), "\xC3\xA9...");
}

TEST(Endpoint, IsHttpsOrThisMachine) {
  for (const char* const good :
       {"https://api.example.com", "https://api.example.com:8443/v1", "http://127.0.0.1:8080",
        "http://[::1]:1/v1", "http://localhost/v1", "http://127.1.2.3", "https://[2001:db8::1]/v1"}) {
    EXPECT_EQ(endpoint_problem(good), "") << good;
  }
  for (const char* const bad : {"",
                                "http://",
                                "https://",
                                "https:///v1",
                                "ftp://localhost",
                                "HTTP://localhost",
                                "http://10.0.0.1",
                                "http://localhost.evil.example",
                                "http://127.0.0.1.evil.example",
                                "http://127.0.0.1@evil.example",
                                "https://user@example.com",
                                "https://example.com?x",
                                "https://example.com/#x",
                                "https://example.com:",
                                "https://example.com:1234567",
                                "https://example.com:x",
                                "https://exa mple.com",
                                "https://example.com/\n",
                                "https://example.com\\@evil.example",
                                "https://a/../b",
                                "http://127.1",
                                "http://[::1",
                                "http://[::1]x"}) {
    EXPECT_NE(endpoint_problem(bad), "") << bad;
  }
}

TEST(Endpoint, AllowedPrefixesEndAtASlash) {
  constexpr const char* kAllowed = "https://a.example/v1 , https://b.example/";
  EXPECT_TRUE(is_allowed("https://a.example/v1", kAllowed));
  EXPECT_TRUE(is_allowed("https://a.example/v1/eu", kAllowed));
  EXPECT_TRUE(is_allowed("https://b.example", kAllowed));
  EXPECT_FALSE(is_allowed("https://a.example/v10", kAllowed));
  EXPECT_FALSE(is_allowed("https://a.example", kAllowed));
  EXPECT_FALSE(is_allowed("https://b.example.evil", kAllowed));
  EXPECT_FALSE(is_allowed("https://c.example", ""));
  EXPECT_FALSE(is_allowed("https://c.example", ",,"));
}

TEST(Retry, BacksOffAndGivesUp) {
  Server const server;
  Failure failure;
  failure.problem = Problem::kUnavailable;
  double before = 0;
  for (int attempt = 1; attempt <= kMostRepetitions; ++attempt) {
    auto const delay = delay_before_retry(server, failure, attempt, 0);
    ASSERT_TRUE(delay);
    EXPECT_EQ(*delay, before == 0 ? 2 : 2 * before);
    EXPECT_LT(*delay_before_retry(server, failure, attempt, ~0ULL), 1.25 * *delay + 1e-9);
    before = *delay;
  }
  EXPECT_FALSE(delay_before_retry(server, failure, kMostRepetitions + 1, 0));
  failure.retry_after = 40;
  EXPECT_EQ(*delay_before_retry(server, failure, 1, 0), 40);
  failure.retry_after = 3600;
  EXPECT_FALSE(delay_before_retry(server, failure, 1, 0));
  for (Problem const final_one : {Problem::kBadKey, Problem::kQuotaDay, Problem::kBlocked,
                                  Problem::kTruncated, Problem::kTooLarge, Problem::kRefused}) {
    Failure hopeless;
    hopeless.problem = final_one;
    EXPECT_FALSE(delay_before_retry(server, hopeless, 1, 0)) << name_of(final_one);
  }
}

TEST(Secret, IsBlottedOutOfTexts) {
  EXPECT_EQ(Secret("abc").blot("xabcabcx ab"), "x******x ab");
  EXPECT_EQ(Secret().blot("abc"), "abc");
  EXPECT_EQ(Secret("*").blot("a*b"), "a***b");
}

}  // namespace
}  // namespace synthgen::llm
