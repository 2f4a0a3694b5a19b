// What is asked of a language model and what comes back, as plain values. Nothing here needs the server, so
// that a question can be asked outside any transaction. All texts are UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace synthgen::llm {

// The dialects that are spoken.
enum class Provider { kGemini, kVertex, kOpenAi, kAnthropic };

// A key. It has to be revealed by name, so that it gets nowhere by accident.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  bool empty() const noexcept { return value_.empty(); }
  const std::string& reveal() const noexcept { return value_; }
  // The text with every occurrence of the key blotted out.
  std::string blot(std::string text) const;

 private:
  std::string value_;
};

// A model and how to reach it: what its foreign server and the user mapping say.
struct Server {
  std::string name;
  Provider provider = Provider::kGemini;
  std::string model;
  std::string endpoint;  // scheme, host, port and the path before the dialect's own; no slash at its end
  std::string project;   // vertex only
  std::string location;  // vertex only
  Secret key;
  double timeout = 60;            // seconds that one call may take
  int max_concurrency = 4;        // calls in flight at once
  int requests_per_minute = 0;    // 0: no limit
  std::int64_t token_budget = 0;  // tokens, in and out, of one day; 0: no limit
  std::optional<double> temperature;
  double retry_delay = 2;             // seconds before the first repetition
  std::optional<double> input_price;  // per million tokens, in the user's currency
  std::optional<double> output_price;
};

// One question.
struct Ask {
  std::string system;  // who the model is to be; may be empty
  std::string prompt;
  // JSON Schema of the answer; empty: any text. The subset that all providers take: the root is an object;
  // type (one name, or a pair with "null"), properties, required, items, anyOf, enum of strings, description,
  // minItems, maxItems. A property that is not required may come as null.
  std::string schema;
  int max_output_tokens = 8192;
  std::optional<double> temperature;  // nothing: the server's
  std::uint64_t seed = 0;
};

struct Usage {
  std::int64_t input_tokens = 0;
  std::int64_t output_tokens = 0;
};

// An answer. With a schema it is JSON that conforms to it; without one it is what the model said. Either way
// hostile: bind it as data, and check it against what it is to become.
struct Reply {
  std::string text;
  Usage usage;
  std::string model;  // as the provider calls it
};

// Why there is no answer.
enum class Problem {
  kBadKey,       // the key is wrong, or not allowed to do this
  kQuotaDay,     // the quota of the day, or the account, is used up
  kRateLimited,  // too many requests just now
  kUnavailable,  // the provider is overloaded or broken
  kUnreachable,  // no connection, or it was lost
  kTimeout,      // no complete answer in time
  kBlocked,      // the provider refuses to answer this
  kTruncated,    // the answer hit max_output_tokens
  kMalformed,    // not what was asked for: broken JSON, another shape
  kTooLarge,     // more bytes than we take
  kRefused,      // the request is wrong: unknown model, unknown field, a redirect
};

struct Failure {
  Problem problem = Problem::kRefused;
  std::string message;     // a clause without capital and full stop; printable, without keys
  double retry_after = 0;  // seconds that the provider asks to wait; 0 if it does not say
  int http_status = 0;     // 0 if there was no response
  Usage usage;             // what was spent all the same

  // Whether the same question may succeed later.
  bool retryable() const noexcept;
};

using Outcome = std::variant<Reply, Failure>;

const char* name_of(Provider provider) noexcept;
// A word for logs and views, such as "rate_limited".
const char* name_of(Problem problem) noexcept;

// Seconds to wait before a question is asked again for the `attempt`-th time (from 1): retry_delay times 1,
// 2, 4, 8 with up to a quarter of jitter, taken from `draw`, and no less than the provider asks for. Nothing:
// give up, since the failure is not retryable, it is the fifth time, or the provider asks for more than two
// minutes.
inline constexpr int kMostRepetitions = 4;
std::optional<double> delay_before_retry(const Server& server, const Failure& failure, int attempt,
                                         std::uint64_t draw) noexcept;

}  // namespace synthgen::llm
