// How long what a row tells of lasts by its kind, where a label says that: of leaves, the sick ones some days
// and the parental ones months.
#pragma once

#include "generate/nodes/labelled_end.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class DateKinds : private TablePass {
 public:
  explicit DateKinds(TableDraft& draft) : TablePass(draft) {}

  // The lengths that labels of the row tell of an end for which `order` knows the usual one; empty if none
  // does.
  std::vector<generate::LabelledEndNode::Case> lengths(const DateRole& role,
                                                       const generate::DateOrder& order) const;

 private:
  bool is_of_kinds(const pg::Column& column) const;
};

}  // namespace synthgen::plan
