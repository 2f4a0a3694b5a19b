// How often something was done beside when it was done last: nothing of what never was, once at least of what
// was.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class TallyPass : private TablePass {
 public:
  explicit TallyPass(TableDraft& draft) : TablePass(draft) {}

  // Runs when what children count is settled.
  void derive_tallies();

 private:
  const pg::Column* last_time(const pg::Column& tally) const;
};

}  // namespace synthgen::plan
