// The record of calls to language models (table synth_llm_call, view synth_llm_log): what was sent to which
// model, by whom, when, and what came of it.
//
// A call is noted before anything leaves the server. Keys are never noted; whether texts are is up to the
// setting synthgen.llm_log. All texts are UTF-8.
#pragma once

#include "llm/model.hpp"
#include "postgres/pg.hpp"

namespace synthgen::llm {

// Which transaction a note belongs to.
enum class NoteIn {
  // The caller's: for a worker, which commits it before it sends.
  kThisTransaction,
  // One of its own, in a background process, so that what was sent stays on record though the caller's
  // transaction
  // fails. The caller's after all where the server can start no process or does not see the extension yet.
  kOwnTransaction,
};

// Notes that `ask` is about to be sent on behalf of `role`, and returns the number of the note.
int64 note_sent(const Server& server, const Ask& ask, const std::string& purpose, Oid role,
                NoteIn in = NoteIn::kThisTransaction);

// Notes what came of it.
void note_outcome(int64 note, const Outcome& outcome, double seconds, NoteIn in = NoteIn::kThisTransaction);

// What calls to this server have used in this database, by whomever.
struct Spent {
  int64 requests_last_minute = 0;
  int64 tokens_today = 0;  // since midnight UTC
};
Spent spent_on(const Server& server);

}  // namespace synthgen::llm
