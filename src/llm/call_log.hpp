// The table synth_llm_log: what was sent to which model, by whom, when, and what came of it.
//
// A call is noted before anything leaves the server. It is noted in a transaction of its own where possible,
// so that what was sent stays on record though the caller's transaction fails. Keys are never noted; whether
// texts are is up to the setting synthgen.llm_log.
#pragma once

#include "llm/model.hpp"
#include "postgres/pg.hpp"

namespace synthgen::llm {

// Notes that `ask` is about to be sent on behalf of `role`, and returns the number of the note. For a
// worker's use, inside a transaction that it commits before it sends.
int64 note_sent(const Server& server, const Ask& ask, const std::string& purpose, Oid role);

// Notes what came of it.
void note_outcome(int64 note, const Outcome& outcome, double seconds);

// What calls to this server have used, in this database, by whomever.
struct Spent {
  int64 requests_last_minute = 0;
  int64 tokens_today = 0;  // since midnight UTC
};
Spent spent_on(const Server& server);

}  // namespace synthgen::llm
