// Applies a patch to a table: all of its operations or none, in the caller's transaction and with the
// caller's rights, keeping every constraint; and puts on record what changed, so that it can be undone.
#pragma once

#include <memory>

#include "modify/patch.hpp"

namespace synthgen::modify {

// What a call of synth_apply or synth_modify says.
struct ApplyCall {
  Oid table = InvalidOid;
  Jsonb* patch = nullptr;
  bool dry_run = false;  // everything happens, and is rolled back
  bool keep_rules = true;
  int64 max_rows = 0;  // that one operation may change
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
  std::string rule;  // that is kept for the column, as JSON; empty if none is
  std::string note;  // what there is to say, such as why it cannot be undone; empty if nothing
};

struct ApplyResult {
  int64 change = 0;  // its number; 0 for a dry run
  std::vector<StepResult> steps;
};

// A patch on its way: read and checked by the constructor, which reads no row, then run once.
class Application {
 public:
  // Throws pg::Error or ServerError if the patch is refused. `call` outlives the application.
  explicit Application(const ApplyCall& call);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  // Changes the rows and puts that on record, or for a dry run rolls it back. Throws pg::Error or
  // ServerError; then nothing has changed once the (sub)transaction is aborted.
  ApplyResult run();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Checks the constraints that wait for the end of the transaction now, and whenever they come up from now on,
// until the end of the subtransaction that is rolled back or of the transaction.
void check_deferred_constraints();

}  // namespace synthgen::modify
