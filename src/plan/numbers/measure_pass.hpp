// Measures that follow from others of their row.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class MeasurePass : private TablePass {
 public:
  explicit MeasurePass(TableDraft& draft) : TablePass(draft) {}

  void derive_availability();
  void derive_measures();

 private:
  void derive_year(const pg::Column& column);
  void derive_age(const pg::Column& column);
  const Slot* slot_without_end() const;
  void derive_length(const pg::Column& column);
  void derive_delay(const pg::Column& column);
  void derive_ranges();
  AttrNumber stock_column(AttrNumber except) const;
};

}  // namespace synthgen::plan
