// Which parents of one row existed at the same time, and when the row was made.
#pragma once

#include "generate/timely_reference.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class TimelinessPass : private TablePass {
 public:
  explicit TimelinessPass(TableDraft& draft) : TablePass(draft) {}

  // A reference that keeps to what was there when the other parents of the row were.
  generate::NodeId keep_timely(std::size_t index, generate::NodeId reference);
  // What the dates of a parent must agree with.
  std::vector<generate::TimeFit> fits(std::size_t index);
  // Whether keys decide dates of the row, so that these do not follow what it refers to.
  bool dates_stand() const;

 private:
  bool has_own_moment() const;
  bool stands(const pg::Column& column) const;
  void add_standing_fits(std::size_t index, std::vector<generate::TimeFit>& fits);
  void add_slot_fits(std::size_t index, std::vector<generate::TimeFit>& fits);
};

}  // namespace synthgen::plan
