// Applies a patch to a table: all of its operations or none, in the caller's transaction and with the
// caller's rights, keeping every constraint; and puts on record what changed, so that it can be undone.
#pragma once

#include "modify/patch.hpp"
#include "postgres/pg.hpp"

extern "C" {
#include "utils/jsonb.h"
}

namespace synthgen::modify {

// What a call of synth_apply or synth_modify says.
struct ApplyCall {
  Oid table = InvalidOid;
  Jsonb* patch = nullptr;
  bool dry_run = false;  // everything happens, and is rolled back
  int64 max_rows = 0;    // that one operation may change
  std::uint64_t seed = 0;
  int32 as_of = 0;                        // for rows that are added; a DateADT
  const char* command = "synth_apply()";  // for messages
  std::string prompt;                     // of synth_modify
  std::string model;
};

// What came of one operation.
struct StepResult {
  int64 estimated = 0;  // rows, by the planner
  int64 rows = 0;
  std::string before;  // some rows as JSON, an array; empty if there are none
  std::string after;
  std::string note;  // why it cannot be undone; empty if it can
};

struct ApplyResult {
  int64 change = 0;  // its number; 0 for a dry run
  std::vector<StepResult> steps;
};

// Throws pg::Error or ServerError; then nothing has changed once the (sub)transaction is aborted.
ApplyResult apply(const ApplyCall& call);

}  // namespace synthgen::modify
