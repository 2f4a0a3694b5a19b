#include "llm/dialect.hpp"

#include <charconv>

namespace synthgen::llm {

const Dialect& dialect_of(Provider provider) noexcept {
  switch (provider) {
    case Provider::kVertex:
      return vertex_dialect();
    case Provider::kOpenAi:
      return openai_dialect();
    case Provider::kAnthropic:
      return anthropic_dialect();
    case Provider::kGemini:
      break;
  }
  return gemini_dialect();
}

std::optional<double> temperature_of(const Server& server, const Ask& ask) noexcept {
  return ask.temperature ? ask.temperature : server.temperature;
}

std::string number_text(double number) {
  char buffer[32];
  auto const [end, problem] = std::to_chars(buffer, buffer + sizeof buffer, number);
  return problem == std::errc() ? std::string(buffer, end) : "0";
}

std::string escape_segment(std::string_view segment) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string result;
  for (char const letter : segment) {
    bool const plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') ||
                       std::string_view("-._~").find(letter) != std::string_view::npos;
    if (plain) {
      result += letter;
    } else {
      auto const code = static_cast<unsigned char>(letter);
      result += {'%', kDigits[code >> 4], kDigits[code & 15]};
    }
  }
  return result;
}

Problem problem_of_status(int status) noexcept {
  if (status == 401 || status == 403) return Problem::kBadKey;
  if (status == 408) return Problem::kTimeout;
  if (status == 429) return Problem::kRateLimited;
  if (status >= 500) return Problem::kUnavailable;
  return Problem::kRefused;
}

Failure failure(Problem problem, std::string message, Usage usage, int status) {
  Failure result;
  result.problem = problem;
  result.message = std::move(message);
  result.http_status = status;
  result.usage = usage;
  return result;
}

Failure failure_of(const HttpResponse& response, std::string_view message) {
  std::string text = "HTTP status " + std::to_string(response.status);
  if (response.status >= 300 && response.status < 400) text += ": redirects are not followed";
  if (!message.empty()) text += ": " + printable(message);
  Failure result = failure(problem_of_status(response.status), std::move(text), {}, response.status);
  result.retry_after = response.retry_after;
  return result;
}

Failure malformed(const HttpResponse& response, std::string_view what) {
  return failure(Problem::kMalformed, std::string(what), {}, response.status);
}

Outcome read_response(const HttpResponse& response,
                      Failure (*read_error)(const HttpResponse&, JsonDocument::Element error),
                      Outcome (*read_answer)(const HttpResponse&, JsonDocument::Element root)) {
  JsonDocument document;
  bool const is_json = document.parse(response.body);
  JsonDocument::Element error;
  if (is_json && document.root()["error"].get(error) == simdjson::SUCCESS && !error.is_null())
    return read_error(response, error);
  if (response.status != 200) return failure_of(response, "");
  if (!is_json) return malformed(response, "the response is not JSON");
  return read_answer(response, document.root());
}

}  // namespace synthgen::llm
