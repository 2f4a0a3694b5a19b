// Parents that not any row may have: one each, or those that leave later keys a choice.
#pragma once

#include "generate/references/reference.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class ParentChoice : private TablePass {
 public:
  explicit ParentChoice(TableDraft& draft) : TablePass(draft) {}

  // A reference that later ones must agree with picks parents that leave them a choice. Null if none does.
  std::unique_ptr<generate::ReferenceNode> leading_reference(std::size_t index, generate::Population& parent);
  // A reference by which no two rows have the same parent.
  generate::NodeId build_distinct(std::size_t index, generate::Population& parent, core::Stream stream);

 private:
  std::unique_ptr<generate::ReferenceNode> distinct_reference(std::size_t index, generate::Population& parent,
                                                              core::Stream stream);
  std::unique_ptr<generate::ReferenceNode> untaken_reference(std::size_t index, generate::Population& parent,
                                                             core::Stream stream);
  void keep_to_own(std::size_t index, generate::DistinctReference& node);
  std::vector<generate::RowTest> listed_columns(std::size_t index);
  generate::NodeId keep_if_eligible(std::size_t index, generate::NodeId reference);
};

}  // namespace synthgen::plan
