// The interface behind which the providers' dialects stand: how a question becomes an HTTP request, and what
// a response says. Pure functions of their arguments; they neither send anything nor call the server.
#pragma once

#include <string>
#include <vector>

#include "llm/json.hpp"
#include "llm/model.hpp"

namespace synthgen::llm {

struct HttpRequest {
  std::string url;
  std::vector<std::string> headers;  // "Name: value"; one of them may hold the key
  std::string body;
};

struct HttpResponse {
  int status = 0;
  double retry_after = 0;  // of the header Retry-After, in seconds; 0 if there is none
  std::string body;
};

class Dialect {
 public:
  virtual ~Dialect() = default;

  // Where the provider is if the server does not say; empty if only the user can know.
  virtual std::string default_endpoint(const Server& server) const = 0;

  virtual HttpRequest request(const Server& server, const Ask& ask) const = 0;

  // Reads a response of any status. Whether a reply conforms to the schema is checked by the caller.
  virtual Outcome outcome(const HttpResponse& response) const = 0;
};

const Dialect& dialect_of(Provider provider) noexcept;

// Of one instance each.
const Dialect& gemini_dialect() noexcept;
const Dialect& vertex_dialect() noexcept;
const Dialect& openai_dialect() noexcept;
const Dialect& anthropic_dialect() noexcept;

// What all dialects share.

// The temperature to ask with, if any: the question's, else the server's.
std::optional<double> temperature_of(const Server& server, const Ask& ask) noexcept;

// A number as JSON writes it, independent of the locale.
std::string number_text(double number);

// A path segment, percent-encoded (RFC 3986).
std::string escape_segment(std::string_view segment);

// The problem that an HTTP status stands for, where the body says nothing better.
Problem problem_of_status(int status) noexcept;

// The failure that a response with an error status stands for; `message` is what the provider said, if it
// said it in its own manner.
Failure failure_of(const HttpResponse& response, std::string_view message);

// A response that is not what the provider's interface promises.
Failure malformed(const HttpResponse& response, std::string_view what);

// Reads a response that is one JSON document: an error in it says more than the status, the status more than
// the rest.
Outcome read_response(const HttpResponse& response,
                      Failure (*read_error)(const HttpResponse&, JsonDocument::Element error),
                      Outcome (*read_answer)(const HttpResponse&, JsonDocument::Element root));

// A failure with a message of ours.
Failure failure(Problem problem, std::string message, Usage usage, int status);

}  // namespace synthgen::llm
