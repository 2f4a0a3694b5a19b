// libcurl's callbacks neither call the server nor let an exception out; what they gather is judged
// afterwards.
#include "llm/transfers.hpp"

#include <curl/curl.h>
#include <pthread.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>

#include "llm/dialect.hpp"
#include "llm/endpoint.hpp"

namespace synthgen::llm {

namespace {

using Clock = std::chrono::steady_clock;

// The largest response that is read; the longest answer of today's models is a tenth of it.
constexpr std::size_t kMostBytes = std::size_t{8} << 20;

constexpr long kConnectMilliseconds = 10'000;

// Holds all signals back, so that a thread started meanwhile inherits a full mask.
class SignalsHeldBack {
 public:
  SignalsHeldBack() noexcept {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeldBack() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeldBack(const SignalsHeldBack&) = delete;
  SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;

 private:
  sigset_t before_;
};

struct EasyCleanup {
  void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
struct HeadersCleanup {
  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, HeadersCleanup>;

// A question on its way.
struct Call {
  std::int64_t id = 0;
  const Dialect* dialect = nullptr;
  Secret key;
  std::string schema;
  std::string body;      // of the request; libcurl reads it in place
  std::string response;  // as far as it has come
  bool too_large = false;
  Clock::time_point started = Clock::now();
  Headers headers;
  std::unique_ptr<CURL, EasyCleanup> easy;
};

extern "C" std::size_t take_bytes(char* data, std::size_t, std::size_t count, void* context) noexcept {
  Call& call = *static_cast<Call*>(context);
  call.too_large = call.response.size() + count > kMostBytes;
  if (call.too_large) return 0;
  try {
    call.response.append(data, count);
  } catch (...) {
    return 0;
  }
  return count;
}

Headers headers_of(const HttpRequest& request) {
  Headers list;
  auto const add = [&](const std::string& header) {
    curl_slist* const longer = curl_slist_append(list.get(), header.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
  };
  for (const std::string& header : request.headers) add(header);
  add("Content-Type: application/json");
  add("Expect:");  // no question before the question
  return list;
}

// Only HTTP over TLS, or plain HTTP to this machine; no redirect, no proxy for this machine, no file of the
// user's.
void set_protocols(CURL* easy, const std::string& url) {
  bool const local = is_loopback(url);
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, local ? "http,https" : "https");
#else
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS, local ? CURLPROTO_HTTP | CURLPROTO_HTTPS : CURLPROTO_HTTPS);
#endif
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  if (local) curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
}

void set_options(Call& call, const Server& server, const HttpRequest& request) {
  CURL* const easy = call.easy.get();
  auto const milliseconds = static_cast<long>(server.timeout * 1000);
  curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  set_protocols(easy, request.url);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, call.headers.get());
  curl_easy_setopt(easy, CURLOPT_POST, 1L);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, call.body.data());
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_bytes);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &call);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, &call);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, milliseconds);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, std::min(kConnectMilliseconds, milliseconds));
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "synthgen");
#if LIBCURL_VERSION_NUM >= 0x075700
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // a cancel does not wait for the name to be resolved
#endif
}

// Without a response there is a chance that a repetition gets one, except where TLS says who is not there.
Problem problem_of(CURLcode code) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return Problem::kTimeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return Problem::kRefused;
    default:
      return Problem::kUnreachable;
  }
}

Failure transport_failure(const Call& call, CURLcode code) {
  if (call.too_large) {
    return failure(Problem::kTooLarge,
                   "the response is larger than " + std::to_string(kMostBytes >> 20) + " MiB", {}, 0);
  }
  return failure(problem_of(code), printable(curl_easy_strerror(code)), {}, 0);
}

// A reply to a question with a schema has to be JSON that conforms to it. PostgreSQL's texts have no null
// characters.
Outcome check_shape(Outcome outcome, const std::string& schema) {
  const Reply* const reply = std::get_if<Reply>(&outcome);
  if (reply == nullptr) return outcome;
  if (reply->text.find('\0') != std::string::npos)
    return failure(Problem::kMalformed, "the answer holds a null character", reply->usage, 200);
  if (schema.empty()) return outcome;
  JsonDocument document;
  if (!document.parse(reply->text))
    return failure(Problem::kMalformed, "the answer is not JSON", reply->usage, 200);
  if (reply->text.find("\\u0000") != std::string::npos)
    return failure(Problem::kMalformed, "the answer holds a null character", reply->usage, 200);
  if (!conforms(document.root(), schema))
    return failure(Problem::kMalformed, "the answer has another shape than was asked for", reply->usage, 200);
  return outcome;
}

Outcome outcome_of(const Call& call, CURLcode code) {
  if (code != CURLE_OK) return transport_failure(call, code);
  HttpResponse response;
  long status = 0;
  curl_off_t retry_after = 0;
  curl_easy_getinfo(call.easy.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(call.easy.get(), CURLINFO_RETRY_AFTER, &retry_after);
  response.status = static_cast<int>(status);
  response.retry_after = static_cast<double>(std::max<curl_off_t>(retry_after, 0));
  response.body = call.response;
  Outcome outcome = check_shape(call.dialect->outcome(response), call.schema);
  // Providers are known to quote the key in their errors.
  if (auto* const failure = std::get_if<Failure>(&outcome))
    failure->message = call.key.blot(failure->message);
  return outcome;
}

// libcurl's global state is set up once a process and kept.
void set_up_libcurl() {
  static CURLcode const code = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK)
    throw std::runtime_error(std::string("could not set up libcurl: ") + curl_easy_strerror(code));
}

}  // namespace

class Transfers::Impl {
 public:
  Impl() {
    set_up_libcurl();
    multi_ = curl_multi_init();
    if (multi_ == nullptr) throw std::bad_alloc();
  }
  ~Impl() {
    SignalsHeldBack const held;
    for (auto const& call : calls_) curl_multi_remove_handle(multi_, call->easy.get());
    calls_.clear();
    curl_multi_cleanup(multi_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void start(std::int64_t id, const Server& server, const Ask& ask) {
    auto call = std::make_unique<Call>();
    HttpRequest request = dialect_of(server.provider).request(server, ask);
    call->id = id;
    call->dialect = &dialect_of(server.provider);
    call->key = server.key;
    call->schema = ask.schema;
    call->headers = headers_of(request);
    call->body = std::move(request.body);
    call->easy.reset(curl_easy_init());
    if (call->easy == nullptr) throw std::bad_alloc();
    set_options(*call, server, request);
    calls_.push_back(std::move(call));
    SignalsHeldBack const held;
    curl_multi_add_handle(multi_, calls_.back()->easy.get());
  }

  std::vector<Finished> poll(std::chrono::milliseconds timeout) {
    perform();
    std::vector<Finished> finished = collect();
    if (!finished.empty() || calls_.empty()) return finished;
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(timeout.count()), nullptr);
    perform();
    return collect();
  }

  std::size_t in_flight() const noexcept { return calls_.size(); }

  void abandon(std::int64_t id) noexcept {
    auto const at =
        std::find_if(calls_.begin(), calls_.end(), [&](auto const& call) { return call->id == id; });
    if (at != calls_.end()) remove(at);
  }

 private:
  using Calls = std::vector<std::unique_ptr<Call>>;

  void perform() noexcept {
    SignalsHeldBack const held;
    int running = 0;
    curl_multi_perform(multi_, &running);
  }

  void remove(Calls::iterator at) noexcept {
    SignalsHeldBack const held;
    curl_multi_remove_handle(multi_, (*at)->easy.get());
    calls_.erase(at);
  }

  std::vector<Finished> collect() {
    std::vector<Finished> finished;
    int left = 0;
    while (CURLMsg* const message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURLcode const code = message->data.result;
      auto const at = std::find_if(calls_.begin(), calls_.end(), [&](auto const& call) {
        return call->easy.get() == message->easy_handle;
      });
      Outcome outcome = outcome_of(**at, code);
      double const seconds = std::chrono::duration<double>(Clock::now() - (*at)->started).count();
      finished.push_back({(*at)->id, std::move(outcome), seconds});
      remove(at);
    }
    return finished;
  }

  CURLM* multi_ = nullptr;
  Calls calls_;
};

Transfers::Transfers() : impl_(std::make_unique<Impl>()) {}
Transfers::~Transfers() = default;

void Transfers::start(std::int64_t id, const Server& server, const Ask& ask) {
  impl_->start(id, server, ask);
}

std::vector<Transfers::Finished> Transfers::poll(std::chrono::milliseconds timeout) {
  return impl_->poll(timeout);
}

std::size_t Transfers::in_flight() const noexcept {
  return impl_->in_flight();
}

void Transfers::abandon(std::int64_t id) noexcept {
  impl_->abandon(id);
}

}  // namespace synthgen::llm
