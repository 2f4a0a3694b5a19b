// Foreign keys: in which order they are decided, how parents are picked, and how the columns follow.
#pragma once

#include "generate/references/learned_reference.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class ReferencePass : private TablePass {
 public:
  explicit ReferencePass(TableDraft& draft) : TablePass(draft) {}

  void plan_references();
  void build_references();

 private:
  void check_parents_exist();
  void build_tuples();
  void build_first(AttrNumber column);
  void build_whole_of(std::size_t index);
  std::unique_ptr<generate::ReferenceNode> agreeing_reference(std::size_t index,
                                                              generate::Population& parent);
  generate::NodeId build_reference(std::size_t index);
  bool is_anchor(std::size_t index) const;
  generate::NodeId differ_from_siblings(std::size_t index, generate::NodeId reference);
  generate::LearnedReference* learn(std::size_t index, generate::NodeId* reference);
  void assign_reference_columns(std::size_t index, generate::NodeId reference);
};

}  // namespace synthgen::plan
