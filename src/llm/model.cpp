#include "llm/model.hpp"

#include <algorithm>

namespace synthgen::llm {

namespace {

constexpr double kLongestWait = 120;

}  // namespace

std::string Secret::blot(std::string text) const {
  if (value_.empty()) return text;
  for (std::size_t at = text.find(value_); at != std::string::npos; at = text.find(value_, at)) {
    text.replace(at, value_.size(), "***");
    at += 3;
  }
  return text;
}

bool Failure::retryable() const noexcept {
  switch (problem) {
    case Problem::kRateLimited:
    case Problem::kUnavailable:
    case Problem::kUnreachable:
    case Problem::kTimeout:
    case Problem::kMalformed:
      return true;
    default:
      return false;
  }
}

const char* name_of(Provider provider) noexcept {
  switch (provider) {
    case Provider::kGemini:
      return "gemini";
    case Provider::kVertex:
      return "vertex";
    case Provider::kOpenAi:
      return "openai";
    case Provider::kAnthropic:
      return "anthropic";
  }
  return "";
}

const char* name_of(Problem problem) noexcept {
  switch (problem) {
    case Problem::kBadKey:
      return "bad_key";
    case Problem::kQuotaDay:
      return "quota_used_up";
    case Problem::kRateLimited:
      return "rate_limited";
    case Problem::kUnavailable:
      return "unavailable";
    case Problem::kUnreachable:
      return "unreachable";
    case Problem::kTimeout:
      return "timeout";
    case Problem::kBlocked:
      return "blocked";
    case Problem::kTruncated:
      return "truncated";
    case Problem::kMalformed:
      return "malformed";
    case Problem::kTooLarge:
      return "too_large";
    case Problem::kRefused:
      return "refused";
  }
  return "";
}

std::optional<double> delay_before_retry(const Server& server, const Failure& failure, int attempt,
                                         std::uint64_t draw) noexcept {
  if (!failure.retryable() || attempt > kMostRepetitions || failure.retry_after > kLongestWait)
    return std::nullopt;
  double const jitter = 1 + 0.25 * static_cast<double>(draw >> 11) * 0x1p-53;
  double const backoff = server.retry_delay * static_cast<double>(1 << (attempt - 1)) * jitter;
  return std::max(backoff, failure.retry_after);
}

}  // namespace synthgen::llm
