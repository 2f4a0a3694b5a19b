// Puts the texts of a pool into rows that a run wrote with built-in ones.
//
// Which rows these are, and what is to stand in them, is computed: the run's plan yields key, old texts and
// new texts of every row. A row is changed only if it still holds what the run wrote, so whatever anybody has
// done to it since stays. All rights, constraints and triggers are those of an UPDATE by the current user.
#pragma once

#include "llm/job_store.hpp"
#include "plan/request.hpp"

namespace synthgen::llm {

// The rows of one run in one table.
struct RunRows {
  plan::Request request;  // of the run, to be planned as it was then
  Oid table = InvalidOid;
  int64 first_row = 0;
  int64 end_row = 0;
};

// Rewrites rows from number `next_row` on, for about half a second, in the caller's transaction, which may
// commit. Rows that are refused are left as they are and counted. Throws pg::Error if the rows cannot be told
// apart.
Rewritten rewrite_rows(const RunRows& rows, const generate::TextPool& pool, int64 next_row);

}  // namespace synthgen::llm
