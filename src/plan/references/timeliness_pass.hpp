// Which parents of one row existed at the same time, and when the row was made.
#pragma once

#include "generate/references/timely_reference.hpp"
#include "generate/references/timely_tuple.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class TimelinessPass : private TablePass {
 public:
  explicit TimelinessPass(TableDraft& draft) : TablePass(draft) {}

  // A reference that keeps to what was there when the other parents of the row were.
  generate::NodeId keep_timely(std::size_t index, generate::NodeId reference);
  // What the dates of a parent must agree with.
  std::vector<generate::TimeFit> fits(std::size_t index);
  // What the parents of a key's tuples must agree in; `anchor` is the foreign key within whose parents the
  // tuples are enumerated, or -1.
  std::vector<generate::TupleFit> tuple_fits(const std::vector<Part>& parts, int anchor);
  // Whether nothing in the row gives way to when what a key refers to was there: its dates stand, or it has
  // none and the key names somebody.
  bool stands_against(std::size_t index) const;

 private:
  // Columns of a table, or of an ancestor as its children see it; InvalidAttrNumber for what is not told.
  struct Lifetime {
    AttrNumber begin, end;
  };
  Lifetime lifetime_of(TablePlan& table);
  bool has_own_moment() const;
  bool dates_stand() const;
  bool stands(const pg::Column& column) const;
  void add_standing_fits(std::size_t index, std::vector<generate::TimeFit>& fits);
  void add_slot_fits(std::size_t index, std::vector<generate::TimeFit>& fits);
};

}  // namespace synthgen::plan
