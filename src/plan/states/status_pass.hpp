// A status fits the time: what is planned is not completed, what is long past not pending.
#pragma once

#include "generate/nodes/status.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class StatusPass : private TablePass {
 public:
  explicit StatusPass(TableDraft& draft) : TablePass(draft) {}

  void place_in_time();

 private:
  AttrNumber moment_of_all() const;
  std::optional<generate::StatusTimes> status_times() const;
  void place_status_in_time(const pg::Column& column, const generate::StatusTimes& times);
  bool is_end_of_slot(AttrNumber column) const;
  bool may_hold_labels(AttrNumber column) const;
};

}  // namespace synthgen::plan
