// Flags and the dates that they go with: what a label or a date tells of a flag, and which date is there only
// where a flag is set.
#pragma once

#include "generate/nodes/temporal.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class FlagPass : private TablePass {
 public:
  explicit FlagPass(TableDraft& draft) : TablePass(draft) {}

  void derive_flags();

 private:
  bool is_open(const pg::Column& date) const;
  std::optional<generate::Evidence> evidence_of_flag(const pg::Column& flag, bool set) const;
  const pg::Column* governed_by(const pg::Column& flag) const;
  bool govern_date(const pg::Column& flag);
  void derive_flag(const pg::Column& flag);
  bool derive_lateness(const pg::Column& flag);
  std::optional<generate::DateBound> due_of_parent(std::size_t key, std::string& name);
  std::optional<std::pair<Datum, Datum>> values_of_flag(const pg::Column& flag) const;
  bool derive_validity(const pg::Column& flag);
  bool derive_flag_of_date(const pg::Column& flag);
  std::optional<generate::DateBound> occasion_of_row();
  void derive_occurrence(const pg::Column& flag);
};

}  // namespace synthgen::plan
