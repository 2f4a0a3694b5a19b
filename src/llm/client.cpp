// consult: one question from a backend, answerable to its interrupts throughout.
#include "llm/client.hpp"

#include "core/hash.hpp"
#include "llm/call_log.hpp"
#include "llm/encoding.hpp"
#include "llm/transfers.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "pgstat.h"
#include "storage/latch.h"
#include "utils/wait_event.h"
}

namespace synthgen::llm {

namespace {

// How long an interrupt may go unnoticed; curl wakes up for most signals anyway.
constexpr std::chrono::milliseconds kSlice{100};

// Waits, and answers interrupts.
void wait(double seconds) {
  auto const deadline = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  for (;;) {
    auto const left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return;
    pg::guard([&] {
      (void)WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, left.count(),
                      PG_WAIT_EXTENSION);
      ResetLatch(MyLatch);
      CHECK_FOR_INTERRUPTS();
    });
  }
}

Transfers::Finished transfer(const Server& server, const Ask& ask) {
  Transfers transfers;
  transfers.start(1, server, ask);
  for (;;) {
    pgstat_report_wait_start(PG_WAIT_EXTENSION);
    std::vector<Transfers::Finished> finished = transfers.poll(kSlice);
    pgstat_report_wait_end();
    if (!finished.empty()) return std::move(finished.front());
    pg::guard([] { CHECK_FOR_INTERRUPTS(); });
  }
}

// Why the server's own limits forbid a call just now.
std::optional<Failure> limit_reached(const Server& server) {
  if (server.requests_per_minute == 0 && server.token_budget == 0) return std::nullopt;
  Spent const spent = spent_on(server);
  Failure failure;
  if (server.token_budget > 0 && spent.tokens_today >= server.token_budget) {
    failure.problem = Problem::kQuotaDay;
    failure.message = "the server's token_budget for today is used up";
    return failure;
  }
  if (server.requests_per_minute > 0 && spent.requests_last_minute >= server.requests_per_minute) {
    failure.problem = Problem::kRateLimited;
    failure.message = "the server's requests_per_minute are used up";
    failure.retry_after = 60.0 / server.requests_per_minute;
    return failure;
  }
  return std::nullopt;
}

Outcome send(const Server& server, const Ask& ask, const std::string& purpose) {
  if (std::optional<Failure> failure = limit_reached(server)) return std::move(*failure);
  int64 const note = note_sent(server, ask, purpose, GetUserId(), NoteIn::kOwnTransaction);
  Transfers::Finished finished = transfer(server, ask);
  note_outcome(note, finished.outcome, finished.seconds, NoteIn::kOwnTransaction);
  return std::move(finished.outcome);
}

int sqlstate_of(Problem problem) {
  switch (problem) {
    case Problem::kBadKey:
      return ERRCODE_INVALID_AUTHORIZATION_SPECIFICATION;
    case Problem::kQuotaDay:
    case Problem::kRateLimited:
      return ERRCODE_CONFIGURATION_LIMIT_EXCEEDED;
    case Problem::kUnavailable:
    case Problem::kUnreachable:
    case Problem::kTimeout:
      return ERRCODE_CONNECTION_FAILURE;
    case Problem::kTruncated:
    case Problem::kTooLarge:
      return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
    case Problem::kMalformed:
      return ERRCODE_INVALID_JSON_TEXT;
    case Problem::kBlocked:
    case Problem::kRefused:
      break;
  }
  return ERRCODE_FDW_ERROR;
}

const char* hint_of(Problem problem) {
  switch (problem) {
    case Problem::kBadKey:
      return "Check the key in the user mapping, and that it may use this model.";
    case Problem::kQuotaDay:
      return "Wait for the next day, raise the quota or the server's token_budget, or use another server.";
    case Problem::kRateLimited:
      return "Try again later, or lower requests_per_minute of the server.";
    case Problem::kUnavailable:
      return "Try again later, or use another model.";
    case Problem::kUnreachable:
      return "Check the server's endpoint and the network between this machine and it.";
    case Problem::kTimeout:
      return "Raise option timeout of the server.";
    case Problem::kBlocked:
      return "The provider's rules forbid this; use other words or another model.";
    case Problem::kTruncated:
    case Problem::kTooLarge:
      return "Ask for less at once.";
    case Problem::kMalformed:
      return "Use a model that supports structured output.";
    case Problem::kRefused:
      return "Check the server's provider, model and endpoint.";
  }
  return "";
}

}  // namespace

void require_sharing() {
  if (pg::llm_share_setting() != pg::LlmShare::kNone) return;
  throw pg::Error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE, "nothing may be sent to a language model")
      .detail("synthgen.llm_share or synthgen.llm_share_limit is \"none\".")
      .hint("Set synthgen.llm_share to \"schema\" if names, types and comments of tables may be sent.");
}

Outcome consult(const Server& server, const Ask& ask, const std::string& purpose, int repetitions) {
  require_sharing();
  Ask const question = to_utf8(ask);
  for (int attempt = 1;; ++attempt) {
    Outcome outcome = send(server, question, purpose);
    if (auto* const reply = std::get_if<Reply>(&outcome)) {
      reply->text = from_utf8(reply->text);
      return outcome;
    }
    auto const& failure = std::get<Failure>(outcome);
    std::uint64_t const draw = core::mix(ask.seed + MyProcPid, static_cast<std::uint64_t>(attempt));
    std::optional<double> const delay = delay_before_retry(server, failure, attempt, draw);
    if (!delay || attempt > repetitions) return outcome;
    wait(*delay);
  }
}

Reply ask(const Server& server, const Ask& ask, const std::string& purpose, int repetitions) {
  Outcome outcome = consult(server, ask, purpose, repetitions);
  if (const auto* const failure = std::get_if<Failure>(&outcome)) throw_failure(server, *failure);
  return std::get<Reply>(std::move(outcome));
}

void throw_failure(const Server& server, const Failure& failure) {
  throw pg::Error(sqlstate_of(failure.problem), "could not get an answer from server \"" + server.name +
                                                    "\": " + from_utf8(failure.message))
      .hint(hint_of(failure.problem));
}

}  // namespace synthgen::llm
