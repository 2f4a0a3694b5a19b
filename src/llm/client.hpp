// Asking a language model: where it is (a foreign server of the wrapper synthgen_llm), and one question.
//
// A capability calls describe_server() and then consult() or ask(), in a backend. A background worker
// describes servers in a transaction and asks outside of any through Transfers (llm/transfers.hpp), with
// note_sent() and note_outcome() of llm/call_log.hpp before and after.
#pragma once

#include "llm/model.hpp"
#include "postgres/pg.hpp"

namespace synthgen::llm {

// What the foreign server `name` and the user mapping of `role` (or PUBLIC) say, with the role's rights:
// USAGE on the server is checked. An empty name stands for the only server that the role may use. The key is
// read now, wherever it is kept. Throws pg::Error or ServerError.
Server describe_server(const std::string& name, Oid role);

// Throws object_not_in_prerequisite_state if synthgen.llm_share is 'none'. consult() does so by itself; call
// it before work that would be in vain.
void require_sharing();

// Asks one question and waits for the answer, repeating it at most `repetitions` times
// where that may help (delay_before_retry). Answers
// a cancel and statement_timeout at once, obeys the server's budgets, and notes the call in synth_llm_log as
// one that serves `purpose`, such as "modify". The texts of `ask` and of the reply are in the database's
// encoding.
Outcome consult(const Server& server, const Ask& ask, const std::string& purpose,
                int repetitions = kMostRepetitions);

// The same for callers that cannot go on without an answer: a failure is thrown as pg::Error.
Reply ask(const Server& server, const Ask& ask, const std::string& purpose,
          int repetitions = kMostRepetitions);

// Throws the failure as an error that says what to do.
[[noreturn]] void throw_failure(const Server& server, const Failure& failure);

}  // namespace synthgen::llm
